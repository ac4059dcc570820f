// What the row policies and the database's last words refuse, tried with the login requests have.
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { asPerson } from '#platform/db/db.ts';
import { crowd, newOccasion } from '#test/occasion.ts';
import { openTown } from '#test/town.ts';

const ground = await openTown();
const db = ground.house.app.db;

/** A full occasion with one who waits and one who is offered a seat. */
async function standing() {
  const town = await ground.municipality();
  const occasion = await newOccasion(town, { seats: 2 });
  const [anna, bea, carin, diana] = await crowd(town, 4);
  const at: string[] = [];
  for (const who of [anna, bea, carin, diana]) {
    at.push(((await who!.post(`/training/occasions/${occasion}/sign-up`)).location as string).split('/').at(-1) as string);
  }
  await anna!.post(`/training/enrolments/${at[0]}/withdraw`);
  return { town, occasion, people: [anna!, bea!, carin!, diana!] as const, at };
}

const seen = (person: string, table: string, ids: readonly string[]) =>
  asPerson(db, person, async (tx) => {
    const column = table === 'training.enrolment' ? 'id' : 'enrolment_id';
    const { rows } = await sql`select * from ${sql.table(table)} where ${sql.ref(column)} = any (${ids})`.execute(tx);
    return rows.length;
  });

const tables = ['training.enrolment', 'training.offer', 'training.enrolment_change'];

test('a colleague, the next unit’s manager, the neighbours and a stranger see none of it', async () => {
  const { town, at, people } = await standing();
  const neighbour = await ground.municipality();
  const outsiders = [
    await town.person(),
    await town.person({ roles: { manager: await town.newUnit('Hemtjänst Söder') } }),
    await neighbour.person({ roles: { course_planner: neighbour.id, manager: neighbour.id, coordinator: neighbour.id } }),
  ];
  for (const { personId } of outsiders) {
    for (const table of tables) expect(await seen(personId, table, at)).toBe(0);
    expect((await outsiders[0]!.get(`/training/enrolments/${at[1]}`)).status).toBe(404);
  }
  for (const table of tables) expect(await seen('', table, at)).toBe(0);
  // She herself, and those who are to see it, do.
  expect(await seen(people[1].personId, 'training.enrolment', at)).toBe(1);
  const manager = await town.person({ roles: { manager: town.unit } });
  const planner = await town.person({ roles: { course_planner: town.id } });
  expect(await seen(manager.personId, 'training.enrolment', at)).toBe(4);
  expect(await seen(planner.personId, 'training.offer', at)).toBe(1);
});

test('a former manager sees nothing of somebody who has left, nor a new employer what she did at the old', async () => {
  const { town, at, people } = await standing();
  const manager = await town.person({ roles: { manager: town.unit } });
  const neighbour = await ground.municipality();
  const next = await neighbour.person({ roles: { manager: neighbour.unit } });
  await town.owner(`update organisation.employment set ended_on = current_date where person_id = $1`, [people[1].personId]);
  await town.owner(
    `insert into organisation.employment (municipality_id, unit_id, person_id, profession, starts_on) values ($1, $2, $3, 'Undersköterska', current_date)`,
    [neighbour.id, neighbour.unit, people[1].personId],
  );
  expect(await seen(manager.personId, 'training.enrolment', at)).toBe(3);
  expect(await seen(next.personId, 'training.enrolment', at)).toBe(0);
});

test('acts on others’ entries by their address are not there, and change nothing', async () => {
  const { town, occasion, at, people } = await standing();
  const neighbour = await ground.municipality();
  const planner = await neighbour.person({ roles: { course_planner: neighbour.id, manager: neighbour.id } });
  const before = await town.owner('select id, state from training.enrolment where occasion_id = $1 order by number', [occasion]);
  for (const act of ['accept', 'decline', 'withdraw', 'stay', 'take', 'approve', 'refuse', 'remove']) {
    for (const id of [at[1], at[2]]) {
      expect((await planner.post(`/training/enrolments/${id}/${act}`, { reason: 'x' })).status).toBe(404);
    }
    const mate = await people[3].post(`/training/enrolments/${at[2]}/${act}`, { reason: 'x' });
    expect(mate.status).toBe(404);
  }
  expect((await planner.get(`/training/occasions/${occasion}/participants`)).status).toBe(404);
  expect((await planner.post(`/training/occasions/${occasion}/participants`, { person: planner.personId })).status).toBe(404);
  expect((await ground.visitor().get(`/training/enrolments/${at[1]}`)).status).toBe(303);
  expect(await town.owner('select id, state from training.enrolment where occasion_id = $1 order by number', [occasion])).toEqual(
    before,
  );
});

test('the database itself refuses what no entry may do', async () => {
  const { town, occasion, at, people } = await standing();
  const as = (person: string, statement: ReturnType<typeof sql>) => asPerson(db, person, (tx) => statement.execute(tx));
  const diana = people[3].personId;
  const moved = (state: string, id: string) => sql`update training.enrolment set state = ${state} where id = ${id}`;
  // Jumping the queue, coming back from the dead, choosing one's number, making or prolonging one's offer, rewriting history.
  await expect(as(diana, moved('placed', at[3]!))).rejects.toThrow('a seat in the queue is got by an offer');
  await expect(as(people[0].personId, moved('waiting', at[0]!))).rejects.toThrow('cannot go from withdrawn to waiting');
  await expect(as(diana, sql`update training.enrolment set number = 0 where id = ${at[3]}`)).rejects.toThrow('permission denied');
  await expect(as(diana, sql`delete from training.enrolment where id = ${at[3]}`)).rejects.toThrow('permission denied');
  await expect(
    as(
      diana,
      sql`insert into training.offer (enrolment_id, occasion_id, expires_at) values (${at[3]}, ${occasion}, now() + interval '1 day')`,
    ),
  ).rejects.toThrow('permission denied');
  await expect(as(people[2].personId, sql`update training.offer set expires_at = 'infinity'`)).rejects.toThrow(
    'permission denied',
  );
  await expect(as(diana, sql`update training.enrolment_change set state = 'placed'`)).rejects.toThrow('permission denied');
  await expect(
    as(diana, sql`insert into training.enrolment_change (enrolment_id, state) values (${at[3]}, 'placed')`),
  ).rejects.toThrow('permission denied');
  await expect(as(diana, sql`select * from training.guest_pass`)).rejects.toThrow('permission denied');
  await expect(as(diana, sql`select training.end_entries(${occasion})`)).rejects.toThrow('permission denied');
  await expect(as(diana, sql`select * from training.left_over(${occasion})`)).rejects.toThrow('permission denied');
  await expect(as(diana, sql`select secret_hash from training.invitation`)).rejects.toThrow('permission denied');
  // Signing somebody else up, or oneself where one is not invited.
  const neighbour = await ground.municipality();
  const nora = await neighbour.person();
  const enter = (person: string) =>
    sql`insert into training.enrolment (occasion_id, person_id, state) values (${occasion}, ${person}, 'waiting')`;
  await expect(as(diana, enter((await town.person()).personId))).rejects.toThrow('row-level security');
  await expect(as(nora.personId, enter(nora.personId))).rejects.toThrow('row-level security');
  // Overbooking, by whoever writes straight into the table.
  await expect(
    town.owner(`insert into training.enrolment (occasion_id, person_id, state) values ($1, $2, 'placed')`, [
      occasion,
      (await town.person()).personId,
    ]),
  ).rejects.toThrow('would be overbooked');
});

test('nobody decides about her own request, even past the act', async () => {
  const town = await ground.municipality();
  const occasion = await newOccasion(town, { approval: 'manager' });
  await town.person({ roles: { manager: town.unit } });
  const [anna] = await crowd(town, 1);
  const at = (await anna!.post(`/training/occasions/${occasion}/sign-up`)).location!.split('/').at(-1);
  await expect(
    asPerson(db, anna!.personId, (tx) => sql`update training.enrolment set state = 'placed' where id = ${at}`.execute(tx)),
  ).rejects.toThrow('nobody decides about her own entry');
});
