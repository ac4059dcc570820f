import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';

/** Entries with an id above `after` (null: from the very first) up to and with `last`. */
export type Stretch = { after: number | null; last: number };

/** The log in stretches of so many entries: memory stays flat however long it is, and several can be walked at once. */
export async function* stretchesOf(db: Db, size: number): AsyncGenerator<Stretch> {
  let after: number | null = null;
  for (let last = await lastOf(db, after, size); last !== null; last = await lastOf(db, after, size)) {
    yield { after, last };
    after = last;
  }
}

async function lastOf(db: Db, after: number | null, size: number): Promise<number | null> {
  const { rows } = await sql<{ last: number | null }>`select max(id) as last
    from (select id from audit.entry where ${after}::bigint is null or id > ${after} order by id limit ${size}) e`.execute(db);
  return rows[0]!.last;
}
