import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import { lock, type Tx } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { t } from '../search/texts.ts';

const MOST_WORDS = 12;
const MOST_GROUPS = 300;
const LONGEST = 80;

export const wordsForm = z.object({
  words: field.text({ max: 1500, required: t.tooFew }),
});
export const newWordsForm = wordsForm.extend({ id: field.id(), place: field.id() });

type Word = { word: string; terms: readonly string[] };

/** Puts a group in place of what stood under the id; a sentence where the words cannot be one. A second click finds it done. */
export async function saveWords(tx: Tx, id: string, place: string, typed: string, person: string): Promise<string | null> {
  await lock(tx, 'handbook.synonyms', place);
  const words = [...new Set(typed.split(/[,;\n]/).map((word) => word.replace(/\s+/g, ' ').trim()))].filter((word) => word !== '');
  if (words.length < 2) return t.tooFew();
  if (words.length > MOST_WORDS) return t.tooMany({ n: MOST_WORDS });
  const long = words.find((word) => word.length > LONGEST);
  if (long) return t.wordLong({ word: `${long.slice(0, 30)}…`, n: LONGEST });
  const { rows } =
    await sql<Word>`select word, handbook.search_terms(word) as terms from unnest(${words}::text[]) with ordinality w (word, nth)
    order by nth`.execute(tx);
  const fault = faultOf(rows) ?? (await takenElsewhere(tx, id, place, rows));
  if (fault) return fault;
  const before = await tx.selectFrom('handbook.synonym').select('municipality_id').where('id', '=', id).executeTakeFirst();
  if (before && before.municipality_id !== place) throw new NotFound();
  if (!before) {
    const { n } = await tx
      .selectFrom('handbook.synonym')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('municipality_id', '=', place)
      .executeTakeFirstOrThrow();
    if (n >= MOST_GROUPS) return t.tooManyGroups({ n: MOST_GROUPS });
    const made = await tx
      .insertInto('handbook.synonym')
      .values({ id, municipality_id: place, created_by: person })
      .onConflict((oc) => oc.column('id').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!made) throw new NotFound(); // an id of another municipality's
  }
  await tx.deleteFrom('handbook.synonym_word').where('synonym_id', '=', id).execute();
  await tx
    .insertInto('handbook.synonym_word')
    .values(
      rows.map(({ word, terms }, nth) => ({
        synonym_id: id,
        position: nth + 1,
        municipality_id: place,
        word,
        terms: [...terms],
      })),
    )
    .execute();
  await record(tx, before ? 'synonyms.changed' : 'synonyms.added', { type: 'synonym', id });
  return null;
}

/** Words that say nothing, or the same as another in the group. */
function faultOf(words: readonly Word[]): string | null {
  const seen = new Map<string, string>();
  for (const { word, terms } of words) {
    if (terms.length === 0) return t.wordEmpty({ word });
    const other = seen.get(terms.join(' '));
    if (other) return t.wordTwice({ word, other });
    seen.set(terms.join(' '), word);
  }
  return null;
}

/** A word leads to one group: which of two would be meant? */
async function takenElsewhere(tx: Tx, id: string, place: string, words: readonly Word[]): Promise<string | null> {
  for (const { word, terms } of words) {
    const { rows } = await sql<{ words: string[] }>`
      select array(select w.word from handbook.synonym_word w where w.synonym_id = t.synonym_id order by w.position) as words
      from handbook.synonym_word t where t.municipality_id = ${place}::uuid and t.synonym_id <> ${id}::uuid and t.terms = ${terms}::text[] limit 1`.execute(
      tx,
    );
    if (rows[0]) return t.wordTaken({ word, group: rows[0].words.join(', ') });
  }
  return null;
}

/** Takes a group away; one that is gone already is gone. */
export async function removeWords(tx: Tx, id: string): Promise<void> {
  const gone = await tx.deleteFrom('handbook.synonym').where('id', '=', id).returning('id').executeTakeFirst();
  if (!gone) throw new NotFound();
  await record(tx, 'synonyms.removed', { type: 'synonym', id });
}
