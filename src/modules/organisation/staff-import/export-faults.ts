import { contentDisposition } from '#platform/files/safe-name.ts';
import { type Column, sheet, toCsv, toExcel } from '#platform/files/write-table.ts';
import { faultSentence } from './faults.ts';
import type { PreviewRow } from './imports.queries.ts';
import { t } from './texts.ts';

const columns = (): Column<PreviewRow>[] => [
  { title: t.rowColumn(), type: 'number', value: (row) => row.row_number },
  { title: t.numberColumn(), type: 'text', value: (row) => row.number },
  { title: t.nameColumn(), type: 'text', width: 28, value: (row) => row.name },
  { title: t.faultColumn(), type: 'text', width: 80, value: (row) => row.faults.map(faultSentence).join(' ') },
];

/** The faulty rows as a file to mend by. */
export async function exportFaults(rows: readonly PreviewRow[], format: 'csv' | 'xlsx'): Promise<Response> {
  const body = format === 'csv' ? toCsv(columns(), rows) : await toExcel([sheet(t.sheetFaults(), columns(), rows)]);
  const type = format === 'csv' ? 'text/csv; charset=utf-8' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return new Response(new Uint8Array(body), {
    headers: { 'Content-Type': type, 'Content-Disposition': contentDisposition(`${t.sheetFaults()}.${format}`) },
  });
}
