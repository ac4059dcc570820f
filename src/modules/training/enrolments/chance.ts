// What would happen if this person signed up now: the sign-up panel tells it, the act decides by it.
import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { type EntryState, firstOf } from './entry.ts';

export type Chance = {
  published: boolean;
  cancelled: boolean;
  opens: Date | null;
  closes: Date | null;
  /** Null while the occasion has no date: then one may only show interest. */
  starts_at: Date | null;
  ends_at: Date | null;
  organiser_id: string;
  /** Her manager must approve; false where the course asks for it but she has no manager to ask. */
  asks_manager: boolean;
  invited: boolean;
  employer_id: string | null;
  /** Her entry, when she is in already. */
  entry_id: string | null;
  entry_state: EntryState | null;
  /** There is a seat she may have now; `share_id` when it is one of those kept. */
  free: boolean;
  share_id: string | null;
  /** The final call has gone out. */
  first_come: boolean;
  /** People waiting without an offer. */
  waiting: number;
  /** Seats neither had nor offered, kept ones among them. */
  untaken: number;
};

/** Undefined when there is no such occasion. Deciding by it needs the occasion's lock. */
export const chanceOf = (db: Read, occasion: string, person: string): Promise<Chance | undefined> =>
  firstOf(db, sql<Chance>`select * from training.chance(${occasion}, ${person})`);

export type Course = { id: string; title: string };
/** A part she is booked on at the same time; the title only where the asker may know it. */
export type Busy = { title: string | null; starts_at: Date; ends_at: Date };

export async function missingCourses(db: Read, occasion: string, person: string): Promise<Course[]> {
  return (await sql<Course>`select id, title from training.missing_courses(${occasion}, ${person})`.execute(db)).rows;
}

export async function busyWith(db: Read, occasion: string, person: string): Promise<Busy[]> {
  return (await sql<Busy>`select title, starts_at, ends_at from training.busy(${occasion}, ${person})`.execute(db)).rows;
}
