import { randomUUID } from 'node:crypto';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { getVersion } from '../versions/versions.queries.ts';
import { recognisePicture } from './recognise-picture.ts';
import { t } from './texts.ts';

const MOST_PICTURE = 5 * 1024 * 1024;

type PutIn = { ok: true; id: string } | { ok: false; field: 'file' | 'alt'; said: string };

/** Keeps a picture for a routine's text. What it shows is asked for here and stands in the text; without it no picture. */
export async function putInPicture(
  tx: Tx,
  version: string,
  file: { bytes: Uint8Array } | null,
  alt: string,
  me: string,
): Promise<PutIn> {
  const { routine_id, mine, state } = await getVersion(tx, version);
  if (!mine || state !== 'draft') throw new NotFound();
  if (!file) return { ok: false, field: 'file', said: t.pictureNone() };
  if (alt.trim() === '') return { ok: false, field: 'alt', said: t.pictureNoWords() };
  if (file.bytes.length > MOST_PICTURE) return { ok: false, field: 'file', said: t.pictureTooLarge() };
  const type = recognisePicture(file.bytes);
  if (!type) return { ok: false, field: 'file', said: t.pictureNotOne() };
  const id = randomUUID();
  await tx
    .insertInto('handbook.picture')
    .values({ id, routine_id, type, bytes: Buffer.from(file.bytes), uploaded_by: me })
    .execute();
  await record(tx, 'picture.put_in', { type: 'picture', id, details: { routine: routine_id, bytes: file.bytes.length } });
  return { ok: true, id };
}
