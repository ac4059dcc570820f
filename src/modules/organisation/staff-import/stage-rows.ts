import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import { type Cell, streamTable } from '#platform/files/read-table.ts';
import { blindIndex, type Keys, keysFor, seal } from '#platform/files/seal.ts';
import { type DayOrder, dateOrder } from '#platform/files/swedish-values.ts';
import { localDate } from '#platform/i18n/dates.ts';
import { type Field, fields, type Mapping } from './fields.ts';
import { type Plan, type ReadRow, readRow } from './read-row.ts';

export const personalNumberKeys = (secret: string): Keys => keysFor(secret, 'personal number');
/** A staged personal number's seal opens only as that row of that import. */
export const rowSeal = (importId: string, row: number): string => `${importId}:${row}`;

const BATCH = 1000;

/**
 * Reads the file into staging rows: batches, each a transaction, so that progress shows and memory stays flat. Begins by
 * clearing what an interrupted reading left. Returns the number of rows.
 * @throws {UnreadableFile} when the file as a whole cannot be read; then no row is left
 */
export async function stageRows(
  worker: Db,
  secret: string,
  importId: string,
  bytes: Uint8Array,
  mapping: Mapping,
  progress: (done: number, total: number) => Promise<void>,
): Promise<number> {
  await clearRows(worker, importId);
  const { plan, total } = await survey(bytes, mapping);
  await progress(0, total);
  const keys = personalNumberKeys(secret);
  const today = localDate(new Date());
  let batch: ReadRow[] = [];
  let done = 0;
  const write = async () => {
    await insertRows(worker, importId, keys, batch);
    done += batch.length;
    batch = [];
    await progress(done, total);
  };
  for await (const row of (await streamTable(bytes)).rows) {
    batch.push(readRow(row, plan, today));
    if (batch.length >= BATCH) await write();
  }
  if (batch.length > 0) await write();
  return done;
}

export const clearRows = (worker: Db, importId: string) =>
  worker.deleteFrom('organisation.staff_import_row').where('import_id', '=', importId).execute();

/** A first pass: how many rows, and which way each date column is written, which only the whole column can tell. */
async function survey(bytes: Uint8Array, mapping: Mapping): Promise<{ plan: Plan; total: number }> {
  const table = await streamTable(bytes);
  const column = new Map<Field, number>();
  for (const field of fields) {
    const place = table.columns.indexOf(mapping[field] ?? '\0');
    if (place >= 0) column.set(field, place);
  }
  const telling = new Map<Field, Cell[]>([
    ['from', []],
    ['to', []],
  ]);
  let total = 0;
  for await (const { cells } of table.rows) {
    total += 1;
    for (const [field, found] of telling) {
      const cell = cells[column.get(field) ?? -1];
      // Only days that can be read in one way tell anything; one of each kind is enough to know, or to know of the clash.
      if (typeof cell === 'string' && found.length < 1000 && dateOrder([cell])) found.push(cell);
    }
  }
  const order = new Map<Field, DayOrder | undefined>([...telling].map(([field, found]) => [field, dateOrder(found)]));
  return { plan: { column, order }, total };
}

/** One statement a batch: arrays in, rows out. */
async function insertRows(worker: Db, importId: string, keys: Keys, rows: readonly ReadRow[]): Promise<void> {
  const sealed = rows.map(({ row, personalNumber: n }) => (n ? seal(n, keys, rowSeal(importId, row)) : null));
  const indexes = rows.map(({ personalNumber: n }) => (n ? blindIndex(n, keys) : null));
  const list = <T>(of: (row: ReadRow) => T) => rows.map(of);
  await sql`insert into organisation.staff_import_row (import_id, row_number, number, given_name, family_name, email, phone,
      personal_number, blind_index, administration, unit, unit_code, profession, share, starts_on, ended_on, leads, protected, faults)
    select ${importId}::uuid, * from unnest(${list((r) => r.row)}::int[], ${list((r) => r.number)}::text[], ${list((r) => r.given)}::text[],
      ${list((r) => r.family)}::text[], ${list((r) => r.email)}::text[], ${list((r) => r.phone)}::text[], ${sealed}::bytea[], ${indexes}::bytea[],
      ${list((r) => r.administration)}::text[], ${list((r) => r.unit)}::text[], ${list((r) => r.unitCode)}::text[],
      ${list((r) => r.profession)}::text[], ${list((r) => r.share)}::numeric[], ${list((r) => r.startsOn)}::date[],
      ${list((r) => r.endedOn)}::date[], ${list((r) => r.leads)}::bool[], ${list((r) => r.protected)}::bool[],
      ${list((r) => JSON.stringify(r.faults))}::jsonb[])`.execute(worker);
}
