import { randomUUID } from 'node:crypto';
import { z } from '@hono/zod-openapi';
import { ById, endpoint } from '#platform/api/endpoint.ts';
import { apiRouter } from '#platform/api/router.ts';
import type { Tx } from '#platform/db/db.ts';
import { NotFound, Refused } from '#platform/http/failures.ts';
import { actOnEntry, type EntryAct } from '../enrolments/act-on-entry.ts';
import { signUp } from '../enrolments/sign-up.ts';
import { exampleSignUp } from './examples.ts';
import { getSignUp, speaksAs } from './sign-ups.queries.ts';
import { SignUp, toldSignUp } from './sign-ups.schemas.ts';
import { t } from './texts.ts';

const Despite = z.boolean().default(false).openapi({
  description: 'Go on in spite of a clash with another booked part, which is otherwise refused with 409.',
});

const Wish = z
  .strictObject({
    person_id: z
      .uuid()
      .optional()
      .openapi({ description: 'Whom: oneself unless said. A manager may sign up her people, a planner those she may see.' }),
    despite_clash: Despite,
  })
  .openapi('SignUpWish');

const acts = [
  ['accept', 'Accept an offered seat.', ['placed']],
  ['decline', 'Decline an offered seat; it goes to the next.', ['declined']],
  [
    'withdraw',
    'Leave: the seat, the offer or the place in the queue goes to the next.',
    ['withdrawn', 'declined', 'refused', 'removed', 'cancelled'],
  ],
] as const satisfies readonly (readonly [EntryAct, string, readonly string[]])[];

export const signUpActsApi = apiRouter().openapi(
  endpoint({
    method: 'post',
    path: '/occasions/{id}/sign-ups',
    permission: 'training.browse',
    tag: 'Sign-ups',
    name: 'sign_up',
    summary: 'Sign a person up.',
    description:
      'Signs a person up: a seat where one is free that she may have, else a place in the queue; a request where her manager must approve; interest while there is no date. A person who is in already keeps her place: 200.',
    request: {
      params: ById,
      body: { content: { 'application/json': { schema: Wish, example: { person_id: exampleSignUp.person.id } } } },
    },
    answers: SignUp,
    example: { ...exampleSignUp, state: 'placed', offer_expires_at: null },
    status: 201,
  }),
  async (c) => {
    const tx = c.get('tx');
    const occasion = c.req.valid('param').id;
    const { person_id, despite_clash = false } = c.req.valid('json');
    const person = person_id ?? c.get('viewer').personId;
    const as = await speaksAs(tx, occasion, person);
    if (!as) throw new NotFound();
    const answer = await signUp(tx, { id: randomUUID(), occasion, person, as, despite: despite_clash });
    if (answer.outcome === 'refused') throw new Refused(answer.sentence);
    if (answer.outcome === 'clash')
      throw new Refused(answer.missing.length > 0 ? t.lacks({ courses: answer.missing.join(', ') }) : t.clash());
    c.header('Location', `/api/v1/sign-ups/${answer.entry}`);
    return c.json(toldSignUp(await getSignUp(tx, answer.entry)), answer.outcome === 'already' ? 200 : 201);
  },
);

for (const [act, summary, states] of acts) {
  signUpActsApi.openapi(
    endpoint({
      method: 'post',
      path: `/sign-ups/{id}/${act}`,
      permission: 'training.browse',
      tag: 'Sign-ups',
      name: `${act}_sign_up`,
      summary,
      description: `${summary} Herself, her manager, or a planner of the occasion. A second time changes nothing.`,
      request: {
        params: ById,
        body: { content: { 'application/json': { schema: z.strictObject({ despite_clash: Despite }), example: {} } } },
      },
      answers: SignUp,
      example: { ...exampleSignUp, state: states[0], offer_expires_at: null },
    }),
    async (c) => {
      const { id } = c.req.valid('param');
      const { despite_clash = false } = c.req.valid('json');
      return c.json(await does(c.get('tx'), id, act, states, despite_clash), 200);
    },
  );
}

/** Does it and tells where the entry then stands; refused where it did not come to stand there, in the act's own words. */
async function does(tx: Tx, id: string, act: EntryAct, wanted: readonly string[], despite: boolean) {
  const answer = await actOnEntry(tx, id, act, { despite });
  if ('busy' in answer) throw new Refused(t.clash());
  const row = await getSignUp(tx, id);
  if (!wanted.includes(row.state)) throw new Refused(answer.said);
  return toldSignUp(row);
}
