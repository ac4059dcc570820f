// Whatever is searched for, the database takes it, and what it finds is what stands there.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asOwner, openTestHouse } from '#test/database.ts';
import { hostileStrings } from '../../../../test/house/bad-input/hostile-strings.ts';
import { excerptOf } from './excerpt.ts';
import { meantWords } from './mend-word.ts';

const { ownerUrl } = await openTestHouse();
const ask = <T>(sql: string, values: unknown[]) =>
  asOwner(ownerUrl, async (client) => (await client.query(sql, values)).rows as T[]);
const { strings } = hostileStrings();
const keepable = (text: string) => text.replaceAll('\u0000', '').toWellFormed();

test('no string breaks the analyser, and each finds the text it is', async () => {
  const texts = strings.map(keepable);
  const rows = await ask<{ text: string; found: boolean | null }>(
    `select text, handbook.search_vector(text, text, text) @@ handbook.search_query(text, null) as found from unnest($1::text[]) text`,
    [texts],
  );
  expect(rows).toHaveLength(texts.length);
  // Null: nothing in it is a word. Twenty words are asked for at most, each as it stands.
  expect(rows.filter(({ found }) => found === false)).toEqual([]);
});

test('no chance text breaks it either, nor its places: the words marked are those asked for', async () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'våld',
      'våldet',
      'barn',
      'och',
      'e-post',
      'å',
      '-',
      '”',
      '"',
      "'",
      '\\',
      '<b>',
      '&',
      '|',
      '!',
      ':*',
      '(',
      '\n',
      ' ',
    ),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
  );
  const texts = fc.sample(
    fc.array(piece, { maxLength: 12 }).map((pieces) => keepable(pieces.join(' '))),
    { numRuns: 300, seed: 35 },
  );
  const rows = await ask<{ text: string; words: string[] | null; places: number[] }>(
    `select handbook.search_plain(text) as text, (select array_agg(t.word order by t.place) from handbook.search_tokens(handbook.search_plain(text)) t) as words,
       array(select p from unnest(handbook.search_vector('', '', text)) v, unnest(v.positions) p where v.lexeme = 'våld') as places,
       handbook.search_query(text, null) as asked from unnest($1::text[]) text`,
    [texts],
  );
  for (const { text, words, places } of rows) {
    const { text: pieces } = excerptOf(`\n${text}`, places);
    const marked = pieces.filter(({ found }) => found).map(({ text: word }) => word.toLowerCase());
    for (const word of marked) expect(word).toMatch(/^våld/);
    const asked = (words ?? []).slice(0, 30).filter((word) => /^våld(et|s|ets)?$/.test(word));
    expect(marked.length, JSON.stringify(text)).toBeGreaterThanOrEqual(Math.min(1, asked.length));
  }
});

test('a word is mended by the nearest, and by none that is far', () => {
  expect(meantWords('våldsutstatt', ['våldsutsatt', 'våldsutövare'])[0]).toBe('våldsutsatt');
  expect(meantWords('vald', ['våld', 'valp'])[0]).toBe('våld');
  expect(meantWords('boened', ['boende', 'bord'])[0]).toBe('boende');
  expect(meantWords('katt', ['hund', 'kommun'])).toEqual([]);
  expect(meantWords('skydad', ['skydda', 'skyddad'])[0]).toBe('skyddad'); // the same ending before another
  expect(meantWords('skydad', ['skydda', 'skyddad', 'skyddat'])).toEqual(['skyddad', 'skydda', 'skyddat']);
});

test('a short word, and what has a digit or a sign in it, is never taken for another', () => {
  for (const typed of ['hot', 'or', 'å', '1=1', '112', 'e4', 'lvu3', '2025', 'våld1'])
    expect(meantWords(typed, ['hit', 'hat', 'mor', 'ör', '113', '2024', 'våld', 'lvu'])).toEqual([]);
  expect(meantWords('vald', ['vål1', 'våld'])[0]).toBe('våld');
});

test('lines of a routine are told as sentences in an excerpt', () => {
  const said = excerptOf('Titel\nVid fara. \nNär gäller den\nRing 112:\nPolisen kommer\n\nVänta', []);
  expect(said.text.map(({ text }) => text).join('')).toBe('Vid fara.  När gäller den. Ring 112: Polisen kommer. Vänta');
});

test('what is meant is among the candidates, and with one letter left out the word itself is', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'abdeknrstvåö'), minLength: 6, maxLength: 12 });
  fc.assert(
    fc.property(letters, fc.array(letters), fc.nat(4), (word, others, nth) => {
      const meant = meantWords(word.slice(0, nth) + word.slice(nth + 1), [...others, word]);
      expect(meant.every((each) => each === word || others.includes(each))).toBe(true);
      expect(meant.length).toBeGreaterThan(0);
    }),
  );
});
