import pg from 'pg';
import { SAY_EXACTLY, tablesOf } from './tables.ts';

/**
 * Table → number of rows and a fingerprint of all of them, whatever order they lie in. Two databases with equal digests
 * have equal rows. Reads the snapshot of that name where one is given.
 */
export async function digest(ownerUrl: string, snapshot?: string): Promise<Map<string, string>> {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    if (snapshot) await client.query(`set transaction snapshot '${snapshot}'`);
    await client.query(SAY_EXACTLY);
    const all = new Map<string, string>();
    for (const { table, quoted } of await tablesOf(client)) {
      const { rows } = await client.query<{ seen: string }>(
        `select concat_ws(' ', count(*), sum(hashtextextended(whole_row::text, 0)::numeric), sum(hashtextextended(whole_row::text, 726)::numeric)) as seen from ${quoted} whole_row`,
      );
      all.set(table, rows[0]!.seen);
    }
    return all;
  } finally {
    await client.end();
  }
}

/** What differs, as 'table: 3 5' with the fingerprints' beginnings; none when the databases are alike. */
export const differences = (
  one: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
  but: readonly string[] = [],
): string[] =>
  [...new Set([...one.keys(), ...other.keys()])]
    .filter((table) => !but.includes(table) && one.get(table) !== other.get(table))
    .map((table) => `${table}: ${one.get(table)} became ${other.get(table)}`);
