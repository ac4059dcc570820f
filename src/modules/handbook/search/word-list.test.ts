import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { asOwner, openTestHouse } from '#test/database.ts';
import { NOT_FOUND } from './fixtures/not-found.ts';
import { FOUND } from './fixtures/word-list.ts';

const { ownerUrl } = await openTestHouse();
const ask = <T>(sql: string, values: unknown[]) =>
  asOwner(ownerUrl, async (client) => (await client.query(sql, values)).rows as T[]);

/** The pairs whose text is found by their query, each text by itself. */
async function found(pairs: readonly (readonly [string, string])[]): Promise<Set<string>> {
  const rows = await ask<{ query: string; text: string }>(
    `select query, text from unnest($1::text[], $2::text[]) p (query, text)
     where handbook.search_vector('', '', p.text) @@ handbook.search_query(p.query, null)`,
    [pairs.map(([query]) => query), pairs.map(([, text]) => text)],
  );
  return new Set(rows.map(({ query, text }) => `${query} · ${text}`));
}
const written = (pairs: readonly (readonly [string, string])[]) => pairs.map((pair) => pair.join(' · '));

test('inflections and compounds of the field are found', async () => {
  expect(FOUND.length).toBeGreaterThanOrEqual(150);
  const there = await found(FOUND);
  const missed = written(FOUND).filter((pair) => !there.has(pair));
  expect(missed, `recall ${(100 * (1 - missed.length / FOUND.length)).toFixed(1)} %`).toEqual([]);
});

test('words that only look alike are not', async () => {
  expect(NOT_FOUND.length).toBeGreaterThanOrEqual(40);
  expect([...(await found(NOT_FOUND))]).toEqual([]);
});

// Whoever changes what a word comes to must count handbook.search_analyser() up, or old entries would be asked in new words.
test('what the rules make of the words is what this version of the analyser made of them', async () => {
  const words = [...FOUND, ...NOT_FOUND].flat();
  const [row] = await ask<{ analyser: number; made: string }>(
    `select handbook.search_analyser() as analyser, string_agg(t.word || ' ' || handbook.search_stem(t.word) || ' ' || handbook.search_parts(t.word)::text, ',' order by t.word) as made
     from (select distinct t.word from unnest($1::text[]) x, handbook.search_tokens(x) t) t`,
    [words],
  );
  expect(row!.analyser).toBe(2);
  expect(createHash('sha256').update(row!.made).digest('hex').slice(0, 16)).toMatchInlineSnapshot(`"96f1a2b701815325"`);
});
