import fs from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { BackupUnreadable } from './backup-unreadable.ts';
import { type EndFacts, type Entry, type Facts, read, readRecords } from './records.ts';
import { openStream, PIECE } from './sealed-stream.ts';

/**
 * A backup's records, in order; little memory. What has been yielded is as it was written, and that it was all is known
 * only when it ends: do nothing with it that cannot be undone until then.
 * @throws {BackupUnreadable} at the first piece that is not as it was
 */
export async function* openBackup(file: string, key: string): AsyncGenerator<Entry> {
  if (!fs.existsSync(file)) throw new BackupUnreadable(`There is no file ${file}.`);
  const unpacked = createGunzip({ chunkSize: 256 * 1024 });
  const sealed = fs.createReadStream(file, { highWaterMark: PIECE });
  const reading = pipeline(sealed, (source: AsyncIterable<Uint8Array>) => openStream(source, key), unpacked);
  reading.catch(() => {}); // the same error comes out of `unpacked`
  let ended = false;
  try {
    for await (const entry of readRecords(Readable.from(unpacked))) {
      if (ended) throw new BackupUnreadable('The backup goes on after its end.');
      ended = entry.kind === 'end';
      yield entry;
    }
    await reading;
  } finally {
    sealed.destroy();
    unpacked.destroy();
  }
  if (!ended) throw new BackupUnreadable('The backup has no end.');
}

/** The first record: what the whole is. */
export async function factsOf(file: string, key: string): Promise<Facts> {
  for await (const entry of openBackup(file, key)) {
    if (entry.kind === 'facts') return read<Facts>(entry);
    break;
  }
  throw new BackupUnreadable('The backup does not say what it is.');
}

/** Reads all of it and counts again: as sure as one can be of a backup without restoring it. */
export async function readThrough(file: string, key: string): Promise<{ facts: Facts; end: EndFacts }> {
  let facts: Facts | undefined;
  let end: EndFacts | undefined;
  const counted: EndFacts = { tables: 0, rows: 0, jobs: 0 };
  for await (const entry of openBackup(file, key)) {
    if (entry.kind === 'facts') facts = read<Facts>(entry);
    if (entry.kind === 'job') counted.jobs++;
    if (entry.kind === 'table') counted.tables++;
    // COPY's text ends each row with a line feed, and writes those within values as \n.
    if (entry.kind === 'rows') for (let at = entry.body.indexOf(10); at >= 0; at = entry.body.indexOf(10, at + 1)) counted.rows++;
    if (entry.kind === 'end') end = read<EndFacts>(entry);
  }
  if (!facts || !end) throw new BackupUnreadable('The backup does not say what it is.');
  if (end.rows !== counted.rows || end.tables !== counted.tables || end.jobs !== counted.jobs)
    throw new BackupUnreadable(
      `The backup says it has ${end.rows} rows of ${end.tables} tables, but has ${counted.rows} of ${counted.tables}.`,
    );
  return { facts, end };
}
