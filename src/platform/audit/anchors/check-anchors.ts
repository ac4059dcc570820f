import type { KeyObject } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import { readAnchor } from './anchor.ts';
import { digestOf } from './anchor-files.ts';

export type Checked = { anchors: number; ends: number; breaks: string[] };

/**
 * Is every end that was anchored still in its chain, at that place and with that hash? A chain that was cut off or built
 * anew no longer holds it. `anchors` are in the order they were made; one left out of the row is a break too.
 */
export async function checkAnchors(
  db: Db,
  anchors: readonly { name: string; text: string }[],
  trusted: KeyObject,
): Promise<Checked> {
  const checked: Checked = { anchors: 0, ends: 0, breaks: [] };
  let before: string | null = null;
  for (const { name, text } of anchors) {
    const anchor = readAnchor(text, trusted);
    if (typeof anchor === 'string') {
      checked.breaks.push(`anchor ${name}: ${anchor}`);
    } else {
      if (before !== null && anchor.before !== before)
        checked.breaks.push(`anchor ${name}: the one before it was removed or changed`);
      checked.anchors++;
      checked.ends += anchor.chains.length;
      for (const { chain, position } of await endsGone(db, anchor.chains))
        checked.breaks.push(`anchor ${name}: chain ${chain} no longer has what stood at place ${position} then`);
    }
    before = digestOf(text);
  }
  return checked;
}

async function endsGone(db: Db, ends: readonly { chain: string; position: number; hash: string }[]) {
  const { rows } = await sql<{ chain: string; position: number }>`select a.chain, a.position
    from unnest(${ends.map(({ chain }) => chain)}::uuid[], ${ends.map(({ position }) => position)}::bigint[],
      ${ends.map(({ hash }) => hash)}::text[]) a (chain, position, hash)
    left join audit.link l on l.chain = a.chain and l.position = a.position
    where l.hash is distinct from decode(a.hash, 'hex') order by 1`.execute(db);
  return rows;
}
