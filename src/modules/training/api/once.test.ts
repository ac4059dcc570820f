import { expect, test } from 'vitest';
import { callerFor } from '#test/caller.ts';
import { faultsOf } from '#test/faults.ts';
import { entriesOf, newOccasion } from '#test/occasion.ts';
import { openTown } from '#test/town.ts';
import { forgetAnswers } from '../../../platform/api/answer-once.ts';

const ground = await openTown();
const town = await ground.municipality();
const manager = await town.person({ roles: { manager: town.unit } });
const caller = await callerFor(ground, manager);
const key = (name: string) => ({ 'Idempotency-Key': name });
const signUps = (occasion: string) => `/api/v1/occasions/${occasion}/sign-ups`;

test('the same request with the same key is answered as before, and nothing is done', async () => {
  const occasion = await newOccasion(town);
  const anna = await town.person();
  const body = { person_id: anna.personId };
  const first = await caller.post(signUps(occasion), body, key('a'));
  await caller.post(`/api/v1/sign-ups/${first.body['id']}/withdraw`);
  const again = await caller.post(signUps(occasion), body, key('a'));
  expect([first.status, again.status]).toEqual([201, 201]);
  expect(again.text).toBe(first.text);
  expect(again.headers.get('location')).toBe(first.headers.get('location'));
  expect([first, again].map(({ headers }) => headers.get('idempotency-replayed'))).toEqual([null, 'true']);
  expect(await entriesOf(town, occasion)).toMatchObject([{ state: 'withdrawn' }]);
});

test('the same key for another request is refused, and nothing is done', async () => {
  const occasion = await newOccasion(town);
  const [anna, berit] = await town.people(2);
  await caller.post(signUps(occasion), { person_id: anna!.personId }, key('b'));
  const other = await caller.post(signUps(occasion), { person_id: berit!.personId }, key('b'));
  expect([other.status, other.body['errors']]).toMatchObject([422, [{ field: 'Idempotency-Key' }]]);
  expect(await entriesOf(town, occasion)).toHaveLength(1);
});

test('somebody else’s key of the same name is another key', async () => {
  const occasion = await newOccasion(town);
  const [anna, berit] = await town.people(2);
  const answers = [];
  for (const person of [anna!, berit!])
    answers.push(await (await callerFor(ground, person)).post(signUps(occasion), {}, key('c')));
  expect(answers.map(({ status }) => status)).toEqual([201, 201]);
  expect(await entriesOf(town, occasion)).toHaveLength(2);
});

test('a refused request leaves no answer behind: it may be sent again', async () => {
  const occasion = await newOccasion(town, { opens: new Date(Date.now() + 3_600_000) });
  const body = { person_id: (await town.person()).personId };
  expect((await caller.post(signUps(occasion), body, key('d'))).status).toBe(409);
  await town.owner('update training.occasion set sign_up_opens = null where id = $1', [occasion]);
  const again = await caller.post(signUps(occasion), body, key('d'));
  expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, null]);
});

test('the same request twenty times at once: done once, answered twenty times alike', async () => {
  const occasion = await newOccasion(town);
  const body = { person_id: (await town.person()).personId };
  const answers = await Promise.all(Array.from({ length: 20 }, () => caller.post(signUps(occasion), body, key('e'))));
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(201));
  expect(answers.filter(({ headers }) => headers.get('idempotency-replayed') === null)).toHaveLength(1);
  expect(await entriesOf(town, occasion)).toHaveLength(1);
  expect(await faultsOf(ground.house)).toEqual([]);
});

test('a key that is no key is told so', async () => {
  const occasion = await newOccasion(town);
  for (const name of ['', 'two words', 'x'.repeat(201)]) {
    const answer = await caller.post(signUps(occasion), {}, key(name));
    expect([answer.status, answer.body['errors']]).toMatchObject([400, [{ field: 'Idempotency-Key' }]]);
  }
});

test('answers are forgotten after two days', async () => {
  const occasion = await newOccasion(town);
  const body = { person_id: (await town.person()).personId };
  await caller.post(signUps(occasion), body, key('f'));
  await town.owner(`update platform.idempotency set created_at = now() - interval '47 hours' where key = 'f'`);
  await forgetAnswers(ground.house.worker.db);
  expect((await caller.post(signUps(occasion), body, key('f'))).status).toBe(201);
  await town.owner(`update platform.idempotency set created_at = now() - interval '49 hours' where key = 'f'`);
  await forgetAnswers(ground.house.worker.db);
  expect((await caller.post(signUps(occasion), body, key('f'))).status).toBe(200);
});

test('paging through sign-ups while people sign up loses nobody and counts nobody twice', async () => {
  const occasion = await newOccasion(town, { seats: 100 });
  const people = await town.people(25);
  for (const { personId } of people.slice(0, 15)) await caller.post(signUps(occasion), { person_id: personId });
  const before = (await entriesOf(town, occasion)).map(({ id }) => id);
  const seen: string[] = [];
  const late = people.slice(15);
  for (let path: string | null = `/api/v1/sign-ups?occasion=${occasion}&limit=4`; path; ) {
    const { body } = await caller.get(path);
    seen.push(...(body['data'] as { id: string }[]).map(({ id }) => id));
    const next = late.pop();
    if (next) await caller.post(signUps(occasion), { person_id: next.personId });
    path = body['next_cursor'] ? `/api/v1/sign-ups?occasion=${occasion}&limit=4&cursor=${body['next_cursor']}` : null;
  }
  expect(new Set(seen).size).toBe(seen.length);
  expect(before.filter((id) => !seen.includes(id))).toEqual([]);
});
