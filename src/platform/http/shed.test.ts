import { Hono } from 'hono';
import { afterEach, expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { answerError } from './errors.tsx';
import type { Env } from './router.ts';
import { type Gate, openGate, shed } from './shed.ts';

const { house } = await openTown();
const gates: Gate[] = [];
afterEach(() => {
  for (const gate of gates.splice(0)) gate.close();
});
const gateOf = (limits: Parameters<typeof openGate>[0]) => {
  const gate = openGate(limits);
  gates.push(gate);
  return gate;
};
const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A house whose every page takes `ms`, behind the gate; without a database. */
function slowHouse(gate: Gate, ms: number) {
  const app = new Hono<Env>();
  let most = 0;
  let now = 0;
  app.use(async (c, next) => {
    c.set('house', house);
    await next();
  });
  app.use(shed(gate));
  app.get('*', async (c) => {
    most = Math.max(most, ++now);
    await rest(ms);
    now--;
    return c.text('here');
  });
  app.onError(answerError);
  return { app, most: () => most };
}
const tally = (answers: readonly Response[]) => {
  const counts: Record<number, number> = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};

test('a crowd that comes at once waits its turn, and never more are at work than may be', async () => {
  const { app, most } = slowHouse(gateOf({ atOnce: 5, waiting: 100, patience: 5_000, impatience: 1_000, lag: 9_000 }), 20);
  const answers = await Promise.all(Array.from({ length: 60 }, () => app.request('/training')));
  expect(tally(answers)).toEqual({ 200: 60 });
  expect(most()).toBe(5);
});

test('more than may wait are told "not now" at once, with when to come again; health and style sheets are let by', async () => {
  const { app } = slowHouse(gateOf({ atOnce: 2, waiting: 3, patience: 5_000, impatience: 1_000, lag: 9_000 }), 300);
  const inside = Array.from({ length: 5 }, () => app.request('/training'));
  const since = performance.now();
  const [page, api, health] = await Promise.all([
    app.request('/training'),
    app.request('/api/v1/courses'),
    app.request('/healthz'),
  ]);
  expect(performance.now() - since).toBeLessThan(2_000);
  expect([page.status, page.headers.get('retry-after')]).toEqual([503, '5']);
  expect(await page.text()).toContain('Vänta 5 sekunder och försök igen.');
  expect([api.status, api.headers.get('content-type')]).toEqual([503, 'application/problem+json']);
  expect(api.headers.get('retry-after')).toBe('5');
  expect(health.status).toBe(200);
  expect(tally(await Promise.all(inside))).toEqual({ 200: 5 });
  expect((await app.request('/training')).status).toBe(200); // and it is over
});

test('when the queue does not end, nobody waits long, and who is served is served soon', async () => {
  const { app } = slowHouse(gateOf({ atOnce: 2, waiting: 500, patience: 600, impatience: 100, lag: 9_000 }), 20);
  const answers: Promise<{ status: number; took: number }>[] = [];
  const one = async () => {
    const since = performance.now();
    const { status } = await app.request('/training');
    return { status, took: performance.now() - since };
  };
  for (let i = 0; i < 60; i++) {
    for (let n = 0; n < 8; n++) answers.push(one()); // twice what two can do in forty milliseconds, and more
    await rest(40);
  }
  const late = (await Promise.all(answers)).slice(-160);
  const served = late.filter(({ status }) => status === 200);
  expect(served.length).toBeGreaterThan(20);
  expect(late.some(({ status }) => status === 503)).toBe(true);
  expect(Math.max(...served.map(({ took }) => took))).toBeLessThan(600);
  await rest(300);
  expect((await app.request('/training')).status).toBe(200);
});

test('a process that is late to its own clock lets nobody more in', async () => {
  const { app } = slowHouse(gateOf({ atOnce: 5, waiting: 100, patience: 5_000, impatience: 1_000, lag: 200 }), 1);
  for (const until = performance.now() + 700; performance.now() < until; );
  await new Promise((resolve) => setTimeout(resolve, 0)); // the gate's clock rings, late
  expect((await app.request('/training')).status).toBe(503);
  await rest(600);
  expect((await app.request('/training')).status).toBe(200);
});
