import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { readPicture } from '#platform/files/picture/read-picture.ts';
import type { Pictures } from './binder-pdf.ts';

/** Bytes and pixels of pictures in one document; those beyond are told in words. A pixel takes up to six bytes while it is drawn. */
const MOST_BYTES = 60_000_000;
const MOST_PIXELS = 100_000_000;

/** Pictures by their ids, of routines the reader may see; the smallest first until there is too much of them. */
export async function listPictures(db: Read, ids: readonly string[]): Promise<Pictures> {
  if (ids.length === 0) return {};
  const { rows } = await sql<{ id: string; bytes: Buffer }>`
    select id, bytes from (select p.id, p.bytes, sum(octet_length(p.bytes)) over (order by octet_length(p.bytes), p.id) as so_far
      from handbook.picture p where p.id = any (${[...ids]}::uuid[])) x where so_far <= ${MOST_BYTES}`.execute(db);
  // Read here rather than kept in columns: what the bytes themselves say is what drawing them costs.
  const read = rows
    .flatMap(({ id, bytes }) => {
      const picture = readPicture(bytes);
      return picture ? [{ id, ...picture, pixels: picture.width * picture.height }] : [];
    })
    .sort((one, other) => one.pixels - other.pixels);
  let left = MOST_PIXELS;
  const shown = read.filter(({ pixels }) => {
    left -= pixels;
    return left >= 0;
  });
  return Object.fromEntries(shown.map(({ id, type, parts }) => [id, { type, bytes: Buffer.concat(parts) }]));
}
