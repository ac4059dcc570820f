// What lies inside a backup, before it is packed and sealed: records one after the other, each a letter for its kind,
// its length in four bytes, and its contents. A table's rows are PostgreSQL's own COPY text, cut anywhere.
import { BackupUnreadable } from './backup-unreadable.ts';

export const KINDS = {
  facts: 'H',
  job: 'J',
  jobsEnd: 'K',
  table: 'T',
  rows: 'D',
  tableEnd: 'E',
  sequences: 'S',
  file: 'F',
  end: 'Z',
} as const;
export type Kind = keyof typeof KINDS;
export type Entry = { kind: Kind; body: Buffer };

/** What the first record says of the whole. */
export type Facts = {
  /** The version of Samfrid that wrote it. */
  version: string;
  /** The moment its contents are of. */
  madeAt: string;
  /** PostgreSQL's version, as a number: 180004. */
  postgres: number;
  /** Tells whether SECRET_KEY is the same, without telling what it is. */
  secretMark: string;
  migrations: readonly { name: string; sha256: string; appliedAt: string }[];
};
export type TableFacts = { table: string; columns: readonly string[] };
export type SequenceFacts = { sequence: string; last: string; called: boolean };
export type FileFacts = { path: string; base64: string };
export type EndFacts = { tables: number; rows: number; jobs: number };

const names = new Map<string, Kind>(Object.entries(KINDS).map(([kind, letter]) => [letter, kind as Kind]));

export function write(kind: Kind, body: Uint8Array | object): Buffer {
  const bytes = body instanceof Uint8Array ? body : Buffer.from(JSON.stringify(body));
  const head = Buffer.alloc(5);
  head.write(KINDS[kind], 'latin1');
  head.writeUInt32BE(bytes.length, 1);
  return Buffer.concat([head, bytes]);
}

export const read = <T>(entry: Entry): T => JSON.parse(entry.body.toString('utf8')) as T;

/** Records out of a stream of bytes. */
export async function* readRecords(source: AsyncIterable<Uint8Array>): AsyncGenerator<Entry> {
  let held: Buffer = Buffer.alloc(0);
  for await (const bytes of source) {
    held = held.length === 0 ? Buffer.from(bytes) : Buffer.concat([held, bytes]);
    for (;;) {
      const length = held.length < 5 ? Number.POSITIVE_INFINITY : 5 + held.readUInt32BE(1);
      if (held.length < length) break;
      const kind = names.get(String.fromCharCode(held[0]!));
      if (!kind) throw new BackupUnreadable('The backup holds something this version does not know. Use a newer version.');
      yield { kind, body: held.subarray(5, length) };
      held = held.subarray(length);
    }
  }
  if (held.length > 0) throw new BackupUnreadable('The backup ends in the middle of something.');
}
