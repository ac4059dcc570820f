import { sql } from 'kysely';
import type { Tx } from '#platform/db/db.ts';
import { pictureId } from '#platform/text/index.ts';

const BILD = /bild:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/**
 * A text for another routine, with copies of its pictures: a copied routine shows them when its origin no longer does. Only
 * pictures the copier may see are copied; the addresses of others are left as they are, and show their words.
 */
export async function copyPictures(tx: Tx, markdown: string, toRoutine: string, me: string): Promise<string> {
  const copies = new Map<string, string>();
  for (const address of new Set(markdown.match(BILD) ?? [])) {
    const { rows } = await sql<{ id: string }>`insert into handbook.picture (id, routine_id, type, bytes, uploaded_by)
      select gen_random_uuid(), ${toRoutine}::uuid, p.type, p.bytes, ${me}::uuid from handbook.picture p
      where p.id = ${pictureId(address)}::uuid and p.routine_id <> ${toRoutine}::uuid returning id`.execute(tx);
    if (rows[0]) copies.set(address, `bild:${rows[0].id}`);
  }
  return markdown.replace(BILD, (address) => copies.get(address) ?? address);
}
