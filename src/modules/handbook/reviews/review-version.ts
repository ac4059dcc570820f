import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import { lock, type Tx } from '#platform/db/db.ts';
import { NotFound, Refused } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { writeLetter } from '#platform/mail/write-letter.ts';
import { noPerson } from '#platform/text/person-in-text.ts';
import { takeMine } from '../versions/my-draft.ts';
import { getVersion } from '../versions/versions.queries.ts';
import { t } from './texts.ts';

export const askForm = z.object({ person: field.id() });

/**
 * Asks somebody of the municipality to read a version with other eyes, and writes to her. Asked twice she gets one letter. Returns
 * a sentence that says so.
 */
export async function askForReview(tx: Tx, version: string, person: string, me: string): Promise<string> {
  const now = await takeMine(tx, version);
  if (now.published_at) throw new Refused(t.refusedPublished());
  if (now.reviewed_at) throw new Refused(t.refusedReviewed());
  if (person === me) throw new Refused(t.refusedSelf());
  const { rows } = await sql<{ wrote: boolean; there: boolean }>`select
    exists (select from handbook.writer w where w.version_id = ${version}::uuid and w.person_id = ${person}::uuid) as wrote,
    handbook.works_for(${person}::uuid, ${now.municipality_id}::uuid) as there`.execute(tx);
  if (!rows[0]?.there) throw new NotFound();
  if (rows[0].wrote) throw new Refused(t.refusedWriter());
  const made = await tx
    .insertInto('handbook.review')
    .values({ id: randomUUID(), version_id: version, person_id: person, asked_by: me })
    .onConflict((conflict) => conflict.columns(['version_id', 'person_id']).where('answered_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst();
  const name = await sayName(tx, person);
  const said = now.state === 'draft' ? t.askedNow({ name }) : t.askedSent({ name });
  if (!made) return said;
  await record(tx, 'version.review_asked', { type: 'version', id: version, person });
  // What is still a draft she is told of when it is sent to review.
  if (now.state !== 'draft') await writeLetter(tx, 'handbook.review_asked', person, { version });
  return said;
}

/** Takes a question back that nobody has answered: the draft is no longer hers to read. Returns a sentence that says so. */
export async function takeBackQuestion(tx: Tx, version: string, review: string): Promise<string> {
  await takeMine(tx, version);
  const gone = await tx
    .deleteFrom('handbook.review')
    .where('id', '=', review)
    .where('version_id', '=', version)
    .where('answered_at', 'is', null)
    .returning('person_id')
    .executeTakeFirst();
  if (!gone) throw new Refused(t.refusedTakeBack());
  await record(tx, 'version.review_taken_back', { type: 'version', id: version, person: gone.person_id });
  return t.takenBack({ name: await sayName(tx, gone.person_id) });
}

/** Whoever has protected identity is a colleague. */
async function sayName(tx: Tx, person: string | null): Promise<string> {
  const { rows } = await sql<{ name: string }>`select n.name from handbook.names(array[${person}::uuid]) n`.execute(tx);
  return rows[0]?.name ?? t.hidden();
}

/** Writes to everybody who is asked and has not answered: the version can be read now. */
export async function tellReviewers(tx: Tx, version: string): Promise<void> {
  const { rows } = await sql<{ person_id: string }>`select r.person_id from handbook.review r
    where r.version_id = ${version}::uuid and r.answered_at is null`.execute(tx);
  for (const { person_id } of rows) await writeLetter(tx, 'handbook.review_asked', person_id, { version });
}

export const answerForm = z.object({
  revision: field.whole({ min: 1, max: 1_000_000 }),
  verdict: field.choice(['approved', 'changes']),
  note: noPerson(field.optionalText({ max: 4000 })),
});

/** `stale`: it has been saved, taken back or answered since she read it; nothing was answered, and her words are still there. */
export type Answered = { ok: true } | { ok: false; field: string; said: string } | { ok: false; stale: true };

/** Her answer on the saving she has read: approved, or to be changed first (then with words). Sent again it is the same answer. */
export async function answerReview(
  tx: Tx,
  version: string,
  { revision, verdict, note }: z.output<typeof answerForm>,
): Promise<Answered> {
  await lock(tx, 'handbook.version', version);
  const now = await getVersion(tx, version);
  if (now.wrote) throw new Refused(t.refusedOwn());
  if (now.revision !== revision) return { ok: false, stale: true };
  if (verdict === 'changes' && note === '') return { ok: false, field: 'note', said: t.needsWords() };
  // Asked now: what is sent back to be changed no longer says who sent it.
  const sender = await findSender(tx, version);
  const { rows } = await sql<{
    done: boolean;
  }>`select handbook.answer_review(${version}::uuid, ${revision}::int, ${verdict}, ${note}) as done`.execute(tx);
  if (!rows[0]?.done) {
    const before = await sql<{ n: number }>`select count(*)::int as n from handbook.review r
      where r.version_id = ${version}::uuid and r.person_id = access.person() and r.verdict = ${verdict} and r.revision = ${revision}::int`.execute(
      tx,
    );
    return before.rows[0]?.n ? { ok: true } : { ok: false, stale: true };
  }
  await record(tx, `review.${verdict}`, { type: 'version', id: version });
  if (sender) await writeLetter(tx, `handbook.review_${verdict}`, sender, { version });
  return { ok: true };
}

/** Who sent it to review, or last wrote in it. */
async function findSender(tx: Tx, version: string): Promise<string | null> {
  const { rows } = await sql<{ person: string | null }>`select handbook.last_writer(${version}::uuid) as person`.execute(tx);
  return rows[0]?.person ?? null;
}
