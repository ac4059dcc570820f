import { z } from '@hono/zod-openapi';
import { sql } from 'kysely';
import { cutPage, type Mark, Paging, pageOf, readCursor } from '#platform/api/cursor.ts';
import { day, endpoint } from '#platform/api/endpoint.ts';
import { apiRouter } from '#platform/api/router.ts';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { localDate } from '#platform/i18n/dates.ts';
import { exampleCourse } from './examples.ts';

const n = () => z.number().int().nonnegative();
const Line = z
  .object({
    organisation_id: z.uuid(),
    depth: n().openapi({
      description:
        '0: the organisation asked for; 1: what lies just below it. Depth 1 with its own id: those who work at the organisation itself.',
    }),
    head_count: n().openapi({ description: 'People of the target group employed that day, each once.' }),
    valid: n().openapi({ description: 'Trained, still valid.' }),
    moved_in_with_proof: n().openapi({ description: 'Trained and valid, with another employer before she came.' }),
    lapsed: n().openapi({ description: 'Trained once, no longer valid.' }),
    never_trained: n(),
    share: z
      .number()
      .min(0)
      .max(1)
      .nullable()
      .openapi({ description: '(valid + moved_in_with_proof) / head_count; null where nobody is counted.' }),
  })
  .openapi('Coverage');

const View = Paging.extend({
  course: z.uuid().openapi({ description: 'Of which course.', example: exampleCourse.id }),
  organisation: z
    .uuid()
    .openapi({ description: 'Where: this organisation and what lies below it.', example: exampleCourse.organisation_id }),
  group: z
    .uuid()
    .optional()
    .openapi({ description: 'In which target group; every group that shall have the course unless said.' }),
  on: day().optional().openapi({ description: 'On which day; today unless said.' }),
  levels: z.coerce.number().int().min(0).max(4).default(1).openapi({ description: 'How many levels below.' }),
});

type Row = { organisation_id: string; depth: number; head: number; valid: number; proof: number; lapsed: number; never: number };
type Asked = { course: string; organisation: string; group: string | null; on: string; levels: number };

/** Lines in the order of depth and id; one more than `limit`. Nothing at all where the asker may not have the figures. */
async function listCoverage(db: Read, { course, organisation, group, on, levels }: Asked, mark: Mark | null, limit: number) {
  const past = mark ? sql`(c.depth, c.organisation_id) > (${mark[0]}::int, ${mark[1]}::uuid)` : sql`true`;
  const { rows } =
    await sql<Row>`select c.* from training.coverage(${course}, ${group}, ${organisation}, ${on}::date, ${levels}) c
    where ${past} order by c.depth, c.organisation_id limit ${limit + 1}`.execute(db);
  if (rows.length === 0 && !mark) throw new NotFound();
  return rows;
}

export const coverageApi = apiRouter().openapi(
  endpoint({
    method: 'get',
    path: '/coverage',
    permission: 'training.coverage',
    tag: 'Coverage',
    name: 'list_coverage',
    summary: 'Coverage of a course, organisation by organisation.',
    description:
      'How many of a target group are trained and still employed on a day. Four states that never blur: valid, moved in with proof, lapsed, never trained. Numbers only, and of a unit only to those who see its people.',
    request: { query: View },
    answers: pageOf(Line),
    example: {
      data: [
        {
          organisation_id: exampleCourse.organisation_id,
          depth: 0,
          head_count: 612,
          valid: 420,
          moved_in_with_proof: 11,
          lapsed: 37,
          never_trained: 144,
          share: 0.7042,
        },
      ],
      next_cursor: null,
    },
  }),
  async (c) => {
    const { limit, cursor, course, organisation, group = null, on = localDate(new Date()), levels } = c.req.valid('query');
    const tx = c.get('tx');
    const known = await tx.selectFrom('training.course').select('id').where('id', '=', course).executeTakeFirst();
    if (!known) throw new NotFound();
    const found = await listCoverage(tx, { course, organisation, group, on, levels }, readCursor(c, cursor), limit);
    const { rows, next_cursor } = cutPage(c, found, limit, (row) => [String(row.depth), row.organisation_id]);
    const data = rows.map(({ organisation_id, depth, head, valid, proof, lapsed, never }) => ({
      ...{ organisation_id, depth, head_count: head, valid, moved_in_with_proof: proof, lapsed, never_trained: never },
      share: head === 0 ? null : Math.round(((valid + proof) / head) * 10_000) / 10_000,
    }));
    return c.json(pageOf(Line).parse({ data, next_cursor }), 200);
  },
);
