import { expect, test } from 'vitest';
import { faultsOf } from '#test/faults.ts';
import { crowd, entriesOf } from '#test/occasion.ts';
import { openTown } from '#test/town.ts';
import { plannedOccasion } from './test-help.ts';

const ground = await openTown();

test('seats made more and fewer, kept and let go, while thirty people sign up: nobody lost, nothing overbooked', async () => {
  const { town, planner, at, form, id } = await plannedOccasion(ground, { seats: '5' });
  const people = await crowd(town, 30);
  const share = { share1_for: town.administration, share1_seats: '4' };
  const edits = ['8', '3', '12', '6', '15', '2', '20'].map((seats, i) => ({
    ...form,
    seats,
    ...(i % 2 && seats > '4' ? share : {}),
  }));
  const answers = await Promise.all([
    ...people.map((person) => person.post(`${at}/sign-up`)),
    ...edits.map((edit) => planner.post(`${at}/edit`, edit)),
  ]);
  expect(answers.slice(0, 30).every(({ status }) => status === 303)).toBe(true);
  expect(answers.slice(30).every(({ status }) => status === 303 || status === 422)).toBe(true);
  const entries = await entriesOf(town, id);
  expect(entries.map(({ number }) => number)).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
  expect(await faultsOf(ground.house)).toEqual([]);
});

test('cancelled while thirty people sign up: everyone who got in is told, and nobody is left behind', async () => {
  const { town, planner, at, id } = await plannedOccasion(ground, { seats: '10' });
  const people = await crowd(town, 30);
  const answers = await Promise.all([
    ...people.slice(0, 15).map((person) => person.post(`${at}/sign-up`)),
    planner.post(`${at}/cancel`, { reason: 'Lokalen är översvämmad.' }),
    ...people.slice(15).map((person) => person.post(`${at}/sign-up`)),
  ]);
  expect(answers.every(({ status }) => status === 303 || status === 409)).toBe(true);
  const entries = await entriesOf(town, id);
  expect(entries.every(({ state }) => state === 'cancelled')).toBe(true);
  const letters = await town.owner<{ n: number }>(
    `select count(distinct l.person_id)::int n from mail.letter l join training.enrolment e on e.id::text = l.about ->> 'enrolment'
     where e.occasion_id = $1 and l.kind = 'training.occasion_cancelled'`,
    [id],
  );
  expect(letters[0]?.n).toBe(entries.length);
  expect(await faultsOf(ground.house)).toEqual([]);
});
