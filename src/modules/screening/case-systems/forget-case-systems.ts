import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';

/**
 * What is not needed any longer: links nobody answered after a day, and where a link led back; calls refused, after a month.
 * After 90 days the thread between an answer and a case system's own visit is cut: its id goes, and the hour with it.
 */
export async function forgetCaseSystems(worker: Db): Promise<void> {
  await worker.transaction().execute(async (tx) => {
    await sql`delete from screening.question_link where used_at is null and expires_at < now() - interval '1 day'`.execute(tx);
    await sql`update screening.question_link set return_to = null, state = null
      where made_at < now() - interval '1 day' and (return_to is not null or state is not null)`.execute(tx);
    await sql`delete from screening.case_system_fault where at < now() - interval '31 days'`.execute(tx);
    const { rows } = await sql<{ id: string }>`update screening.visit set receipt_id = null,
        opened_at = date_trunc('day', opened_at), closed_at = date_trunc('day', closed_at)
      where receipt_id is not null and closed_at < now() - interval '90 days' returning id`.execute(tx);
    await sql`delete from screening.question_link where visit_id = any (${rows.map(({ id }) => id)})`.execute(tx);
  });
}
