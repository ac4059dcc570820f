import { expect, test } from 'vitest';
import { callerFor, withoutKey } from '#test/caller.ts';
import { crowd } from '#test/occasion.ts';
import { openTown } from '#test/town.ts';
import { openPaces, PACES } from './pace.ts';
import { Unavailable } from './unavailable.ts';

const ground = await openTown();
const sameAddress = { 'x-forwarded-for': '192.0.2.7' };

test('five hundred people behind the municipality’s one address are all let in, several times each', {
  timeout: 120_000,
}, async () => {
  ground.house.config.trustProxy = true;
  const town = await ground.municipality();
  const people = await crowd(town, 500);
  for (const path of ['/account', '/account', '/account']) {
    // Fifty at a time: what is tried here is who is counted with whom, not how many can be carried at once.
    for (let from = 0; from < people.length; from += 50) {
      const pages = await Promise.all(people.slice(from, from + 50).map((person) => person.get(path, sameAddress)));
      expect(pages.filter(({ status }) => status !== 200).length).toBe(0);
    }
  }
});

test('a person who asks without pause is told to slow down, in words and with when; nobody else behind the address is', async () => {
  const town = await ground.municipality();
  const [eager, calm] = [await town.person(), await town.person()];
  let refused: Awaited<ReturnType<typeof eager.get>> | undefined;
  for (let i = 0; i < 40 && !refused; i++) {
    const pages = await Promise.all(Array.from({ length: 60 }, () => eager.get('/no-such-page', sameAddress)));
    refused = pages.find(({ status }) => status === 429);
  }
  expect(refused?.headers.get('retry-after')).toBe('1');
  expect(refused?.text).toContain('Vänta 1 sekund och försök igen.');
  expect((await calm.get('/account', sameAddress)).status).toBe(200);
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
