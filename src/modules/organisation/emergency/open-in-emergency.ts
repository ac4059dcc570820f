import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import { lock, type Tx } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';

export const SHORTEST = 20;
/** Tries a day that find nobody; then it is not an emergency but a search. */
const MOST_MISSES = 5;

export const Open = z.object({
  id: field.id(),
  called: field.text({ max: 254 }),
  reason: field.text({ max: 1000 }),
});

/** Does the reason name whom it is about? It is kept in the log and read by several: there she shall not stand by name. */
export const names = (reason: string, called: string): boolean =>
  called.split(/[\s@.]+/).some((word) => word.length > 2 && reason.toLowerCase().includes(word.toLowerCase()));

/**
 * Opens a protected person's record for two hours, tells her heads and the log reviewers at once, and writes it down with
 * the reason. Who is closed, walled off, elsewhere or nowhere: 'nobody', in the same words, and that is written down too.
 */
export async function openInEmergency(
  tx: Tx,
  { id, called, reason }: z.output<typeof Open>,
  personId: string,
): Promise<'opened' | 'nobody' | 'too many'> {
  await lock(tx, 'access.emergency', personId); // else tries made at once all count the misses before any has missed
  const { rows: missed } = await sql<{ n: number }>`select access.missed_openings() as n`.execute(tx);
  if ((missed[0]?.n ?? 0) >= MOST_MISSES) return 'too many';
  const before = await sql<{
    id: string;
  }>`select id from access.emergency where id = ${id} and person_id = access.person()`.execute(tx);
  if (before.rows[0]) return 'opened'; // the second click
  const { rows } = await sql<{
    made: string | null;
  }>`select access.open_in_emergency(${id}, ${called.trim()}, ${reason}) as made`.execute(tx);
  if (!rows[0]?.made) {
    await record(tx, 'emergency.missed', { type: 'emergency', details: { reason } });
    return 'nobody';
  }
  const made = await sql<{ record_id: string }>`select record_id from access.emergency where id = ${id}`.execute(tx);
  const person = made.rows[0]!.record_id;
  await record(tx, 'emergency.opened', { type: 'emergency', id, person, details: { reason } });
  return 'opened';
}

/** Closes it before the two hours are over. */
export async function closeEmergency(tx: Tx, id: string): Promise<void> {
  const { rows } = await sql<{ record_id: string }>`update access.emergency set ended_at = now()
    where id = ${id} and ended_at is null and closes_at > now() returning record_id`.execute(tx);
  if (rows[0]) return await record(tx, 'emergency.closed', { type: 'emergency', id, person: rows[0].record_id });
  const mine = await sql<{
    mine: boolean;
  }>`select person_id = access.person() as mine from access.emergency where id = ${id}`.execute(tx);
  if (!mine.rows[0]?.mine) throw new NotFound();
}
