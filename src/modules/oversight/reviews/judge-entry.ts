import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import { lock, type Tx } from '#platform/db/db.ts';
import { NotFound, Refused } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { writeLetter } from '#platform/mail/write-letter.ts';
import type { Outcome } from './reviews.queries.ts';
import { t } from './texts.ts';

/** Days within which a question should be answered, and a deviation settled. */
const DUE = { asked: 10, deviation: 30 } as const;

/** `said` is the comment, whose field carries the entry's id on a page with many. `seen`: the outcome when the page was made. */
export const judgeForm = (entry: string) =>
  z
    .object({
      outcome: field.choice(['justified', 'asked', 'deviation']),
      seen: z.enum(['', 'justified', 'asked', 'deviation']).catch(''),
      [`said-${entry}`]: field.optionalText({ max: 2000 }),
    })
    .transform((form) => ({
      outcome: form['outcome'] as Outcome,
      seen: form['seen'] as string,
      said: form[`said-${entry}`] as string,
    }));

/** What must be written: a question asks something, a deviation says what is wrong. Null when nothing is missing. */
export const missing = ({ outcome, said }: { outcome: Outcome; said: string }): string | null =>
  said !== '' || outcome === 'justified' ? null : outcome === 'asked' ? t.askWhat() : t.sayWhatIsWrong();

/** Judges one entry. Of two who judge at once the second is told; what is signed or already asked about is not judged anew. */
export async function judgeEntry(
  tx: Tx,
  review: string,
  id: string,
  form: { outcome: Outcome; seen: string; said: string },
  me: string,
) {
  await lock(tx, 'oversight.review', review);
  const drawn = await tx
    .selectFrom('oversight.drawn_entry as d')
    .innerJoin('oversight.review as r', 'r.id', 'd.review_id')
    .leftJoin('oversight.follow_up as f', 'f.drawn_id', 'd.id')
    .select(['d.person_id', 'd.outcome', 'd.about_person_id', 'd.entry_id', 'r.signed_at', 'f.kind as followed'])
    .where('d.id', '=', id)
    .where('d.review_id', '=', review)
    .executeTakeFirst();
  if (!drawn) throw new NotFound();
  if (drawn.signed_at) throw new Refused(t.signedAlready());
  if (drawn.followed) throw new Refused(t.followedAlready());
  if ((drawn.outcome ?? '') !== form.seen) throw new Refused(t.judgedMeanwhile());
  const judged = await tx
    .updateTable('oversight.drawn_entry')
    .set({ outcome: form.outcome, comment: form.said || null, judged_by: me, judged_at: sql`now()` })
    .where('id', '=', id)
    .executeTakeFirst();
  if (judged.numUpdatedRows !== 1n) throw new NotFound(); // seen, but not hers to judge
  const person = drawn.person_id;
  if (form.outcome !== 'justified') {
    await tx
      .insertInto('oversight.follow_up')
      .values({
        ...{ drawn_id: id, person_id: person, opened_by: me, question: form.said },
        kind: form.outcome === 'asked' ? 'question' : 'deviation',
        due_on: sql<string>`current_date + ${DUE[form.outcome]}::int`,
      })
      .execute();
    if (form.outcome === 'asked') await writeLetter(tx, 'oversight.question', person, { drawn: id });
  }
  await record(tx, `review.${form.outcome === 'justified' ? 'fine' : form.outcome}`, {
    type: 'log_entry',
    id,
    person,
    details: { entry: drawn.entry_id, review },
  });
}
