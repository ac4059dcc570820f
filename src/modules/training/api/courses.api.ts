import { z } from '@hono/zod-openapi';
import { cutPage, Paging, pageOf, readCursor } from '#platform/api/cursor.ts';
import { ById, endpoint, rfc3339, time } from '#platform/api/endpoint.ts';
import { apiRouter } from '#platform/api/router.ts';
import { forms, levels } from '../courses/words.ts';
import { getCourseWhole, listCourses } from './courses.queries.ts';
import { exampleCourse } from './examples.ts';

const Course = z
  .object({
    id: z.uuid(),
    organisation_id: z.uuid().openapi({ description: 'Who owns the course; others may arrange occasions of it.' }),
    title: z.string(),
    level: z.enum(levels).openapi({
      description:
        'basic (basutbildning), deepening (fördjupning), specialist (spets), trainers (utbilda utbildare), conference.',
    }),
    form: z.enum(forms),
    length_text: z.string().openapi({ description: 'Length in words.' }),
    summary: z.string(),
    validity_months: z
      .number()
      .int()
      .nullable()
      .openapi({ description: 'Months until the knowledge must be renewed; null for never.' }),
    approval: z.enum(['none', 'manager']).openapi({ description: 'Whether the manager must approve a sign-up.' }),
    accepts_external: z.boolean().openapi({ description: 'Whether a certificate from elsewhere may count.' }),
    prerequisite_ids: z.array(z.uuid()).openapi({ description: 'Courses one must have, still valid, first.' }),
    published_at: time().nullable().openapi({ description: 'Null for a draft, which only its owner sees.' }),
    retired_at: time().nullable().openapi({ description: 'Since when no new occasions are planned.' }),
  })
  .openapi('Course');

const WholeCourse = Course.extend({
  body: z.string().openapi({ description: 'Content. Plain text with blank lines between paragraphs.' }),
  material: z.string().openapi({ description: 'What to read or bring, one a line.' }),
  parts_to_complete: z.number().int().nullable().openapi({ description: 'Parts one must attend; null for all.' }),
  late_counts: z.boolean(),
  partial_counts: z.boolean(),
}).openapi('WholeCourse');

const View = Paging.extend({
  level: z.enum(levels).optional().openapi({ description: 'Only this level.' }),
  organisation: z.uuid().optional().openapi({ description: 'Only courses this organisation owns.' }),
  in_use: z
    .stringbool()
    .optional()
    .openapi({ type: 'boolean', description: 'true: published and not retired. false: the others.' }),
});

const told = <C extends { published_at: Date | null; retired_at: Date | null }>(course: C) => ({
  ...course,
  published_at: rfc3339(course.published_at),
  retired_at: rfc3339(course.retired_at),
});

export const coursesApi = apiRouter()
  .openapi(
    endpoint({
      method: 'get',
      path: '/courses',
      permission: 'training.browse',
      tag: 'Courses',
      name: 'list_courses',
      summary: 'Courses, a page at a time.',
      description: 'The catalogue that all organisations share, and drafts of those one plans courses for.',
      request: { query: View },
      answers: pageOf(Course),
      example: { data: [exampleCourse], next_cursor: null },
    }),
    async (c) => {
      const { limit, cursor, level, organisation, in_use } = c.req.valid('query');
      const found = await listCourses(c.get('tx'), { level, organisation, in_use }, readCursor(c, cursor), limit);
      const { rows, next_cursor } = cutPage(c, found, limit, ({ entered, id }) => [entered, id]);
      return c.json(pageOf(Course).parse({ data: rows.map(told), next_cursor }), 200);
    },
  )
  .openapi(
    endpoint({
      method: 'get',
      path: '/courses/{id}',
      permission: 'training.browse',
      tag: 'Courses',
      name: 'get_course',
      summary: 'One course.',
      description: 'A course with its content, material and what it takes to complete it.',
      request: { params: ById },
      answers: WholeCourse,
      example: {
        ...exampleCourse,
        body: 'Vad våld i nära relationer är.\n\nAtt se tecken hos äldre.',
        material: 'https://www.ekhaga.example/handbok',
        parts_to_complete: null,
        late_counts: true,
        partial_counts: false,
      },
    }),
    async (c) => c.json(WholeCourse.parse(told(await getCourseWhole(c.get('tx'), c.req.valid('param').id))), 200),
  );
