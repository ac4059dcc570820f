import type { Kind, Value, WorkbookSheet } from './workbook/write-workbook.ts';

export { writeWorkbook as toExcel } from './workbook/write-workbook.ts';

/**
 * One column of an export. `percent` is a share from 0 to 1; `date` a day as YYYY-MM-DD, as the database gives it;
 * `moment` a point in time, shown as Swedish time. `width` is in characters, for Excel.
 */
export type Column<Row> = { title: string; width?: number } & (
  | { type: 'text'; value: (row: Row) => string | null | undefined }
  | { type: 'number' | 'percent'; value: (row: Row) => number | null | undefined }
  | { type: 'date'; value: (row: Row) => string | null | undefined }
  | { type: 'moment'; value: (row: Row) => Date | null | undefined }
);

/**
 * CSV that Swedish Excel opens by a double click: UTF-8 with its mark, semicolons, CRLF, decimal commas, ISO days.
 * A text that a spreadsheet would run as a formula gets an apostrophe before it (OWASP, "CSV injection"); no other text
 * changes. Numbers stay numbers, negative ones too.
 */
export function toCsv<Row>(columns: readonly Column<Row>[], rows: Iterable<Row>): Uint8Array {
  const lines = [columns.map((column) => quoted(column.title)).join(';')];
  for (const row of rows) lines.push(columns.map((column) => csvCell(column, row)).join(';'));
  return new TextEncoder().encode(`\ufeff${lines.join('\r\n')}\r\n`);
}

function csvCell<Row>(column: Column<Row>, row: Row): string {
  switch (column.type) {
    case 'text':
      return quoted(column.value(row) ?? '');
    case 'number':
      return decimalComma(column.value(row));
    case 'percent': {
      const share = decimalComma(column.value(row), 100);
      return share && `${share}%`;
    }
    case 'date':
      return column.value(row) ?? '';
    case 'moment': {
      const moment = column.value(row);
      return moment ? swedish.format(moment) : '';
    }
  }
}

// Every text in quotation marks: also one without a semicolon would fall apart where Excel is set to another separator.
const quoted = (text: string) => (text === '' ? '' : `"${guarded(text).replaceAll('"', '""')}"`);

/** Before = + - @ (also full-width, and after blanks), and before a leading tab or line break. */
const guarded = (text: string) => (/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text);

function decimalComma(value: number | null | undefined, times = 1): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '';
  // Twelve figures hide what binary fractions add (0,07 × 100); no exponents, which Excel would take for text.
  const rounded = times === 1 ? value : Number((value * times).toPrecision(12));
  const text = String(rounded);
  return (text.includes('e') ? rounded.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 }) : text).replace(
    '.',
    ',',
  );
}

// Swedish short form is ISO: 2026-11-21 14:30.
const swedish = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', dateStyle: 'short', timeStyle: 'short' });

/** A sheet for `toExcel`. Rows may come from a cursor: they are written as they come and not held. */
export function sheet<Row>(
  name: string,
  columns: readonly Column<Row>[],
  rows: Iterable<Row> | AsyncIterable<Row>,
): WorkbookSheet {
  async function* values() {
    for await (const row of rows) yield columns.map((column) => excelValue(column, row));
  }
  return {
    name,
    columns: columns.map(({ title, type, width }) => ({
      title,
      kind: type,
      width: width ?? Math.max(usualWidth[type], title.length + 2),
    })),
    rows: values(),
  };
}

const usualWidth: Readonly<Record<Kind, number>> = { text: 24, number: 10, percent: 10, date: 12, moment: 17 };

function excelValue<Row>(column: Column<Row>, row: Row): Value {
  switch (column.type) {
    case 'date': {
      const day = column.value(row);
      return day ? dayNumber(`${day}T00:00:00Z`) : null;
    }
    case 'moment': {
      const moment = column.value(row);
      return moment ? dayNumber(`${swedish.format(moment).replace(' ', 'T')}:00Z`) : null;
    }
    default:
      return column.value(row) ?? null;
  }
}

/** Excel counts days from 1899-12-30 (for every day after February 1900). */
const dayNumber = (wallClock: string) => (Date.parse(wallClock) - Date.UTC(1899, 11, 30)) / 86_400_000;
