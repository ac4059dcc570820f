import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';

/** Empties the words of letters sent more than thirty days ago; that they were sent stays. Returns how many. */
export async function forgetLetters(worker: Db): Promise<number> {
  const { numUpdatedRows } = await worker
    .updateTable('mail.letter')
    .set({ body: null, calendar: null })
    .where('sent_at', '<', sql<Date>`now() - interval '30 days'`)
    .where('body', 'is not', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
