import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { lock } from '#platform/db/db.ts';
import { faultsOf } from '#test/faults.ts';
import { counted, crowd, entriesOf, newOccasion } from '#test/occasion.ts';
import { openTown, type Town } from '#test/town.ts';
import type { Visitor } from '#test/visitor.ts';
import { settle } from './entry.ts';
import { settleDue } from './jobs.ts';

const ground = await openTown();
const worker = ground.house.worker.db;

/** Repeatable chance, so that a storm that finds a fault can be weathered again. */
function dice(seed: number) {
  let state = seed;
  return (sides: number): number => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return Math.floor((state / 4_294_967_296) * sides);
  };
}

const resize = (occasion: string, seats: number) =>
  worker
    .transaction()
    .execute(async (tx) => {
      await lock(tx, 'training.occasion', occasion);
      await tx.updateTable('training.occasion').set({ seats }).where('id', '=', occasion).execute();
      await settle(tx, occasion);
    })
    .catch((error: { constraint?: string }) => {
      expect(error.constraint).toBe('never_overbooked'); // fewer than are taken: refused at commit
    });

async function timeOut(occasion: string) {
  await sql`update training.offer set expires_at = clock_timestamp() where id in (select id from training.offer
    where occasion_id = ${occasion} and state = 'pending' order by offered_at limit 2)`.execute(worker);
  await settleDue(worker);
}

const release = (occasion: string) =>
  sql`update training.seat_share set release_on = current_date where occasion_id = ${occasion} and kind = 'hold'`.execute(worker);

const read = (occasion: string) =>
  worker
    .selectFrom('training.enrolment')
    .select(['id', 'person_id'])
    .where('occasion_id', '=', occasion)
    .orderBy('number')
    .execute();

type Storm = { town: Town; occasion: string; people: Visitor[]; manager: Visitor; planner: Visitor };

async function gather(wish: { seats: number; approval?: 'manager' }, count: number): Promise<Storm> {
  const town = await ground.municipality();
  const occasion = await newOccasion(town, wish);
  const north = await crowd(town, count / 2);
  const south = await crowd(town, count / 2, await town.newUnit('Hemtjänst Söder', await town.newAdministration('Söder')));
  await town.owner(
    `insert into training.seat_share (occasion_id, organisation_id, kind, seats, release_on) values ($1, $2, 'share', 4, null), ($1, $3, 'hold', 5, current_date + 9)`,
    [occasion, town.administration, town.unit],
  );
  return {
    town,
    occasion,
    people: north.flatMap((one, i) => [one, south[i] as Visitor]),
    manager: await town.person({ roles: { manager: town.id } }),
    planner: await town.person({ roles: { course_planner: town.id } }),
  };
}

/** One gust: a random act by a random somebody; whatever it answers, it is no bug. */
async function gust({ occasion, people, manager, planner }: Storm, roll: (sides: number) => number) {
  const who = people[roll(people.length)] as Visitor;
  const entries = await read(occasion);
  const mine = entries.findLast(({ person_id }) => person_id === who.personId);
  const at = `/training/enrolments/${mine?.id}`;
  const acts: readonly (() => Promise<unknown>)[] = [
    () => who.post(`/training/occasions/${occasion}/sign-up`),
    () => (mine ? who.post(`${at}/withdraw`) : who.post(`/training/occasions/${occasion}/sign-up`)),
    () => (mine ? who.post(`${at}/accept`) : Promise.resolve()),
    () => (mine ? who.post(`${at}/decline`) : Promise.resolve()),
    () => (mine ? who.post(`${at}/stay`) : Promise.resolve()),
    () => (mine ? manager.post(`${at}/approve`) : Promise.resolve()),
    () => (mine ? planner.post(`${at}/remove`, { reason: 'Flyttad till nästa omgång' }) : Promise.resolve()),
    () => resize(occasion, 30 + roll(20)),
    () => timeOut(occasion),
    () => release(occasion),
  ];
  // Approvals come often, removals and releases seldom.
  const odds = [0, 0, 0, 1, 1, 2, 2, 2, 3, 4, 4, 5, 5, 5, 6, 7, 8, 8, ...(roll(12) === 0 ? [9] : [])];
  const page = (await acts[odds[roll(odds.length)] as number]?.()) as { status?: number } | undefined;
  if (page?.status) expect([303, 409]).toContain(page.status);
}

test.each([
  ['booked at once', {}],
  ['approved by the manager', { approval: 'manager' as const }],
])('a storm of everything at once over an occasion %s ends in order, with nobody lost', async (_, wish) => {
  const storm = await gather({ seats: 40, ...wish }, 80);
  const { town, occasion, people } = storm;
  const roll = dice(2026);
  const rush = people.map((who) => who.post(`/training/occasions/${occasion}/sign-up`));
  const gusts = Array.from({ length: 160 }, () => gust(storm, roll));
  await Promise.all([...rush, ...gusts]);
  await Promise.all(Array.from({ length: 160 }, () => gust(storm, roll)));
  await settleDue(worker);
  const entries = await entriesOf(town, occasion);
  expect(new Set(entries.map(({ person_id }) => person_id)).size).toBe(people.length);
  expect(counted(entries)['placed']).toBeGreaterThan(0);
  expect(await faultsOf(ground.house)).toEqual([]);
});
