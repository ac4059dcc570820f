import { pageQuery, uuidQuery } from '#platform/http/param.ts';
import type { Ctx } from '#platform/http/router.ts';
import { occasionsAsCsv, occasionsAsExcel } from './export-occasions.ts';
import { OccasionListPage } from './occasion-list.page.tsx';
import { countShown, type ListView, listFilters, listOccasions, shown, sorts } from './occasion-list.queries.ts';
import { t } from './texts.ts';

/** The planner's list, or the same view as a file: filters, sort and page stand in the address. */
export async function showList(c: Ctx) {
  const view = viewOf(c);
  const { tx } = c.var;
  const format = c.req.query('format');
  if (format === 'csv' || format === 'xlsx') {
    const rows = await listOccasions(tx, view, null);
    const bytes = format === 'csv' ? occasionsAsCsv(rows) : await occasionsAsExcel(rows);
    return c.body(new Uint8Array(bytes), 200, {
      'Content-Type': types[format],
      'Content-Disposition': `attachment; filename="${t.fileName()}.${format}"`,
    });
  }
  const counts = await countShown(tx, view);
  const rows = await listOccasions(tx, view);
  return c.html(<OccasionListPage view={view} counts={counts} rows={rows} filters={await listFilters(tx)} />);
}

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

function viewOf(c: Ctx): ListView {
  const asked = c.req.query('sort') ?? '';
  const show = shown.find((one) => one === c.req.query('show')) ?? 'coming';
  const sort = sorts.find((one) => one === asked.replace(/^-/, '')) ?? 'when';
  return {
    course: uuidQuery(c, 'course'),
    organiser: uuidQuery(c, 'organiser'),
    show,
    sort,
    // What has been is read from the latest, unless one asks otherwise.
    backwards: asked ? asked.startsWith('-') : show === 'past' || show === 'cancelled',
    page: pageQuery(c),
  };
}
