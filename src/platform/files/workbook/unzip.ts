import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { UnreadableFile } from '../unreadable-file.ts';

// Byte layout: PKWARE APPNOTE 6.3, sections 4.3.7 (local header), 4.3.12 (central directory), 4.3.16 (its end), 4.5.3 (zip64).
type Entry = { start: number; compressed: number; stored: boolean };
/** `left` bytes may still come out of it, of all its parts together. */
export type Archive = { bytes: Buffer; entries: ReadonlyMap<string, Entry>; left: number };

// Workbooks pack to a tenth, those full of the same to a fiftieth; a bomb to a thousandth. Small ones may be odd.
const widest = 200;
const alwaysBytes = 20_000_000;

const damaged = () => new UnreadableFile({ key: 'damagedWorkbook' });

/** The table of contents of a zip file, out of its central directory. */
export function listEntries(bytes: Buffer): Archive {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > bytes.length) throw damaged();
  const entries = new Map<string, Entry>();
  try {
    let at = bytes.readUInt32LE(end + 16);
    for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
      if (bytes.readUInt32LE(at) !== 0x02014b50) throw damaged();
      if ((bytes.readUInt16LE(at + 8) & 1) === 1) throw new UnreadableFile({ key: 'passwordProtected' });
      const nameLength = bytes.readUInt16LE(at + 28);
      const extraLength = bytes.readUInt16LE(at + 30);
      const extra = bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
      const [, compressed, start] = large(extra, [
        bytes.readUInt32LE(at + 24),
        bytes.readUInt32LE(at + 20),
        bytes.readUInt32LE(at + 42),
      ]);
      const name = bytes.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/');
      entries.set(name, { start: start!, compressed: compressed!, stored: bytes.readUInt16LE(at + 10) === 0 });
      at += 46 + nameLength + extraLength + bytes.readUInt16LE(at + 32);
    }
  } catch (error) {
    throw error instanceof UnreadableFile ? error : damaged();
  }
  return { bytes, entries, left: alwaysBytes + widest * bytes.length };
}

/** Numbers that do not fit in 32 bits stand, in order, in the zip64 field; some programs write it for small files too. */
function large(extra: Buffer, numbers: number[]): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let place = at + 4;
    return numbers.map((number) => {
      if (number !== 0xffffffff) return number;
      place += 8;
      return Number(extra.readBigUInt64LE(place - 8));
    });
  }
  return numbers;
}

/**
 * The text of one file in the archive, piece by piece. What an archive says of its sizes is not believed:
 * more than `megabytes` coming out, or from all parts more than such a file can hold (a zip bomb), is refused while it comes.
 */
export async function* unzipText(archive: Archive, name: string, megabytes: number): AsyncGenerator<string> {
  const entry = archive.entries.get(name);
  if (!entry || entry.start + 30 > archive.bytes.length) throw damaged();
  const at = entry.start + 30 + archive.bytes.readUInt16LE(entry.start + 26) + archive.bytes.readUInt16LE(entry.start + 28);
  const packed = archive.bytes.subarray(at, at + entry.compressed);
  const chunks: AsyncIterable<Buffer> = entry.stored
    ? Readable.from([packed])
    : Readable.from([packed]).pipe(createInflateRaw({ chunkSize: 65_536 }));
  const decoder = new TextDecoder();
  let size = 0;
  try {
    for await (const chunk of chunks) {
      size += chunk.length;
      archive.left -= chunk.length;
      if (archive.left < 0) throw damaged();
      if (size > megabytes * 1_000_000) throw new UnreadableFile({ key: 'tooLarge', megabytes });
      yield decoder.decode(chunk, { stream: true });
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) throw damaged();
    throw error;
  }
  yield decoder.decode();
}
