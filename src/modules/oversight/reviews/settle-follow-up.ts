import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import { lock, type Tx } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { t } from './texts.ts';

export const settleForm = (drawn: string) =>
  z
    .object({
      [`result-${drawn}`]: field.choice(['justified', 'deviation']),
      [`closing-${drawn}`]: field.text({ max: 4000, required: t.sayHowItEnded }),
    })
    .transform((form) => ({
      result: form[`result-${drawn}`] as 'justified' | 'deviation',
      closing: form[`closing-${drawn}`] as string,
    }));

/** Settles a question or a deviation. The second click finds it settled and changes nothing. */
export async function settleFollowUp(
  tx: Tx,
  drawn: string,
  { result, closing }: { result: 'justified' | 'deviation'; closing: string },
  me: string,
) {
  await lock(tx, 'oversight.follow_up', drawn);
  const open = await tx
    .selectFrom('oversight.follow_up')
    .select(['person_id', 'closed_at'])
    .where('drawn_id', '=', drawn)
    .executeTakeFirst();
  if (!open) throw new NotFound();
  if (open.closed_at) return;
  await tx
    .updateTable('oversight.follow_up')
    .set({ result, closing, closed_by: me, closed_at: sql`now()` })
    .where('drawn_id', '=', drawn)
    .execute();
  await record(tx, 'follow_up.settled', { type: 'log_entry', id: drawn, person: open.person_id, details: { result } });
}
