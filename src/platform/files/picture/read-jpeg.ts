import { onlyOrientation, orientationIn } from './orientation.ts';
import type { Read } from './read-picture.ts';

const [BEGINS, ENDS, SCAN, TABLES, SIZES, RESTARTS] = [0xd8, 0xd9, 0xda, 0xc4, 0xdb, 0xdd];
const EXIF = Buffer.from('Exif\0\0', 'latin1');
/** More than any program makes; each goes over the whole picture, and thousands of small ones would keep a reader at it for hours. */
const MOST_SCANS = 100;

/**
 * Segment by segment (ITU-T T.81, annex B): from SOI, through one frame, to EOI. Kept is what is drawn: tables, frame, scans, and
 * what the colours mean. Left out are Exif and XMP (APP1), IPTC (APP13), comments, small pictures of it and later pictures.
 */
export function readJpeg(bytes: Buffer): Read | null {
  if (bytes.length < 4 || bytes[0] !== 0xff || bytes[1] !== BEGINS) return null;
  const parts: Buffer[] = [];
  let [width, height, turned, scans] = [0, 0, 1, 0];
  for (let at = 2; at + 2 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return null;
    const mark = bytes[at + 1] ?? 0;
    if (mark === 0xff)
      at += 1; // fill
    else if (mark === ENDS) {
      if (width === 0 || height === 0 || scans === 0) return null;
      return { type: 'image/jpeg', width, height, parts: [...begun(turned), ...parts, bytes.subarray(at, at + 2)] };
    } else {
      const end = at + 4 <= bytes.length ? at + 2 + bytes.readUInt16BE(at + 2) : Number.POSITIVE_INFINITY;
      if (end > bytes.length || end < at + 4) return null;
      const content = bytes.subarray(at + 4, end);
      if (isFrame(mark)) {
        if (width > 0 || content.length < 6) return null;
        [height, width] = [content.readUInt16BE(1), content.readUInt16BE(3)];
      }
      if (mark === 0xe1 && content.subarray(0, 6).equals(EXIF)) turned = orientationIn(content.subarray(6));
      if (mark === SCAN && ++scans > MOST_SCANS) return null;
      const next = mark === SCAN ? endOfScan(bytes, end) : end;
      if (isDrawn(mark, content)) parts.push(bytes.subarray(at, next));
      at = next;
    }
  }
  return null;
}

/** Kept as they stand, turned as before: Exif is the first thing after the beginning. */
function begun(turned: number): Buffer[] {
  if (turned === 1) return [Buffer.from([0xff, BEGINS])];
  const block = Buffer.concat([EXIF, onlyOrientation(turned)]);
  return [Buffer.from([0xff, BEGINS, 0xff, 0xe1, 0, block.length + 2]), block];
}

/** C0–CF but for tables (C4), what is reserved (C8) and arithmetic conditions (CC). */
const isFrame = (mark: number): boolean => mark >= 0xc0 && mark <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(mark);

function isDrawn(mark: number, content: Buffer): boolean {
  if (isFrame(mark) || [SCAN, TABLES, SIZES, RESTARTS, 0xcc].includes(mark)) return true;
  const begins = (name: string) => content.subarray(0, name.length).equals(Buffer.from(name, 'latin1'));
  return (mark === 0xe0 && begins('JFIF\0')) || (mark === 0xe2 && begins('ICC_PROFILE\0')) || (mark === 0xee && begins('Adobe'));
}

/** Where the next segment begins: in a scan FF stands with 00 after it, or with a restart's number. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const after = bytes[at + 1] ?? 0;
    if (after !== 0 && after !== 0xff && !(after >= 0xd0 && after <= 0xd7)) return at;
  }
  return bytes.length;
}
