import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import type { Db } from '#platform/db/db.ts';
import { writeLetter } from '#platform/mail/write-letter.ts';

/** Days after the last day before the log reviewers are told, and may go through it themselves. */
export const GRACE = 7;

/**
 * Heads whose review is not signed by its day are reminded once; a week later the log reviewers are told. Each review in a
 * transaction of its own, so that it may be killed and run again. Returns how many were told of.
 */
export async function remindHeads(worker: Db): Promise<number> {
  const { rows } = await sql<{ id: string; reviewer_id: string | null; controller_id: string; month: string; very: boolean }>`
    select id, reviewer_id, controller_id, month::text, due_on + ${GRACE}::int < current_date as very from oversight.review
    where signed_at is null and ((due_on < current_date and reminded_at is null) or (due_on + ${GRACE}::int < current_date and escalated_at is null))
    order by id`.execute(worker);
  for (const { id, reviewer_id, controller_id: controller, month, very } of rows) {
    await worker.transaction().execute(async (tx) => {
      const told = await sql<{ reminded: boolean; escalated: boolean }>`
        with before as (select id, reminded_at, escalated_at from oversight.review where id = ${id} and signed_at is null for update)
        update oversight.review r set reminded_at = coalesce(r.reminded_at, now()),
          escalated_at = case when ${very} then coalesce(r.escalated_at, now()) else r.escalated_at end
        from before b where b.id = r.id
        returning b.reminded_at is null as reminded, ${very} and b.escalated_at is null as escalated`.execute(tx);
      const now = told.rows[0];
      if (!now) return;
      const followers = await sql<{
        id: string;
      }>`select id from oversight.holders('reviews.follow', ${controller}::uuid) h (id)`.execute(tx);
      if (now.reminded) {
        for (const reader of reviewer_id ? [reviewer_id] : followers.rows.map((each) => each.id))
          await writeLetter(tx, 'oversight.review_late', reader, { review: id, month });
        await record(tx, 'review.reminded', { type: 'review', id });
      }
      if (now.escalated) {
        for (const reader of followers.rows)
          await writeLetter(tx, 'oversight.review_escalated', reader.id, { review: id, month });
        await record(tx, 'review.escalated', { type: 'review', id });
      }
    });
  }
  return rows.length;
}
