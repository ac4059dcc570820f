import { record } from '#platform/audit/record.ts';
import { contentDisposition } from '#platform/files/safe-name.ts';
import { toExcel } from '#platform/files/write-table.ts';
import type { Ctx } from '#platform/http/router.ts';
import { type Format, sendTable } from '#platform/http/send-table.ts';
import { longColumns, longList } from './long-list.ts';
import type { Report } from './read-report.ts';
import { sheetsOf } from './sheets.ts';
import { t } from './texts.ts';

/** The report as a file: a workbook with a sheet for each division, or one long list. That it was taken out is written down. */
export async function exportStatistics(c: Ctx, format: Format, report: Report) {
  const { place, year } = report;
  await record(c.var.tx, 'statistics.exported', {
    ...{ type: 'organisation', id: place.id },
    details: { year, rows: report.trained.length + report.arranged.length, format },
  });
  const name = t.fileName({ place: place.name, year: String(year) });
  if (format === 'csv') return await sendTable(c, format, name, longColumns(), longList(report));
  const bytes = await toExcel(sheetsOf(report));
  return c.body(new Uint8Array(bytes), 200, {
    'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'Content-Disposition': contentDisposition(`${name}.xlsx`),
  });
}
