import { Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

export type Part = { name: string; content: Iterable<string> | AsyncIterable<string> };

// 1980-01-01, the first day a zip file knows: the same table gives the same bytes, whenever it is written.
const firstDay = 0x21;

/** Packs parts into a zip file one after the other, so that a sheet of any length is never held unpacked. */
export async function zipParts(parts: readonly Part[]): Promise<Buffer> {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content } of parts) {
    const { packed, size, sum } = await pack(content);
    const label = Buffer.from(name);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt16LE(firstDay, 8);
    facts.writeUInt32LE(sum, 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(size, 18);
    facts.writeUInt16LE(label.length, 22);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(20, 4);
    facts.copy(central, 6);
    central.writeUInt32LE(at, 42);
    const body = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), facts, label, packed]);
    bodies.push(body);
    directory.push(central, label);
    at += body.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, list, end]);
}

async function pack(content: Part['content']): Promise<{ packed: Buffer; size: number; sum: number }> {
  let size = 0;
  let sum = 0;
  async function* counted() {
    for await (const text of content) {
      const bytes = Buffer.from(text);
      size += bytes.length;
      sum = crc32(bytes, sum);
      yield bytes;
    }
  }
  const chunks: Buffer[] = [];
  const packer = createDeflateRaw();
  const source = Readable.from(counted());
  // A query that fails half-way must fail the export, not leave it waiting.
  source.on('error', (error) => packer.destroy(error));
  for await (const chunk of source.pipe(packer)) chunks.push(chunk as Buffer);
  return { packed: Buffer.concat(chunks), size, sum };
}
