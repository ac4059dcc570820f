import { lock, type Tx } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';

/**
 * Takes the occasion's lock and reads it anew: what was read before the lock may have changed while one waited. Every
 * act that gives, frees, counts or moves seats begins here. Absent, or not the asker's to see: NotFound.
 */
export async function lockOccasion(tx: Tx, id: string) {
  await lock(tx, 'training.occasion', id);
  const occasion = await tx
    .selectFrom('training.occasion as o')
    .select(['o.id', 'o.course_id', 'o.organiser_id', 'o.seats', 'o.published_at', 'o.cancelled_at', 'o.final_call_at'])
    .select(['o.sign_up_opens', 'o.sign_up_closes', 'o.final_call_days', 'o.sequence', 'o.place'])
    .where('o.id', '=', id)
    .executeTakeFirst();
  if (!occasion) throw new NotFound();
  return occasion;
}
