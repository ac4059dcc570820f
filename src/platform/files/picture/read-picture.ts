import { readJpeg } from './read-jpeg.ts';
import { readPng } from './read-png.ts';
import { readWebp } from './read-webp.ts';

export type PictureType = 'image/png' | 'image/jpeg' | 'image/webp';
/** In pixels, before it is turned. `parts` in a row are the picture without what its camera and its writer said of themselves. */
export type Read = { type: PictureType; width: number; height: number; parts: Buffer[] };

/**
 * A picture read by its parts, whatever it calls itself: type, size, and what of it is drawn. Null for what is none, or is broken
 * in its build; whether its pixels can be drawn only drawing it tells (canBeDrawn in platform/files/pdf.ts). No SVG: it is a page
 * that can act.
 */
export function readPicture(bytes: Uint8Array): Read | null {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return readPng(all) ?? readJpeg(all) ?? readWebp(all);
}

/** What a picture is by its first bytes, whole or broken; null for all else. */
export function recognisePicture(bytes: Uint8Array): PictureType | null {
  const begins = (at: number, ...wanted: number[]) => wanted.every((byte, i) => bytes[at + i] === byte);
  if (begins(0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (begins(0, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (begins(0, 0x52, 0x49, 0x46, 0x46) && begins(8, 0x57, 0x45, 0x42, 0x50)) return 'image/webp';
  return null;
}
