// What every act on an entry needs to know of it, and the states it may have.
import { type RawBuilder, sql } from 'kysely';
import { lock, type Read, type Tx } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';

/** States in which an entry still counts; the others have ended and never begin again. */
export const ACTIVE = ['requested', 'interested', 'placed', 'waiting', 'resting'] as const;
export type EntryState = (typeof ACTIVE)[number] | 'withdrawn' | 'declined' | 'refused' | 'removed' | 'cancelled';
export const isActive = (state: string): boolean => (ACTIVE as readonly string[]).includes(state);

export type Entry = { id: string; occasion_id: string; person_id: string; state: EntryState; number: number };

/** First row of a statement written as SQL. */
export async function firstOf<T>(db: Read, statement: RawBuilder<T>): Promise<T | undefined> {
  return (await statement.execute(db)).rows[0];
}

/**
 * Locks the occasion of an entry, brings the occasion up to date, and reads the entry as it then is: an offer whose time
 * is out has ended before anyone answers it. Absent, or not the asker's to see: NotFound.
 */
export async function lockEntry(tx: Tx, id: string): Promise<Entry> {
  const seen = await tx.selectFrom('training.enrolment').select('occasion_id').where('id', '=', id).executeTakeFirst();
  if (!seen) throw new NotFound();
  await lock(tx, 'training.occasion', seen.occasion_id);
  await settle(tx, seen.occasion_id);
  const entry = await tx
    .selectFrom('training.enrolment')
    .select(['id', 'occasion_id', 'person_id', 'state', 'number'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!entry) throw new NotFound();
  return entry as Entry;
}

/** Brings an occasion to where it should stand now (sql/functions.sql). Every act that can free a seat ends with it. */
export async function settle(tx: Tx, occasionId: string): Promise<void> {
  await sql`select training.settle(${occasionId})`.execute(tx);
}

/** Her offer that waits for an answer. */
export const pendingOffer = (db: Read, enrolmentId: string) =>
  db
    .selectFrom('training.offer')
    .select(['id', 'share_id', 'offered_at', 'expires_at'])
    .where('enrolment_id', '=', enrolmentId)
    .where('state', '=', 'pending')
    .executeTakeFirst();

/** Moves an entry to a state. The database refuses a step that no entry can take. */
export async function moveEntry(
  tx: Tx,
  id: string,
  to: EntryState,
  also: { share_id?: string | null; reason?: string } = {},
): Promise<void> {
  await tx
    .updateTable('training.enrolment')
    .set({ state: to, changed_at: sql<Date>`clock_timestamp()`, ...also })
    .where('id', '=', id)
    .execute();
}

export async function closeOffer(tx: Tx, id: string, state: 'accepted' | 'declined' | 'revoked'): Promise<void> {
  await tx.updateTable('training.offer').set({ state, answered_at: sql<Date>`clock_timestamp()` }).where('id', '=', id).execute();
}

/** Does the asker lead this person, or plan the occasion? */
export async function relation(db: Read, entry: { person_id: string; occasion_id: string }) {
  const row = await firstOf(
    db,
    sql<{
      self: boolean;
      leads: boolean;
      plans: boolean;
      runs: boolean;
    }>`select ${entry.person_id}::uuid = access.person() as self,
      organisation.leads_person(${entry.person_id}) as leads, training.plans(${entry.occasion_id}) as plans,
      training.runs(${entry.occasion_id}) as runs`,
  );
  return row ?? { self: false, leads: false, plans: false, runs: false };
}
