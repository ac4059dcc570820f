import { randomUUID } from 'node:crypto';
import { CompiledQuery } from 'kysely';
import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { asPerson } from '../../../platform/db/db.ts';
import { everyone, list, newOccasion } from './fixtures/occasion.ts';

const ground = await openTown();
const town = await ground.municipality();
const neighbour = await ground.municipality();
const trainer = await town.person({ roles: { trainer: town.id } });
const [anna] = await town.people(1);
const occasion = await newOccasion(town, { trainers: [trainer], people: [anna!], partsEnd: [-26] });
const part = occasion.parts[0]!;
const entry = occasion.entries[0]!;

const outsiders = {
  'the neighbour’s planner': await neighbour.person({ roles: { course_planner: neighbour.id } }),
  'a trainer of another course in town': await town.person({ roles: { trainer: town.id } }),
  'her own manager': await town.person({ roles: { manager: town.unit } }),
  'the participant herself': anna!,
  'a colleague': await town.person(),
};
const base = `/training/occasions/${occasion.id}`;

for (const [who, visitor] of Object.entries(outsiders)) {
  test(`${who} finds no list, notes nobody and seats nobody`, async () => {
    for (const path of ['attendance', 'attendance?print', 'attendance/all', 'list.pdf'])
      expect((await visitor.get(`${base}/${path}`)).status).toBe(404);
    expect((await visitor.post(`${base}/attendance`, list(part, everyone(occasion, 'present')))).status).toBe(404);
    expect((await visitor.post(`${base}/attendance/all`, list(part, everyone(occasion, 'present')))).status).toBe(404);
    expect((await visitor.post(`${base}/attendance/walk-in`, { part, email: 'nagon@testkoping.example' })).status).toBe(404);
    expect(await town.owner('select 1 from training.attendance where enrolment_id = $1', [entry])).toEqual([]);
  });

  test(`${who} is stopped by the row policies too, where the code would let her`, async () => {
    const attempt = (sql: string, values: unknown[]) =>
      asPerson(town.house.app.db, visitor.personId, (tx) => tx.executeQuery(CompiledQuery.raw(sql, values)));
    await expect(
      attempt(`insert into training.attendance (part_id, enrolment_id, presence) values ($1, $2, 'present')`, [part, entry]),
    ).rejects.toThrow(/row-level security/);
    await expect(
      attempt(
        `insert into training.completion (person_id, course_id, occasion_id, completed_on, source, state, code)
         values ($1, $2, $3, current_date, 'occasion', 'approved', '0000-0000-0000')`,
        [visitor.personId, occasion.course, occasion.id],
      ),
    ).rejects.toThrow(/row-level security/);
  });
}

test('a visitor who is not signed in is led to sign-in', async () => {
  expect((await ground.visitor().get(`${base}/attendance`)).status).toBe(303);
  expect((await ground.visitor().post(`${base}/attendance`, list(part, everyone(occasion, 'present')))).status).toBe(303);
});

test('what is no id, and an occasion that is not there, is 404', async () => {
  for (const id of ['x', randomUUID()]) expect((await trainer.get(`/training/occasions/${id}/attendance`)).status).toBe(404);
});

test('not even the trainer can give a completion to someone without a seat, or note a part of another occasion', async () => {
  const other = await newOccasion(town, { trainers: [trainer], partsEnd: [-26] });
  const as = (sql: string, values: unknown[]) =>
    asPerson(town.house.app.db, trainer.personId, (tx) => tx.executeQuery(CompiledQuery.raw(sql, values)));
  await expect(
    as(`insert into training.attendance (part_id, enrolment_id, presence) values ($1, $2, 'present')`, [other.parts[0], entry]),
  ).rejects.toThrow(/row-level security/);
  await expect(
    as(
      `insert into training.completion (person_id, course_id, occasion_id, completed_on, source, state, code)
       values ($1, $2, $3, current_date, 'occasion', 'approved', '0000-0000-0001')`,
      [anna!.personId, other.course, other.id],
    ),
  ).rejects.toThrow(/row-level security/);
});
