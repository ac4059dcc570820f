import fs from 'node:fs';
import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import { type Erasers, erase } from './erase.ts';
import { addToList, type Erased, readList } from './outside-list.ts';

/**
 * After a restore: erases again what the lists say was erased and the restored database does not know of. Each in a
 * transaction of its own, so that a killed restore goes on where it was. Returns how many.
 */
export async function eraseAgain(
  worker: Db,
  known: { erasers: Erasers; list: string },
  lists: readonly Erased[],
): Promise<number> {
  let again = 0;
  for (const { noun, id } of lists) {
    const ground = 'erased before; done again after a restore';
    if (await worker.transaction().execute((tx) => erase(tx, known, { noun, id, ground }))) again++;
  }
  await completeList(worker, known.list);
  return again;
}

/** What the database knows was erased, and the list of this installation does not, is added to it. */
async function completeList(worker: Db, list: string): Promise<void> {
  const listed = new Set((fs.existsSync(list) ? readList(list) : []).map(({ noun, id }) => `${noun} ${id}`));
  for (const erased of await erasuresIn(worker)) if (!listed.has(`${erased.noun} ${erased.id}`)) addToList(list, erased);
}

export async function erasuresIn(worker: Db): Promise<Erased[]> {
  const { rows } = await sql<{ noun: string; id: string; at: Date }>`
    select noun, id, erased_at as at from platform.erasure order by erased_at`.execute(worker);
  return rows.map(({ noun, id, at }) => ({ noun, id, at: at.toISOString() }));
}
