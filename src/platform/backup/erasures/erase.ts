import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import { lock, type Tx } from '#platform/db/db.ts';
import { addToList } from './outside-list.ts';

/**
 * Takes what a module holds of a thing out of its tables, for good; rows that statistics need stay without it. May be run
 * again, also on a database where it was never run, and years later: it must bear both.
 */
export type Eraser = (tx: Tx, id: string) => Promise<void>;
/** Noun ('organisation.person') → what each module does when one is erased. */
export type Erasers = ReadonlyMap<string, readonly Eraser[]>;

export type Erasure = {
  /** Table of what is erased. */
  noun: string;
  id: string;
  /** Why, and by which law or decision; never a name. */
  ground: string;
  by?: string;
};

/**
 * Erases something for good, as the worker's login: in every module, noted in the database, traced in the log, and listed
 * outside of the database, so that no restored backup brings it back. Call it last in the transaction: the list is
 * written before the commit. Returns false when it was erased before. Throws when nobody knows how to erase such a thing.
 */
export async function erase(tx: Tx, known: { erasers: Erasers; list: string }, wish: Erasure): Promise<boolean> {
  const id = wish.id.toLowerCase();
  const erasers = known.erasers.get(wish.noun);
  if (!erasers) throw new Error(`Nothing here knows how to erase ${wish.noun}.`);
  await lock(tx, wish.noun, id);
  const { rows } = await sql<{ erased_at: Date }>`insert into platform.erasure (noun, id, ground, erased_by)
    values (${wish.noun}, ${id}, ${wish.ground}, ${wish.by ?? null}) on conflict do nothing returning erased_at`.execute(tx);
  if (!rows[0]) return false;
  for (const eraser of erasers) await eraser(tx, id);
  const noun = wish.noun.split('.')[1]!;
  await record(tx, `${noun}.erased`, { type: noun, id, ...(noun === 'person' ? { person: id } : {}) });
  addToList(known.list, { noun: wish.noun, id, at: rows[0].erased_at.toISOString() });
  return true;
}

/** Everything modules say they erase, gathered. */
export function erasersOf(modules: readonly { erases?: Readonly<Record<string, Eraser>> }[]): Erasers {
  const all = new Map<string, Eraser[]>();
  for (const { erases = {} } of modules)
    for (const [noun, eraser] of Object.entries(erases)) all.set(noun, [...(all.get(noun) ?? []), eraser]);
  return all;
}
