import { sql } from 'kysely';
import type { Tx } from '#platform/db/db.ts';

/** What the platform itself holds of a person: her account, and letters to her. That a letter was sent, when and of what kind stays. */
export async function eraseAccount(tx: Tx, person: string): Promise<void> {
  await sql`select auth.erase_account(${person}::uuid)`.execute(tx);
  const emptied = { address: null, subject: null, body: null, calendar: null, trouble: null };
  await tx
    .updateTable('mail.letter')
    .set({ ...emptied, given_up_at: sql<Date | null>`case when sent_at is null then coalesce(given_up_at, now()) end` })
    .where('person_id', '=', person)
    .execute();
}
