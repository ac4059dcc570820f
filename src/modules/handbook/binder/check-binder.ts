import { sql } from 'kysely';
import type { Tx } from '#platform/db/db.ts';

export type Standing = 'current' | 'changed' | 'expired' | 'ended';
/** What is known of the whole binder; `added` and `card_changed` null where one page is asked for. A day is 'YYYY-MM-DD'. */
export type Held = { made_on: string; added: number | null; card_changed: boolean | null };
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
  const { rows } = await sql<{ too_many: boolean } & (Held | { made_on: null })>`
    select too_many, made_on, added, card_changed from handbook.check_binder(${code}, ${place}, ${visitor})`.execute(tx);
  const [held] = rows;
  if (held?.too_many) return { outcome: 'too_many' };
  if (!held || held.made_on === null) return { outcome: 'unknown' };
  const lines = await sql<Line>`
    select place, state, since, number, title, routine_id, is_staff from handbook.binder_lines(${code}, ${place})`.execute(tx);
  return { outcome: 'known', held, lines: lines.rows };
}
