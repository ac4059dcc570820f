// The log in stretches of so many rows: memory stays flat however long it is, and several can be walked at once.
import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';

/** Above `after` (null: from the very beginning) up to and with `last`. `chain` is null for entries by their ids. */
export type Stretch = { chain: string | null; after: number | null; last: number };

export async function* stretchesOf(db: Db, size: number): AsyncGenerator<Stretch> {
  for (const chain of await chainsOf(db)) {
    for (let after: number | null = null; ; ) {
      const last: number | undefined =
        (
          await sql<{ last: number | null }>`select max(position) as last from (select position from audit.link
          where chain = ${chain} and (${after}::bigint is null or position > ${after}) order by position limit ${size}) l`.execute(
            db,
          )
        ).rows[0]?.last ?? undefined;
      if (last === undefined) break;
      yield { chain, after, last };
      after = last;
    }
  }
  for (let after: number | null = null; ; ) {
    const last: number | undefined =
      (
        await sql<{ last: number | null }>`select max(id) as last from (select id from audit.entry
        where ${after}::bigint is null or id > ${after} order by id limit ${size}) e`.execute(db)
      ).rows[0]?.last ?? undefined;
    if (last === undefined) break;
    yield { chain: null, after, last };
    after = last;
  }
}

/** Every chain that has a link or a head: from one to the next by the index, never through all the links. */
export async function chainsOf(db: Db): Promise<string[]> {
  const { rows } = await sql<{ chain: string }>`
    with recursive linked as (
      (select chain from audit.link order by chain limit 1)
      union all
      select (select l.chain from audit.link l where l.chain > k.chain order by l.chain limit 1) from linked k where k.chain is not null)
    select chain from linked where chain is not null union select chain from audit.head order by 1`.execute(db);
  return rows.map(({ chain }) => chain);
}
