import { contentDisposition } from '#platform/files/safe-name.ts';
import { type Column, sheet, toCsv, toExcel } from '#platform/files/write-table.ts';
import type { Ctx } from './router.ts';

export type Format = 'xlsx' | 'csv';

/** The file format asked for in the address; null for the page itself. */
export function formatOf(c: Ctx): Format | null {
  const asked = c.req.query('format');
  return asked === 'xlsx' || asked === 'csv' ? asked : null;
}

/** A table as a file to keep. `name` is the sheet's and the file's name, without extension. */
export async function sendTable<Row>(
  c: Ctx,
  format: Format,
  name: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
) {
  const bytes = format === 'csv' ? toCsv(columns, rows) : new Uint8Array(await toExcel([sheet(name, columns, rows)]));
  return c.body(new Uint8Array(bytes), 200, {
    'Content-Type': types[format],
    'Content-Disposition': contentDisposition(`${name}.${format}`),
  });
}

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
