import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import type { Pictures } from './binder-pdf.ts';

/** Bytes of pictures in one document; those beyond are told in words. */
const MOST_BYTES = 60_000_000;

/** Pictures by their ids, of routines the reader may see; the smallest first until there are too many bytes. */
export async function listPictures(db: Read, ids: readonly string[]): Promise<Pictures> {
  if (ids.length === 0) return {};
  const { rows } = await sql<{ id: string; type: string; bytes: Buffer }>`
    select id, type, bytes from (select p.id, p.type, p.bytes, sum(octet_length(p.bytes)) over (order by octet_length(p.bytes), p.id) as so_far
      from handbook.picture p where p.id = any (${[...ids]}::uuid[])) x where so_far <= ${MOST_BYTES}`.execute(db);
  return Object.fromEntries(rows.map(({ id, type, bytes }) => [id, { type, bytes }]));
}
