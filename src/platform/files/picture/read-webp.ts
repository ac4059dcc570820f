import { onlyOrientation, orientationIn } from './orientation.ts';
import type { Read } from './read-picture.ts';

type Size = { width: number; height: number };
/** A still picture's own. What moves is refused: nobody could stop it, and on paper it stands still. */
const KEPT = new Set(['VP8X', 'ICCP', 'ALPH', 'VP8 ', 'VP8L']);
const [WITH_EXIF, WITH_XMP, MOVES] = [0x08, 0x04, 0x02];

/** Chunk by chunk (RFC 9649): one picture, as large as it says. Exif and XMP are left out. */
export function readWebp(bytes: Buffer): Read | null {
  if (bytes.length < 20 || bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WEBP') return null;
  const whole = 8 + bytes.readUInt32LE(4);
  if (whole > bytes.length) return null;
  const chunks: Buffer[] = [];
  let canvas: Size | null = null;
  let picture: Size | null = null;
  let turned = 1;
  for (let at = 12; at + 8 <= whole; ) {
    const [name, length] = [bytes.toString('latin1', at, at + 4), bytes.readUInt32LE(at + 4)];
    const end = at + 8 + length + (length % 2);
    if (at + 8 + length > whole) return null;
    const content = bytes.subarray(at + 8, at + 8 + length);
    if (name === 'VP8X') {
      if (at !== 12 || length < 10 || (content[0]! & MOVES) !== 0) return null;
      canvas = { width: content.readUIntLE(4, 3) + 1, height: content.readUIntLE(7, 3) + 1 };
    }
    if (name === 'VP8 ' || name === 'VP8L') {
      if (picture) return null;
      picture = name === 'VP8L' ? sizeOfLossless(content) : sizeOfLossy(content);
      if (!picture) return null;
    }
    if (name === 'EXIF') turned = orientationIn(content.toString('latin1', 0, 4) === 'Exif' ? content.subarray(6) : content);
    if (KEPT.has(name)) chunks.push(chunk(name, content));
    at = end;
  }
  if (!picture || (canvas && (canvas.width !== picture.width || canvas.height !== picture.height))) return null;
  const kept = canvas ? turnedAs(turned, chunks) : chunks;
  const head = Buffer.from('RIFF0000WEBP', 'latin1');
  head.writeUInt32LE(4 + kept.reduce((sum, one) => sum + one.length, 0), 4);
  return { type: 'image/webp', ...picture, parts: [head, ...kept] };
}

/** The first chunk says which others there are. */
function turnedAs(turned: number, [first, ...rest]: readonly Buffer[]): Buffer[] {
  const says = Buffer.from(first!);
  says[8] = (says[8]! & ~(WITH_EXIF | WITH_XMP)) | (turned > 1 ? WITH_EXIF : 0);
  return [says, ...rest, ...(turned > 1 ? [chunk('EXIF', onlyOrientation(turned))] : [])];
}

function sizeOfLossy(content: Buffer): Size | null {
  if (content.length < 10 || content.readUIntBE(3, 3) !== 0x9d012a) return null;
  return sizeOf(content.readUInt16LE(6) & 0x3fff, content.readUInt16LE(8) & 0x3fff);
}

function sizeOfLossless(content: Buffer): Size | null {
  if (content.length < 5 || content[0] !== 0x2f) return null;
  const bits = content.readUInt32LE(1);
  return sizeOf((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
}

const sizeOf = (width: number, height: number): Size | null => (width > 0 && height > 0 ? { width, height } : null);

function chunk(name: string, content: Buffer): Buffer {
  const whole = Buffer.alloc(8 + content.length + (content.length % 2));
  whole.write(name, 'latin1');
  whole.writeUInt32LE(content.length, 4);
  content.copy(whole, 8);
  return whole;
}
