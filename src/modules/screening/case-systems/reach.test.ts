// What the login that serves pages can ask the database's own functions, whoever acts: nothing of others' case systems or units.
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { asPerson } from '#platform/db/db.ts';
import { openTown } from '#test/town.ts';
import { connected } from './fixtures/connected.ts';

const ground = await openTown();
const town = await ground.municipality();
const neighbour = await ground.municipality();
const { db } = ground.house.app;
const viva = await connected(town);
await town.person({ roles: { manager: town.unit }, leads: true });
const systemOf = async (place: string) =>
  (await ground.owner<{ id: string }>('select id from screening.case_system where municipality_id = $1', [place]))[0]!.id;
const system = await systemOf(town.id);
const faults = async () =>
  (await ground.owner('select id from screening.case_system_fault where case_system_id = $1', [system])).length;

const asked = sql<{ municipality: string | null; place: string | null; units: number }>`
  select screening.municipality_of_case_system(${system}) as municipality, screening.place_of_case_system(${system}) as place,
    (select count(*)::int from screening.talk_units(${town.id}::uuid)) as units`;
const nothing = { municipality: null, place: null, units: 0 };

test('nobody, and who has no part in it, is told nothing by the functions that policies ask', async () => {
  expect((await asked.execute(db)).rows).toEqual([nothing]);
  const stranger = await neighbour.person({ roles: { admin: neighbour.id, coordinator: neighbour.id } });
  expect((await asPerson(db, stranger.personId, (tx) => asked.execute(tx))).rows).toEqual([nothing]);
  const admin = await town.person({ roles: { admin: town.id } });
  expect((await asPerson(db, admin.personId, (tx) => asked.execute(tx))).rows[0]).toMatchObject({ place: town.id });
  expect((await asked.execute(ground.house.worker.db)).rows[0]?.units).toBeGreaterThan(0);
});

test('a fault is noted of the system whose key was sent, and of no other', async () => {
  const note = sql`select screening.note_case_system_fault(${system}, 'POST receipts', 422, null)`;
  await expect(note.execute(db)).rejects.toMatchObject({ code: '42501' });
  await expect(asPerson(db, (await town.person()).personId, (tx) => note.execute(tx))).rejects.toMatchObject({ code: '42501' });
  expect(await faults()).toBe(0);
  await viva.post('/receipts', {});
  expect(await faults()).toBe(1);
});
