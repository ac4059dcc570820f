import { expect, test } from 'vitest';
import { asOwner, openTestHouse } from '#test/database.ts';
import { FOUND, NOT_FOUND } from './fixtures/word-list.ts';

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
