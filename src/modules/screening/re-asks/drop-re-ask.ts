import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';

/** Takes a code off the unit's list. False where it is not there, or not the reader's unit's: the same answer. */
export async function dropReAsk(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql<{ did: boolean }>`select screening.drop_re_ask(${id}) as did`.execute(tx);
  if (rows[0]?.did) await record(tx, 're_ask.dropped', { type: 're_ask', id });
  return rows[0]?.did ?? false;
}
