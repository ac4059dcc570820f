import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import type { Answer } from './answer.ts';

/**
 * Closes one's own visit: the count of its month, whom to ask again, and the trace, or nothing. The trace does not say what
 * was answered. The second click does nothing.
 * @throws {NotFound} where it is another's
 */
export async function closeVisit(tx: Tx, id: string, answer: Answer): Promise<'closed' | 'before'> {
  const { outcome, reason, children, offered, accepted, again } = answer;
  const { rows } = await sql<{ did: 'closed' | 'before' | null }>`
    select screening.close_visit(${id}, ${outcome}, ${reason}, ${children}, ${offered}, ${accepted}, ${again}) as did`.execute(
    tx,
  );
  const did = rows[0]?.did;
  if (!did) throw new NotFound();
  if (did === 'closed') await record(tx, 'visit.closed', { type: 'visit', id });
  return did;
}

/** Takes back what was opened by mistake, while it is new: later it can only be closed. False where it is not. */
export async function discardVisit(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql<{ did: boolean }>`select screening.discard_visit(${id}) as did`.execute(tx);
  if (rows[0]?.did) await record(tx, 'visit.discarded', { type: 'visit', id });
  return rows[0]?.did ?? false;
}
