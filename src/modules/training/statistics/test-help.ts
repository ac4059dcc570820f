// What the tests of statistics found beside a town: occasions that have been held, with those who applied, came and completed.
import { randomUUID } from 'node:crypto';
import type { Town } from '#test/town.ts';
import type { Visitor } from '#test/visitor.ts';
import { asPerson } from '../../../platform/db/db.ts';
import { type Arranged, countArranged, countTrained, type Trained } from './statistics.queries.ts';

type Wish = { course: string; on: string; seats?: number; organiser?: string; label?: string; cancelled?: boolean };

/** An occasion of one part, 9 to 12 Swedish time on the day, published before it. */
export async function holdOccasion(town: Town, { course, on, seats = 20, organiser, label = '', cancelled = false }: Wish) {
  const id = randomUUID();
  const part = randomUUID();
  await town.owner(
    `insert into training.occasion (id, course_id, organiser_id, seats, label, published_at, cancelled_at)
     values ($1, $2, $3, $4, $5, '2020-01-01', case when $6 then now() end)`,
    [id, course, organiser ?? town.id, seats, label, cancelled],
  );
  await town.owner(
    `insert into training.part (id, occasion_id, number, starts_at, ends_at)
     values ($1, $2, 1, ($3 || ' 09:00 Europe/Stockholm')::timestamptz, ($3 || ' 12:00 Europe/Stockholm')::timestamptz)`,
    [part, id, on],
  );
  return { id, part, course, on };
}
export type Held = Awaited<ReturnType<typeof holdOccasion>>;

type Entry = { employer?: string | null; state?: string; presence?: string | null; certified?: boolean };

/** She applied the day before; had a seat, came and got her certificate unless something else is said. */
export async function enter(
  town: Town,
  held: Held,
  person: string,
  {
    employer = town.id,
    state = 'placed',
    presence = 'present',
    certified = presence !== null && presence !== 'absent',
  }: Entry = {},
) {
  const id = randomUUID();
  await town.owner(
    `insert into training.enrolment (id, occasion_id, person_id, employer_id, state, signed_up_at)
     values ($1, $2, $3, $4, $5, ($6 || ' 12:00 Europe/Stockholm')::timestamptz - interval '1 day')`,
    [id, held.id, person, employer, state, held.on],
  );
  if (state !== 'placed') return;
  if (presence)
    await town.owner('insert into training.attendance (part_id, enrolment_id, presence) values ($1, $2, $3)', [
      ...[held.part, id, presence],
    ]);
  if (certified)
    await town.owner(
      `insert into training.completion (person_id, course_id, occasion_id, completed_on, source, state, earned_at_employer, code)
       select $1, $2, $3, $4, 'occasion', 'approved', $5, upper(substr(h, 1, 4) || '-' || substr(h, 5, 4) || '-' || substr(h, 9, 4))
       from md5(gen_random_uuid()::text) h`,
      [person, held.course, held.id, held.on, employer],
    );
}

export const trainedAs = (reader: Visitor, town: Town, place: string, year: number): Promise<Trained[]> =>
  asPerson(town.house.app.db, reader.personId, (tx) => countTrained(tx, place, year));

export const arrangedAs = (reader: Visitor, town: Town, place: string, year: number): Promise<Arranged[]> =>
  asPerson(town.house.app.db, reader.personId, (tx) => countArranged(tx, place, year));

/** "course Grund 2026: 3 people, 4 certificates (1 from elsewhere), 2 occasions, 5 applied" */
export const say = ({ about, name, year, people, certificates, external, occasions, applicants }: Trained): string =>
  `${about} ${name ?? '-'} ${year}: ${people} people, ${certificates} certificates (${external} from elsewhere), ${occasions} occasions, ${applicants ?? '-'} applied`;

/** "police -: 1 applied, 1 placed, 1 came" */
export const sayLine = ({ kind, name, applicants, placed, attended }: Arranged): string =>
  `${kind ?? '-'} ${name ?? '-'}: ${applicants} applied, ${placed} placed, ${attended ?? '?'} came`;
