import { crc32 } from 'node:zlib';
import { onlyOrientation, orientationIn } from './orientation.ts';
import type { Read } from './read-picture.ts';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
/** What a still picture is drawn from. All else is left out: words, dates, places, later frames, what nobody knows. */
const KEPT = new Set(['IHDR', 'PLTE', 'tRNS', 'cHRM', 'gAMA', 'cICP', 'iCCP', 'sBIT', 'sRGB', 'pHYs', 'IDAT', 'IEND']);

/** Chunk by chunk (PNG, third edition, section 5): each as long as it says, with the sum it says, from IHDR to IEND. */
export function readPng(bytes: Buffer): Read | null {
  if (!bytes.subarray(0, 8).equals(SIGNATURE)) return null;
  const parts: Buffer[] = [SIGNATURE];
  let [width, height, turned, pixels] = [0, 0, 1, false];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) return null;
    const [name, content] = [bytes.toString('latin1', at + 4, at + 8), bytes.subarray(at + 8, end - 4)];
    if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return null;
    if ((at === 8) !== (name === 'IHDR')) return null;
    if (name === 'IHDR') {
      if (content.length !== 13) return null;
      [width, height] = [content.readUInt32BE(0), content.readUInt32BE(4)];
    }
    if (name === 'eXIf') turned = orientationIn(content);
    if (name === 'IDAT' && !pixels && turned > 1) parts.push(chunk('eXIf', onlyOrientation(turned)));
    pixels ||= name === 'IDAT';
    if (KEPT.has(name)) parts.push(bytes.subarray(at, end));
    // What lies after the end is of another picture, cut away by a careless program.
    if (name === 'IEND') return pixels && width > 0 && height > 0 ? { type: 'image/png', width, height, parts } : null;
    at = end;
  }
  return null;
}

function chunk(name: string, content: Buffer): Buffer {
  const whole = Buffer.alloc(content.length + 12);
  whole.writeUInt32BE(content.length, 0);
  whole.write(name, 4, 'latin1');
  content.copy(whole, 8);
  whole.writeUInt32BE(crc32(whole.subarray(4, -4)), whole.length - 4);
  return whole;
}
