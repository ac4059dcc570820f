import { sql } from 'kysely';
import { lock, type Tx } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';

export type LockedOccasion = Awaited<ReturnType<typeof lockOccasion>>;

/**
 * Takes the occasion's lock and reads it anew: what was read before the lock may have changed while one waited. Every
 * act that gives, frees, counts or moves seats begins here. Absent, or not the asker's to see: NotFound.
 */
export async function lockOccasion(tx: Tx, id: string) {
  await lock(tx, 'training.occasion', id);
  const occasion = await tx
    .selectFrom('training.occasion as o')
    .select(['o.id', 'o.course_id', 'o.organiser_id', 'o.seats', 'o.place', 'o.published_at', 'o.cancelled_at', 'o.sequence'])
    .select(['o.sign_up_opens', 'o.sign_up_closes', 'o.final_call_days', 'o.final_call_at'])
    .select([sql<boolean>`training.plans(o.id)`.as('plans'), sql<string | null>`training.online_link(o.id)`.as('online_link')])
    .where('o.id', '=', id)
    .executeTakeFirst();
  if (!occasion) throw new NotFound();
  return occasion;
}

/** The same for those who arrange it; to everybody else it is not there, though they may see it in the calendar. */
export async function lockPlanned(tx: Tx, id: string): Promise<LockedOccasion> {
  const occasion = await lockOccasion(tx, id);
  if (!occasion.plans) throw new NotFound();
  return occasion;
}
