import os from 'node:os';
import type { Db } from '#platform/db/db.ts';
import { checkEnds } from './check-ends.ts';
import { stretchesOf } from './stretches.ts';
import { type Break, walkStretch } from './walk-stretch.ts';

export type Verified = { entries: number; chains: number; breaks: Break[] };

/**
 * Walks the log and names each break: an entry changed, removed, moved, put in or never linked; a link or a head changed
 * or removed. What was cut off whole at the end, or built anew from the beginning, only anchors tell
 * (../anchors/check-anchors.ts). `db` must see every entry. `size` is entries in a stretch, `lanes` how many are walked at
 * once. May run while the log is written.
 */
export async function verifyLog(
  db: Db,
  { size = 20_000, lanes = Math.min(4, os.availableParallelism()), onProgress = (_entries: number) => {} } = {},
): Promise<Verified> {
  let entries = 0;
  const breaks: Break[] = [];
  const stretches = stretchesOf(db, size);
  const lane = async () => {
    for (let next = await stretches.next(); !next.done; next = await stretches.next()) {
      const walked = await walkStretch(db, next.value);
      entries += walked.entries;
      breaks.push(...walked.breaks);
      onProgress(entries);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  const ends = await checkEnds(db);
  return { entries, chains: ends.chains, breaks: [...breaks, ...ends.breaks].sort(byPlace) };
}

const byPlace = (a: Break, b: Break) => (a.chain === b.chain ? a.place - b.place : a.chain < b.chain ? -1 : 1);
