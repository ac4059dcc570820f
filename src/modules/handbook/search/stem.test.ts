import { expect, test } from 'vitest';
import { asOwner, openTestHouse } from '#test/database.ts';
import { NOT_FOUND } from './fixtures/not-found.ts';
import { FOUND } from './fixtures/word-list.ts';
import { bare, sayingWords, stem } from './stem.ts';

const { ownerUrl } = await openTestHouse();
const ENDS = ['', 's', 'en', 'ets', 'erna', 'ningen', 'het', 'r'];

test('a browser without the database comes to the same stems, and the same words that say something', async () => {
  const texts = [...FOUND, ...NOT_FOUND].flat().concat('e-post om Idén, och i 112:an', 'Å\u030a café', 'de som är här över alla');
  const words = texts.flatMap((text) => ENDS.map((end) => text + end));
  const rows = await asOwner(ownerUrl, async (client) => {
    const { rows: made } = await client.query<{ text: string; terms: string[]; bare: string[] }>(
      `select text, handbook.search_terms(text) as terms, array(select handbook.search_bare(t) from unnest(handbook.search_terms(text)) t) as bare
       from unnest($1::text[]) text`,
      [words],
    );
    return made;
  });
  expect(rows).toHaveLength(words.length);
  const here = rows.map(({ text }) => ({
    text,
    terms: sayingWords(text).map(stem),
    bare: sayingWords(text).map(stem).map(bare),
  }));
  expect(here.filter((one, i) => JSON.stringify(one) !== JSON.stringify(rows[i]))).toEqual([]);
});
