import { record } from '#platform/audit/record.ts';
import { contentDisposition } from '#platform/files/safe-name.ts';
import { type Column, sheet, toExcel } from '#platform/files/write-table.ts';
import type { Ctx } from '#platform/http/router.ts';
import { type Format, sendTable } from '#platform/http/send-table.ts';
import { type Line, linesOfPage } from './export-lines.ts';
import type { Figures } from './read-figures.ts';
import { t } from './texts.ts';

/** What is on the page as a file, each line marked work or published. That work was taken along is written down. */
export async function exportFigures(c: Ctx, format: Format, figures: Figures) {
  const lines = linesOfPage(figures);
  const { place, work } = figures;
  await record(c.var.tx, 'figures.exported', {
    ...{ type: 'organisation', id: place.id },
    details: { work: work !== null, rows: lines.length, format },
  });
  const name = t.fileName({ place: place.name });
  if (format === 'csv') return await sendTable(c, format, name, columns(), lines);
  const bytes = await toExcel([
    ...(work ? [sheet(t.workTitle(), columns(), partOf(lines, 'work'))] : []),
    sheet(t.publishedTitle(), columns(), partOf(lines, 'published')),
    sheet(t.sheetMeaning(), meanings, [
      ...(work ? [{ term: t.workTitle(), means: t.workLead() }] : []),
      { term: t.publishedTitle(), means: `${t.publishedLead()} ${t.hidden()}` },
    ]),
  ]);
  return c.body(new Uint8Array(bytes), 200, {
    'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'Content-Disposition': contentDisposition(`${name}.xlsx`),
  });
}

const partOf = (lines: readonly Line[], part: Line['part']): Line[] => lines.filter((line) => line.part === part);

const columns = (): Column<Line>[] => [
  { title: t.colPart(), type: 'text', width: 12, value: ({ part }) => (part === 'work' ? t.workTitle() : t.publishedTitle()) },
  { title: t.colTable(), type: 'text', value: ({ table }) => table },
  { title: t.colPeriod(), type: 'text', value: ({ period }) => period },
  { title: t.colStarts(), type: 'date', value: ({ starts }) => starts },
  { title: t.colOrganisation(), type: 'text', value: ({ place }) => place },
  { title: t.colChannel(), type: 'text', value: ({ channel }) => channel },
  { title: t.colMeasure(), type: 'text', value: ({ measure }) => measure },
  { title: t.colValue(), type: 'number', value: ({ value }) => value },
  { title: t.colShare(), type: 'percent', value: ({ share }) => share },
  { title: t.colHidden(), type: 'text', width: 40, value: ({ remark }) => remark },
];

type Meaning = { term: string; means: string };
const meanings: Column<Meaning>[] = [
  { title: '', type: 'text', width: 20, value: ({ term }) => term },
  { title: '', type: 'text', width: 120, value: ({ means }) => means },
];
