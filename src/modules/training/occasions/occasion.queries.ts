import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';

export type Part = { id: string; occasion_id: string; number: number; starts_at: Date; ends_at: Date; room: string };
export type SeatCounts = Record<
  'seats' | 'placed' | 'offered' | 'kept' | 'waiting' | 'resting' | 'requested' | 'interested',
  number
>;
export type Occasion = Awaited<ReturnType<typeof getOccasion>>;

/**
 * An occasion with its course, organiser, parts in order and what the asker is to it: `plans` (arranges it), `runs`
 * (arranges or leads it), `open_to_me` (may sign up, or has people who may). The online link only for those with a seat.
 */
export async function getOccasion(db: Read, id: string) {
  const occasion = await db
    .selectFrom('training.occasion as o')
    .innerJoin('training.course as c', 'c.id', 'o.course_id')
    .innerJoin('organisation.organisation as x', 'x.id', 'o.organiser_id')
    .select(['o.id', 'o.course_id', 'o.organiser_id', 'o.label', 'o.seats', 'o.place', 'o.sign_up_opens', 'o.sign_up_closes'])
    .select(['o.offer_hours', 'o.final_call_days', 'o.final_call_at', 'o.public_calendar', 'o.sequence'])
    .select(['o.published_at', 'o.cancelled_at', 'o.cancel_reason', 'o.created_at', 'x.name as organiser'])
    .select([
      'c.title',
      'c.level',
      'c.form',
      'c.approval',
      'c.parts_to_complete',
      'c.retired_at',
      'c.published_at as course_published_at',
    ])
    .select([
      sql<string | null>`training.online_link(o.id)`.as('online_link'),
      sql<boolean>`training.has_link(o.id)`.as('has_link'),
      sql<boolean>`training.plans(o.id)`.as('plans'),
      sql<boolean>`training.runs(o.id)`.as('runs'),
      sql<boolean>`training.is_open_to_me(o.id)`.as('open_to_me'),
    ])
    .where('o.id', '=', id)
    .executeTakeFirst();
  if (!occasion) throw new NotFound();
  return { ...occasion, parts: await listParts(db, [id]) };
}

/** The parts of some occasions, in order within each. */
export const listParts = (db: Read, occasions: readonly string[]): Promise<Part[]> =>
  db
    .selectFrom('training.part')
    .select(['id', 'occasion_id', 'number', 'starts_at', 'ends_at', 'room'])
    .where('occasion_id', 'in', occasions.length ? occasions : [NOBODY])
    .orderBy('occasion_id')
    .orderBy('number')
    .execute();

/** An empty list is no SQL. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The occasion in numbers. `kept` is what is still kept for others, never more than is free. */
export async function countSeats(db: Read, id: string): Promise<SeatCounts> {
  const { rows } = await sql<SeatCounts>`select * from training.seat_counts(${id})`.execute(db);
  if (!rows[0]) throw new NotFound();
  return rows[0];
}

/** Names of those who lead it, for those who are invited to it or run it. Protected identity is not named. */
export async function listTrainers(db: Read, id: string): Promise<{ person_id: string; name: string }[]> {
  const { rows } = await sql<{
    person_id: string;
    name: string;
  }>`select person_id, name from training.trainers_of(${id})`.execute(db);
  return rows;
}

/** Whose people may sign up. */
export const listAudience = (db: Read, id: string) =>
  db
    .selectFrom('training.audience as a')
    .innerJoin('organisation.organisation as x', 'x.id', 'a.organisation_id')
    .select(['x.id', 'x.name', 'x.kind'])
    .where('a.occasion_id', '=', id)
    .orderBy('x.name')
    .execute();

/** Seats kept: shares and holds, with what is left of each that is not yet released. */
export const listShares = (db: Read, id: string) =>
  db
    .selectFrom('training.seat_share as s')
    .innerJoin('organisation.organisation as x', 'x.id', 's.organisation_id')
    .leftJoin(sql<{ id: string; remaining: number }>`training.kept(${id})`.as('k'), 'k.id', 's.id')
    .select(['s.id', 's.organisation_id', 's.kind', 's.seats', 's.release_on', 's.released_at', 'x.name', 'k.remaining'])
    .where('s.occasion_id', '=', id)
    .orderBy('s.kind')
    .orderBy('x.name')
    .execute();
