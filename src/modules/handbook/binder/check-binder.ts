import { sql } from 'kysely';
import type { Tx } from '#platform/db/db.ts';

export type Standing = 'current' | 'changed' | 'expired' | 'ended';
/** `place`, `state` and `since` are of the routine asked for; null where the whole binder is. Days are 'YYYY-MM-DD'. */
export type Held = {
  made_on: string;
  state: Standing | null;
  since: string | null;
  total: number;
  outdated: number;
  first_on: string | null;
  added: number;
  card_changed: boolean;
};
/** `number`, `title` and `routine_id` null: not told to whoever asks. */
export type Line = {
  place: number;
  state: Standing;
  since: string;
  number: string | null;
  title: string | null;
  routine_id: string | null;
  is_staff: boolean;
};
export type Check = { outcome: 'known'; held: Held; lines: Line[] } | { outcome: 'unknown' | 'too_many' };

/**
 * Whether a printed binder, or one routine in it, still holds (docs/decisions/0034). A code that never was and one that can be no
 * code look the same, and are counted: `visitor` is a keyed hash of who asks.
 */
export async function checkBinder(tx: Tx, code: string, place: number | null, visitor: Buffer): Promise<Check> {
  const { rows } = await sql<
    Held & { too_many: boolean }
  >`select too_many, made_on, state, since, total, outdated, first_on, added, card_changed
    from handbook.check_binder(${code}, ${place}, ${visitor})`.execute(tx);
  const { too_many, ...held } = rows[0] ?? { too_many: false, made_on: null };
  if (too_many) return { outcome: 'too_many' };
  if (!held.made_on) return { outcome: 'unknown' };
  const lines =
    await sql<Line>`select place, state, since, number, title, routine_id, is_staff from handbook.binder_lines(${code})`.execute(
      tx,
    );
  return { outcome: 'known', held: held as Held, lines: lines.rows };
}
