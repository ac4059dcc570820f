import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { faultSentence } from '#platform/text/index.ts';
import { takeMine } from '../versions/my-draft.ts';
import type { Version } from '../versions/versions.queries.ts';
import { type Merged, mergeWords } from './merge-words.ts';
import { findSaver, type Saver } from './who-saved.ts';
import { sameWords, type Words, wordsOf } from './words.ts';

export type From = {
  /** The revision the words were written from. */
  revision: number;
  /** Who writes. */
  me: string;
  /** Saved by the page while she writes: then nothing is woven, so that no words come in unseen, and the trace is one an hour. */
  quiet?: boolean;
};
export type Conflict = Merged & { now: Version; saver: Saver };
export type BodySaved =
  /** `woven`: whose words came in with hers; null where only hers did. */
  | { ok: true; revision: number; woven: Saver | null }
  | { ok: false; conflict: Conflict }
  /** It is no longer a draft: nothing is saved, and her words are still in the form. */
  | { ok: false; closed: Version }
  | { ok: false; field: keyof Words; said: string };

/**
 * Saves a draft's words. What somebody else has saved since `revision` is woven in where it does not touch; where it does, or
 * where the page saves by itself, nothing is saved and the conflict says both.
 * @throws {NotFound} for who does not write there
 */
export async function saveBody(tx: Tx, id: string, written: Words, { revision, me, quiet = false }: From): Promise<BodySaved> {
  const now = await takeMine(tx, id);
  if (now.state !== 'draft') return { ok: false, closed: now };
  const wrong = faultSentence(written.body);
  if (wrong) return { ok: false, field: 'body', said: wrong };
  const mine = wordsOf(written);
  if (sameWords(mine, now)) return { ok: true, revision: now.revision, woven: null };
  const merged =
    revision === now.revision ? { words: mine, touching: [] } : mergeWords(mine, await findBase(tx, now, revision), now);
  const saver = await findSaver(tx, id, revision, me);
  const woven = sameWords(merged.words, mine) ? null : saver;
  if (merged.touching.length > 0 || (quiet && woven)) return { ok: false, conflict: { ...merged, now, saver } };
  const trace = !quiet || !(await savedLately(tx, id, me));
  // Who saved, and the words as they were and as they became, the database keeps (count_saving, keep_saving).
  await tx
    .updateTable('handbook.version')
    .set({ ...merged.words, revision: now.revision + 1 })
    .where('id', '=', id)
    .execute();
  if (trace) await record(tx, 'version.saved', { type: 'version', id, details: { revision: now.revision + 1 } });
  return { ok: true, revision: now.revision + 1, woven };
}

/**
 * The words as they stood at a revision. Every saving of words is kept, and the words from before the first: a revision in
 * between changed steps or head alone. One that has not been reached says nothing of what its sender has seen.
 */
async function findBase(tx: Tx, now: Version, revision: number): Promise<Words> {
  if (revision > now.revision) return { title: '', summary: '', body: '' };
  const { rows } = await sql<Words>`(select title, summary, body, revision from handbook.saving
      where version_id = ${now.id}::uuid and revision <= ${revision} order by revision desc limit 1)
    union all (select title, summary, body, revision from handbook.saving where version_id = ${now.id}::uuid order by revision limit 1)`.execute(
    tx,
  );
  return rows[0] ?? now;
}

async function savedLately(tx: Tx, id: string, me: string): Promise<boolean> {
  const found = await tx
    .selectFrom('handbook.saving')
    .select('revision')
    .where('version_id', '=', id)
    .where('saved_by', '=', me)
    .where('saved_at', '>', sql<Date>`now() - interval '1 hour'`)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}
