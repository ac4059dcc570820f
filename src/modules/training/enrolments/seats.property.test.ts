import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { lock } from '#platform/db/db.ts';
import { faultsOf } from '#test/faults.ts';
import { crowd, newOccasion } from '#test/occasion.ts';
import { openTown } from '#test/town.ts';
import type { Visitor } from '#test/visitor.ts';
import { settle } from './entry.ts';
import { settleDue } from './jobs.ts';
import { type Act, SeatModel } from './seat-model.ts';

const ground = await openTown();
const worker = ground.house.worker.db;
const town = await ground.municipality();
const south = await town.newUnit('Hemtjänst Söder');
const school = await town.newUnit('Skolan', await town.newAdministration('Utbildning'));
const manager = await town.person({ roles: { manager: town.id } });
// Three in each of two units of one administration, three elsewhere.
const people: Visitor[] = [...(await crowd(town, 3)), ...(await crowd(town, 3, south)), ...(await crowd(town, 3, school))];
const paths = ['town/care/north', 'town/care/south', 'town/school/one'].flatMap((path) => [path, path, path]);

const act = fc.record({
  what: fc.constantFrom<Act>(
    ...([
      'signUp',
      'signUp',
      'signUp',
      'withdraw',
      'accept',
      'decline',
      'expire',
      'stay',
      'approve',
      'refuse',
      'resize',
      'release',
    ] as const),
  ),
  person: fc.nat(people.length - 1),
  seats: fc.integer({ min: 1, max: 7 }),
});
const story = fc.record({
  seats: fc.integer({ min: 1, max: 6 }),
  asks: fc.boolean(),
  share: fc.integer({ min: 0, max: 3 }),
  hold: fc.integer({ min: 0, max: 2 }),
  acts: fc.array(act, { minLength: 10, maxLength: 40 }),
});

test('whatever is done in whatever order, everyone stands where the model says', async () => {
  await fc.assert(
    fc.asyncProperty(story, async ({ seats, asks, share, hold, acts }) => {
      const occasion = await newOccasion(town, { seats, ...(asks ? { approval: 'manager' } : {}) });
      const kept = [
        { path: 'town/care', id: town.administration, kind: 'share', seats: share, released: false, releases: false },
        { path: 'town/care/north', id: town.unit, kind: 'hold', seats: hold, released: false, releases: true },
      ].filter((one) => one.seats > 0);
      for (const one of kept) {
        await sql`insert into training.seat_share (occasion_id, organisation_id, kind, seats, release_on) values (${occasion}, ${one.id},
          ${one.kind}, ${one.seats}, case when ${one.releases} then current_date + 9 end)`.execute(worker);
      }
      const model = new SeatModel({ seats, paths, shares: kept, asks });
      for (const { what, person, seats: wanted } of acts) {
        model.do(what, person, wanted);
        await reallyDo(occasion, what, people[person] as Visitor, wanted);
        expect(await stands(occasion)).toEqual(
          model.entries.map(({ number, state, offer }) => `${number} ${state}${offer ? ' offered' : ''}`),
        );
      }
    }),
    { numRuns: 30 },
  );
  expect(await faultsOf(ground.house)).toEqual([]);
}, 120_000);

async function stands(occasion: string): Promise<string[]> {
  const { rows } = await sql<{
    stand: string;
  }>`select e.number || ' ' || e.state || case when f.id is null then '' else ' offered' end as stand
    from training.enrolment e left join training.offer f on f.enrolment_id = e.id and f.state = 'pending'
    where e.occasion_id = ${occasion} order by e.number`.execute(worker);
  return rows.map(({ stand }) => stand);
}

async function reallyDo(occasion: string, what: Act, who: Visitor, seats: number): Promise<void> {
  const { rows } = await sql<{
    id: string;
  }>`select id from training.enrolment where occasion_id = ${occasion} and person_id = ${who.personId}
    order by number desc limit 1`.execute(worker);
  const id = rows[0]?.id;
  switch (what) {
    case 'signUp':
      await who.post(`/training/occasions/${occasion}/sign-up`, { despite: 'yes' });
      return;
    case 'resize':
      await resize(occasion, seats);
      return;
    case 'release':
      await sql`update training.seat_share set release_on = current_date where occasion_id = ${occasion} and kind = 'hold'`.execute(
        worker,
      );
      await settleDue(worker);
      return;
    case 'expire':
      if (id)
        await sql`update training.offer set expires_at = now() where enrolment_id = ${id} and state = 'pending'`.execute(worker);
      await settleDue(worker);
      return;
    case 'approve':
    case 'refuse':
      if (id) await manager.post(`/training/enrolments/${id}/${what}`, what === 'refuse' ? { reason: 'Inte nu' } : {});
      return;
    default:
      if (id) await who.post(`/training/enrolments/${id}/${what}`, { despite: 'yes' }); // all occasions are at the same hour
  }
}

const resize = (occasion: string, seats: number): Promise<unknown> =>
  worker
    .transaction()
    .execute(async (tx) => {
      await lock(tx, 'training.occasion', occasion);
      await tx.updateTable('training.occasion').set({ seats }).where('id', '=', occasion).execute();
      await settle(tx, occasion);
    })
    .catch(() => {}); // fewer than are taken: the model refuses it too
