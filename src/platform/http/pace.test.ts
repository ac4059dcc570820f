import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { callerFor, withoutKey } from '#test/caller.ts';
import { crowd } from '#test/occasion.ts';
import { openTown } from '#test/town.ts';
import { answerError } from './errors.tsx';
import { keepPace, openPaces, PACES } from './pace.ts';
import type { Env } from './router.ts';
import { Unavailable } from './unavailable.ts';

const ground = await openTown();
const sameAddress = { 'x-forwarded-for': '192.0.2.7' };

test('five hundred people behind the municipality’s one address are all let in, several times each', {
  timeout: 120_000,
}, async () => {
  ground.house.config.trustProxy = true;
  const town = await ground.municipality();
  const people = await crowd(town, 500);
  // Fifty at a time: what is tried here is who is counted with whom, not how many can be carried at once.
  const all = async (path: string, wanted: number) => {
    for (let from = 0; from < people.length; from += 50) {
      const pages = await Promise.all(people.slice(from, from + 50).map((person) => person.get(path, sameAddress)));
      expect(pages.filter(({ status }) => status !== wanted).length).toBe(0);
    }
  };
  await all('/account', 200);
  for (let i = 0; i < 9; i++) await all('/no-such-page', 404); // more together than one address has in store
});

test('a person who asks without pause is told to slow down, in words and with when; nobody else behind the address is', async () => {
  const town = await ground.municipality();
  const [eager, calm] = [await town.person(), await town.person()];
  // A house whose clock stands still, so that nothing is given back while the test asks.
  const app = new Hono<Env>();
  app.use(async (c, next) => {
    c.set('house', ground.house);
    await next();
  });
  app.use(keepPace(openPaces(PACES, () => 0)));
  app.get('*', (c) => c.text('here'));
  app.onError(answerError);
  const ask = (who: typeof eager) => app.request('/training', { headers: { ...sameAddress, cookie: who.cookieHeader() } });
  for (let i = 0; i < PACES.person.store; i++) expect((await ask(eager)).status).toBe(200);
  const refused = await ask(eager);
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
  expect(await refused.text()).toContain('Vänta 1 sekund och försök igen.');
  expect((await ask(calm)).status).toBe(200);
  expect((await app.request('/training', { headers: sameAddress })).status).toBe(200);
});

test('a key has a store of its own, and made-up keys use up nobody else’s', async () => {
  const town = await ground.municipality();
  const key = await callerFor(ground, await town.person());
  const first = await key.get('/api/v1/courses');
  expect(first.status).toBe(200);
  expect((await withoutKey(ground).get('/api/v1/courses')).status).toBe(401);

  let clock = 0;
  const paces = openPaces(PACES, () => clock);
  for (let i = 0; i < PACES.address.store; i++) paces.take('address', '192.0.2.7');
  expect(() => paces.take('address', '192.0.2.7')).toThrow(Unavailable);
  expect(() => paces.take('address', '192.0.2.8')).not.toThrow();
  expect(() => paces.take('key', 'one')).not.toThrow();
  clock += 1000; // a second gives back what a second may use
  for (let i = 0; i < PACES.address.perSecond; i++) paces.take('address', '192.0.2.7');
  expect(() => paces.take('address', '192.0.2.7')).toThrow(Unavailable);
});

test('however many addresses there are, what is remembered of them has an end', () => {
  const paces = openPaces();
  for (let i = 0; i < 60_000; i++) paces.take('address', String(i));
  expect(paces.size()).toBe(50_000);
});
