import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { canBeDrawn } from '#platform/files/pdf.ts';
import { readPicture, recognisePicture } from '#platform/files/picture/read-picture.ts';
import { NotFound } from '#platform/http/failures.ts';
import { getVersion } from '../versions/versions.queries.ts';
import { t } from './texts.ts';

const MOST_PICTURE = 5 * 1024 * 1024;
/** A large photo. A small file can be told to be far more, and whoever draws it runs out of memory. */
const MOST_PIXELS = 20_000_000;

type Wrong = { ok: false; field: 'file' | 'alt'; said: string };
type PutIn = { ok: true; id: string } | Wrong;

/**
 * Keeps a picture for a routine's text, without what its camera wrote into it of place, time and owner. What it shows is asked for
 * here and stands in the text; without it no picture.
 */
export async function putInPicture(
  tx: Tx,
  version: string,
  file: { bytes: Uint8Array } | null,
  alt: string,
  me: string,
): Promise<PutIn> {
  const { routine_id, mine, state } = await getVersion(tx, version);
  if (!mine || state !== 'draft') throw new NotFound();
  if (!file) return wrong(t.pictureNone());
  if (alt.trim() === '') return { ok: false, field: 'alt', said: t.pictureNoWords() };
  if (file.bytes.length > MOST_PICTURE) return wrong(t.pictureTooLarge());
  if (!recognisePicture(file.bytes)) return wrong(t.pictureNotOne());
  const picture = readPicture(file.bytes);
  if (!picture) return wrong(t.pictureBroken());
  const pixels = picture.width * picture.height;
  if (pixels > MOST_PIXELS)
    return wrong(t.pictureTooManyPixels({ n: Math.ceil(pixels / 1_000_000), most: MOST_PIXELS / 1_000_000 }));
  const bytes = Buffer.concat(picture.parts);
  if (!(await canBeDrawn(bytes, picture.type))) return wrong(t.pictureBroken());
  const { id } = await tx
    .insertInto('handbook.picture')
    .values({ routine_id, type: picture.type, bytes, uploaded_by: me })
    .returning('id')
    .executeTakeFirstOrThrow();
  await record(tx, 'picture.put_in', { type: 'picture', id, details: { routine: routine_id, bytes: bytes.length } });
  return { ok: true, id };
}

const wrong = (said: string): Wrong => ({ ok: false, field: 'file', said });
