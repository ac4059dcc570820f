import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import { lock, type Tx } from '#platform/db/db.ts';
import { NotFound, Refused } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { getReview } from './reviews.queries.ts';
import { t } from './texts.ts';

export const signForm = z.object({ conclusion: field.optionalText({ max: 2000 }) });

/** Signs a month's review when every entry is judged, also those she may not see. The second click finds it signed. */
export async function signReview(tx: Tx, id: string, { conclusion }: z.output<typeof signForm>, me: string): Promise<boolean> {
  await lock(tx, 'oversight.review', id);
  const review = await getReview(tx, id);
  if (!review.works) throw new NotFound();
  if (review.signed_at) return false;
  if (review.judged < review.entries) throw new Refused(review.hidden > 0 ? t.othersJudgeFirst() : t.judgeAllFirst());
  await tx
    .updateTable('oversight.review')
    .set({ signed_by: me, signed_at: sql`now()`, conclusion: conclusion || null })
    .where('id', '=', id)
    .execute();
  await record(tx, 'review.signed', {
    ...{ type: 'review', id },
    details: { month: review.month, entries: review.entries, asked: review.asked, deviations: review.deviations },
  });
  return true;
}
