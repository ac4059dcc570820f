import os from 'node:os';
import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import { chainsOf, type Stretch, stretchesOf } from './stretches.ts';
import { type Break, walkStretch } from './walk-stretch.ts';

export type Verified = { entries: number; chains: number; links: number; breaks: Break[] };

/**
 * Walks every chain of the log and names each break: an entry changed, removed, moved, put in or never linked; a link or
 * a head changed or removed. What was cut off whole at the end, or built anew from the beginning, only anchors tell
 * (../anchors/check-anchors.ts). `db` must see every entry. `size` is rows in one stretch, `lanes` how many are walked at once.
 */
export async function verifyLog(
  db: Db,
  { size = 50_000, lanes = Math.min(4, os.availableParallelism()), onProgress = (_rows: number) => {} } = {},
): Promise<Verified> {
  const found: Verified = { entries: 0, chains: 0, links: 0, breaks: [] };
  const stretches = stretchesOf(db, size);
  const lane = async () => {
    for (let next = await stretches.next(); !next.done; next = await stretches.next()) {
      const { rows, breaks } = await walkStretch(db, next.value);
      found[kindOf(next.value)] += rows;
      found.breaks.push(...breaks);
      onProgress(found.links + found.entries);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  const heads = await headsThatDoNotHold(db);
  found.chains = (await chainsOf(db)).length;
  found.breaks = [...found.breaks, ...heads].sort((a, b) =>
    a.chain === b.chain ? a.place - b.place : a.chain < b.chain ? -1 : 1,
  );
  return found;
}

const kindOf = ({ chain }: Stretch) => (chain === null ? 'entries' : 'links');

async function headsThatDoNotHold(db: Db): Promise<Break[]> {
  const faults: Break[] = [];
  for (const chain of await chainsOf(db)) {
    const { rows } = await sql<Break>`select ${chain}::text as chain, coalesce(h.position, l.position) as place, case
        when h.chain is null then 'head removed' when l.chain is null then 'every link removed'
        when h.position > l.position then 'last link removed' when h.position < l.position then 'head behind its chain'
        else 'head or last link changed' end as fault
      from (select * from audit.head where chain = ${chain}) h
        full join (select * from audit.link where chain = ${chain} order by position desc limit 1) l on true
      where h.chain is null or l.chain is null or h.position <> l.position or h.hash is distinct from l.hash`.execute(db);
    faults.push(...rows);
  }
  return faults;
}
