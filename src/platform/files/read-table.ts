import { decodeText } from './decode-text.ts';
import { recogniseFile } from './recognise-file.ts';
import { splitRows } from './split-rows.ts';
import { UnreadableFile } from './unreadable-file.ts';
import { readWorkbook } from './workbook/read-workbook.ts';

/** CSV gives text only; Excel also numbers, yes/no and days (midnight UTC). An empty cell is null in both. */
export type Cell = string | number | boolean | Date | null;

/**
 * One row under the headings. `row` is the number Excel shows (the heading row is usually 1). `cells` has one cell for
 * each column. `surplus`: it had more cells than the heading row, so what stands where cannot be trusted.
 */
export type TableRow = { row: number; cells: Cell[]; surplus: boolean };

/** `sheet` is the name of the Excel sheet that was read, null for CSV. Headings are trimmed; a nameless column is ''. */
export type Table = { sheet: string | null; columns: string[]; rows: AsyncGenerator<TableRow> };
export type SheetRows = Omit<Table, 'rows'> & { rows: TableRow[] };

export type Limits = { megabytes: number; rows: number; columns: number };
const usual: Limits = { megabytes: 64, rows: 200_000, columns: 300 };

/**
 * A whole table at once; for what fits well in memory.
 * @throws {UnreadableFile} when the file as a whole cannot be read
 */
export async function readTable(bytes: Uint8Array, limits: Partial<Limits> = {}): Promise<SheetRows> {
  const table = await streamTable(bytes, limits);
  const rows: TableRow[] = [];
  for await (const row of table.rows) rows.push(row);
  return { ...table, rows };
}

/**
 * Opens a table and gives its rows as they are asked for, so that a file of any length takes the memory of a few rows.
 * Empty rows are left out but counted.
 * @throws {UnreadableFile} here for what shows in the headings, from the rows for what is wrong further down
 */
export async function streamTable(source: Uint8Array | AsyncIterable<Uint8Array>, limits: Partial<Limits> = {}): Promise<Table> {
  const limit = { ...usual, ...limits };
  const { head, all } = await open(source, limit);
  if (head.length === 0) throw new UnreadableFile({ key: 'emptyFile' });
  const workbook = recogniseFile(head) === 'xlsx' ? await readWorkbook(await collect(all)) : undefined;
  const records: AsyncIterator<RawRow> = (workbook?.rows ?? splitRows(decodeText(all)))[Symbol.asyncIterator]();

  const heading = await firstFilled(records);
  if (!heading) throw new UnreadableFile({ key: 'emptyFile' });
  const columns = headings(heading.cells, limit);
  return { sheet: workbook?.sheet ?? null, columns, rows: below(records, columns.length, heading.cells.length, limit) };
}

type RawRow = { row: number; cells: readonly Cell[] };

const filled = (cell: Cell | undefined) =>
  cell !== null && cell !== undefined && (typeof cell !== 'string' || cell.trim() !== '');

async function firstFilled(records: AsyncIterator<RawRow>): Promise<RawRow | undefined> {
  for (let next = await records.next(); !next.done; next = await records.next()) {
    if (next.value.cells.some(filled)) return next.value;
  }
  return undefined;
}

/** One line, and nothing in it that a heading is not made of and the database cannot keep (U+0000, half characters). */
const heading = (cell: Cell | undefined) =>
  String(cell)
    .toWellFormed()
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\ufffd]/gu, '')
    .trim();

function headings(cells: readonly Cell[], limit: Limits): string[] {
  const columns = cells.map((cell) => (filled(cell) ? heading(cell) : ''));
  while (columns.at(-1) === '') columns.pop();
  if (columns.length > limit.columns) throw new UnreadableFile({ key: 'tooManyColumns', columns: limit.columns });
  const seen = new Set<string>();
  for (const header of columns.filter((name) => name !== '')) {
    const name = header.toLocaleLowerCase('sv');
    if (seen.has(name)) throw new UnreadableFile({ key: 'duplicateHeader', header });
    seen.add(name);
  }
  return columns;
}

async function* below(
  records: AsyncIterator<RawRow>,
  width: number,
  headingWidth: number,
  limit: Limits,
): AsyncGenerator<TableRow> {
  let count = 0;
  for await (const { row, cells } of { [Symbol.asyncIterator]: () => records }) {
    if (!cells.some(filled)) continue;
    count += 1;
    if (count > limit.rows) throw new UnreadableFile({ key: 'tooManyRows', rows: limit.rows });
    const kept = Array.from({ length: width }, (_, place) => (filled(cells[place]) ? (cells[place] ?? null) : null));
    yield { row, cells: kept, surplus: cells.slice(headingWidth).some(filled) };
  }
  if (count === 0) throw new UnreadableFile({ key: 'noRows' });
}

/** The first chunk, for recognising, and then everything including it; stops a file that is too large on the way in. */
async function open(source: Uint8Array | AsyncIterable<Uint8Array>, limit: Limits) {
  const chunks = (source instanceof Uint8Array ? slices(source) : source)[Symbol.asyncIterator]();
  const parts: Uint8Array[] = [];
  let size = 0;
  const next = async () => {
    const step = await chunks.next();
    if (step.done) return undefined;
    size += step.value.length;
    if (size > limit.megabytes * 1_000_000) throw new UnreadableFile({ key: 'tooLarge', megabytes: limit.megabytes });
    return step.value;
  };
  while (size < 64_000) {
    const chunk = await next();
    if (!chunk) break;
    parts.push(chunk);
  }
  const head = parts.length === 1 ? parts[0]! : new Uint8Array(Buffer.concat(parts));
  async function* all(): AsyncGenerator<Uint8Array> {
    try {
      yield head;
      for (let chunk = await next(); chunk; chunk = await next()) yield chunk;
    } finally {
      await chunks.return?.();
    }
  }
  return { head, all: all() };
}

async function* slices(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += 65_536) yield bytes.subarray(from, from + 65_536);
}

async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}
