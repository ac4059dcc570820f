import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { type Busy, busyWith, type Chance, type Course, chanceOf, missingCourses } from './chance.ts';
import { type Kept, keptFor, type Standing, standingOf } from './entry.queries.ts';
import { ACTIVE, type EntryState, pendingOffer } from './entry.ts';
import { why } from './sign-up.ts';

/** My entry on another round of the course, that has not ended. */
export type Round = { id: string; state: EntryState; label: string; starts_at: Date | null };

export type Panel = {
  occasion: string;
  chance: Chance;
  seats: number;
  /** Why she cannot sign up; null when she can. */
  refusal: string | null;
  missing: readonly Course[];
  busy: readonly Busy[];
  kept: readonly Kept[];
  offer: { expires_at: Date } | null;
  /** Her place among those waiting; null when she is not one of them. */
  standing: Standing | null;
  /** Where she already is entered for the same course. */
  rounds: readonly Round[];
};

/** All the sign-up panel says to this person about this occasion. Null when there is no such published occasion. */
export async function getPanel(db: Read, occasion: string, person: string): Promise<Panel | null> {
  const chance = await chanceOf(db, occasion, person);
  if (!chance?.published) return null;
  const { seats } = await db.selectFrom('training.occasion').select('seats').where('id', '=', occasion).executeTakeFirstOrThrow();
  return {
    occasion,
    chance,
    seats,
    refusal: why(chance, { as: 'herself' }),
    missing: await missingCourses(db, occasion, person),
    rounds: chance.entry_id ? [] : await otherRounds(db, occasion, person),
    busy: await busyWith(db, occasion, person),
    kept: await keptFor(db, occasion, person),
    standing: (chance.entry_state === 'waiting' && (await standingOf(db, chance.entry_id))) || null,
    offer: chance.entry_id ? ((await pendingOffer(db, chance.entry_id)) ?? null) : null,
  };
}

async function otherRounds(db: Read, occasion: string, person: string): Promise<Round[]> {
  const { rows } = await sql<Round>`
    select e.id, e.state, o.label, training.starts_at(o.id) as starts_at
    from training.occasion here join training.occasion o on o.course_id = here.course_id and o.id <> here.id
      join training.enrolment e on e.occasion_id = o.id and e.person_id = ${person} and e.state = any (${ACTIVE})
    where here.id = ${occasion} and o.cancelled_at is null and (e.state = 'placed' or coalesce(training.starts_at(o.id) > now(), true))
      and coalesce((select max(p.ends_at) from training.part p where p.occasion_id = o.id) > now(), true)
    order by training.starts_at(o.id) nulls last`.execute(db);
  return rows;
}
