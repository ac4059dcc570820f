import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type pg from 'pg';
import { expect, test } from 'vitest';
import { asOwner } from '#test/database.ts';
import { newOccasion } from '#test/occasion.ts';
import { openTown } from '#test/town.ts';

const ground = await openTown();
const town = await ground.municipality();
const school = await town.newAdministration('Skolan', 'school');
const units = {
  care: town.unit,
  school: await town.newUnit('Förskolan', school),
  office: await town.newUnit('Kansliet', town.id),
};
type Place = keyof typeof units;
const places = Object.keys(units) as Place[];
/** Whose seats a person of a place may sit on: her administration's, and the whole town's. */
const above: Record<Place, string[]> = { care: [town.administration, town.id], school: [school, town.id], office: [town.id] };

type Step = { does: 'come'; from: Place } | { does: 'leave'; who: number } | { does: 'release'; which: number };
const steps = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ does: fc.constant('come' as const), from: fc.constantFrom(...places) }) },
    { weight: 2, arbitrary: fc.record({ does: fc.constant('leave' as const), who: fc.nat(20) }) },
    { weight: 1, arbitrary: fc.record({ does: fc.constant('release' as const), which: fc.nat(3) }) },
  ),
  { maxLength: 22 },
);
const shares = fc.uniqueArray(
  fc.record({ of: fc.constantFrom(town.administration, school, town.id), seats: fc.integer({ min: 1, max: 4 }) }),
  { maxLength: 3, selector: ({ of }) => of },
);

type Share = { id: string; of: string; seats: number; released: boolean };
type Seat = { enrolment: string; share: string | null };

/** A room of the test's own, kept by hand beside the database's. */
class Room {
  readonly client: pg.Client;
  readonly id: string;
  readonly seats: number;
  readonly shares: Share[];
  taken: Seat[] = [];
  constructor(client: pg.Client, id: string, seats: number, kept: readonly Share[]) {
    [this.client, this.id, this.seats, this.shares] = [client, id, seats, [...kept]];
  }
  left = (share: Share) => (share.released ? 0 : share.seats - this.taken.filter((seat) => seat.share === share.id).length);
  kept = () => this.shares.reduce((sum, share) => sum + this.left(share), 0);
  free = () => this.seats - this.taken.length;

  async come(from: Place): Promise<void> {
    const person = randomUUID();
    await this.client.query(`insert into organisation.person (id, given_name, family_name) values ($1, 'A', 'B')`, [person]);
    await this.client.query(
      `insert into organisation.employment (municipality_id, unit_id, person_id, profession, starts_on) values ($1, $2, $3, 'x', '2020-01-01')`,
      [town.id, units[from], person],
    );
    const { rows } = await this.client.query('select * from training.seat_for($1, $2)', [this.id, person]);
    const answer = rows[0] as { free: boolean; share_id: string | null };
    const own = this.shares.filter((share) => above[from].includes(share.of) && this.left(share) > 0);
    expect(answer.free).toBe(this.free() > 0 && (own.length > 0 || this.free() > this.kept()));
    if (!answer.free) return;
    if (answer.share_id) expect(own.map(({ id }) => id)).toContain(answer.share_id);
    else expect(own).toEqual([]);
    const enrolment = randomUUID();
    await this.client.query(
      `insert into training.enrolment (id, occasion_id, person_id, state, share_id) values ($1, $2, $3, 'placed', $4)`,
      [enrolment, this.id, person, answer.share_id],
    );
    this.taken.push({ enrolment, share: answer.share_id });
  }

  async leave(who: number): Promise<void> {
    const [seat] = this.taken.splice(who % Math.max(1, this.taken.length), 1);
    if (seat) await this.client.query(`update training.enrolment set state = 'withdrawn' where id = $1`, [seat.enrolment]);
  }

  async release(which: number): Promise<void> {
    const share = this.shares[which % Math.max(1, this.shares.length)];
    if (!share || share.released) return;
    share.released = true;
    await this.client.query('update training.seat_share set released_at = now() where id = $1', [share.id]);
  }
}

test('whoever comes, leaves and is released: never more than the seats, and kept seats only for theirs until then', async () => {
  await asOwner(ground.ownerUrl, (client) =>
    fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 9 }), shares, steps, async (seats, wanted, order: Step[]) => {
        fc.pre(wanted.reduce((sum, share) => sum + share.seats, 0) <= seats);
        const id = await newOccasion(town, { seats });
        const kept = wanted.map((share) => ({ ...share, id: randomUUID(), released: false }));
        for (const { id: share, of, seats: n } of kept)
          await client.query(
            `insert into training.seat_share (id, occasion_id, organisation_id, kind, seats) values ($1, $2, $3, 'share', $4)`,
            [share, id, of, n],
          );
        const room = new Room(client, id, seats, kept);
        for (const step of order) {
          if (step.does === 'come') await room.come(step.from);
          else if (step.does === 'leave') await room.leave(step.who);
          else await room.release(step.which);
          expect(room.taken.length).toBeLessThanOrEqual(seats);
          expect(room.kept()).toBeLessThanOrEqual(room.free()); // what is kept can always be had
          const { rows } = await client.query(
            'select taken, kept from training.taken($1) taken, (select coalesce(sum(remaining), 0)::int as kept from training.kept($1)) k',
            [id],
          );
          expect(rows[0]).toEqual({ taken: room.taken.length, kept: room.kept() });
        }
      }),
      { numRuns: 60 },
    ),
  );
}, 60_000);
