import { z } from '@hono/zod-openapi';
import { cutPage, Paging, pageOf, readCursor } from '#platform/api/cursor.ts';
import { day, endpoint } from '#platform/api/endpoint.ts';
import { apiRouter } from '#platform/api/router.ts';
import { record } from '#platform/audit/record.ts';
import { listCompletions } from './completions.queries.ts';
import { exampleOccasion, examplePerson } from './examples.ts';
import { Person } from './sign-ups.schemas.ts';

const states = ['claimed', 'approved', 'rejected', 'revoked'] as const;

const Completion = z
  .object({
    id: z.uuid(),
    person: Person,
    course_id: z.uuid(),
    occasion_id: z.uuid().nullable().openapi({ description: 'Null when completed elsewhere.' }),
    completed_on: day(),
    valid_until: day().nullable().openapi({ description: 'Last day it is valid; null when it does not lapse.' }),
    source: z.enum(['occasion', 'external']).openapi({ description: 'external: a certificate from elsewhere.' }),
    state: z.enum(states).openapi({ description: 'claimed waits for the manager. Only approved counts.' }),
    issuer: z.string().nullable().openapi({ description: 'Who issued a certificate from elsewhere.' }),
    code: z.string().nullable().openapi({ description: 'Code of the certificate, which anyone may check at /certificate.' }),
  })
  .openapi('Completion');

const View = Paging.extend({
  course: z.uuid().optional().openapi({ description: 'Only of this course.' }),
  occasion: z.uuid().optional().openapi({ description: 'Only at this occasion.' }),
  person: z.uuid().optional().openapi({ description: 'Only of this person.' }),
  state: z.enum(states).optional().openapi({ description: 'Only in this state.' }),
  valid_on: day().optional().openapi({ description: 'Only those approved and valid on this day.' }),
});

export const completionsApi = apiRouter().openapi(
  endpoint({
    method: 'get',
    path: '/completions',
    permission: 'training.browse',
    tag: 'Completions',
    name: 'list_completions',
    summary: 'Completions, a page at a time.',
    description:
      'Who has completed what, here or elsewhere: oneself, the people one leads, participants of what one runs, and people in organisations one plans courses for. A page that names others is written in the log.',
    request: { query: View },
    answers: pageOf(Completion),
    example: {
      data: [
        {
          id: 'e1f3a5c7-2b4d-4e6f-8a90-1c3e5d7f9b0a',
          person: examplePerson,
          course_id: exampleOccasion.course_id,
          occasion_id: exampleOccasion.id,
          completed_on: '2026-11-24',
          valid_until: '2029-11-24',
          source: 'occasion',
          state: 'approved',
          issuer: null,
          code: '7K2M-9QXR-4TBD',
        },
      ],
      next_cursor: null,
    },
  }),
  async (c) => {
    const { limit, cursor, course, occasion, person, state, valid_on } = c.req.valid('query');
    const found = await listCompletions(c.get('tx'), { course, occasion, person, state, valid_on }, readCursor(c, cursor), limit);
    const { rows, next_cursor } = cutPage(c, found, limit, ({ entered, id }) => [entered, id]);
    const others = rows.filter(({ person_id }) => person_id !== c.get('viewer').personId).length;
    if (others > 0) await record(c.get('tx'), 'completions.fetched', { details: { people: others, course: course ?? null } });
    const data = rows.map(({ person_id, name, ...row }) => ({ ...row, person: { id: person_id, name } }));
    return c.json(pageOf(Completion).parse({ data, next_cursor }), 200);
  },
);
