import { z } from '@hono/zod-openapi';
import { cutPage, Paging, pageOf, readCursor } from '#platform/api/cursor.ts';
import { ById, endpoint } from '#platform/api/endpoint.ts';
import { apiRouter } from '#platform/api/router.ts';
import { record } from '#platform/audit/record.ts';
import { exampleSignUp } from './examples.ts';
import { getSignUp, listSignUps, standingOf } from './sign-ups.queries.ts';
import { SignUp, SignUpWithStanding, states, toldSignUp } from './sign-ups.schemas.ts';

const View = Paging.extend({
  occasion: z.uuid().optional().openapi({ description: 'Only for this occasion.' }),
  person: z.uuid().optional().openapi({ description: 'Only of this person.' }),
  state: z.enum(states).optional().openapi({ description: 'Only in this state.' }),
});

export const signUpsApi = apiRouter()
  .openapi(
    endpoint({
      method: 'get',
      path: '/sign-ups',
      permission: 'training.browse',
      tag: 'Sign-ups',
      name: 'list_sign_ups',
      summary: 'Sign-ups, a page at a time.',
      description:
        'One’s own, those of the people one leads, and those for occasions one arranges or leads. A page that names others is written in the log.',
      request: { query: View },
      answers: pageOf(SignUp),
      example: { data: [exampleSignUp], next_cursor: null },
    }),
    async (c) => {
      const { limit, cursor, occasion, person, state } = c.req.valid('query');
      const found = await listSignUps(c.get('tx'), { occasion, person, state }, readCursor(c, cursor), limit);
      const { rows, next_cursor } = cutPage(c, found, limit, ({ entered, id }) => [entered, id]);
      const others = rows.filter(({ person_id }) => person_id !== c.get('viewer').personId).length;
      if (others > 0)
        await record(c.get('tx'), 'enrolments.fetched', { details: { people: others, occasion: occasion ?? null } });
      return c.json({ data: rows.map(toldSignUp), next_cursor }, 200);
    },
  )
  .openapi(
    endpoint({
      method: 'get',
      path: '/sign-ups/{id}',
      permission: 'training.browse',
      tag: 'Sign-ups',
      name: 'get_sign_up',
      summary: 'One sign-up.',
      description: 'A sign-up, and where it stands in the queue.',
      request: { params: ById },
      answers: SignUpWithStanding,
      example: { ...exampleSignUp, offer_expires_at: null, queue: { place: 3, waiting: 4 } },
    }),
    async (c) => {
      const row = await getSignUp(c.get('tx'), c.req.valid('param').id);
      if (row.person_id !== c.get('viewer').personId)
        await record(c.get('tx'), 'enrolment.opened', { type: 'enrolment', id: row.id, person: row.person_id });
      const waits = row.state === 'waiting' && row.expires_at === null;
      const queue = waits ? ((await standingOf(c.get('tx'), row.id)) ?? null) : null;
      return c.json(SignUpWithStanding.parse({ ...toldSignUp(row), queue }), 200);
    },
  );
