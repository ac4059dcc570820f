import { record } from '#platform/audit/record.ts';
import { type Pdf, renderPdf } from '#platform/files/pdf.ts';
import type { Column } from '#platform/files/write-table.ts';
import type { Ctx } from '#platform/http/router.ts';
import { type Format, sendTable } from '#platform/http/send-table.ts';
import { formatDate, formatWhen, localDate } from '#platform/i18n/dates.ts';
import { locale } from '#platform/i18n/locale.ts';
import { formatMonth } from '../month.ts';
import { headOf } from './report.page.tsx';
import { type ReportLine, type Sample, sumUp } from './report.queries.ts';
import { t } from './texts.ts';

const columns = (): Column<ReportLine>[] => [
  { title: t.colHead(), type: 'text', width: 28, value: headOf },
  { title: t.colUnits(), type: 'text', width: 36, value: ({ units }) => units },
  { title: t.colEntries(), type: 'number', value: ({ entries }) => entries },
  { title: t.colJudged(), type: 'number', value: ({ judged }) => judged },
  { title: t.colAsked(), type: 'number', value: ({ asked }) => asked },
  { title: t.colDeviations(), type: 'number', value: ({ deviations }) => deviations },
  { title: t.colOpen(), type: 'number', value: ({ unsettled }) => unsettled },
  { title: t.colDue(), type: 'date', value: ({ due_on }) => due_on },
  { title: t.colReminded(), type: 'moment', value: ({ reminded_at }) => reminded_at },
  { title: t.colEscalated(), type: 'moment', value: ({ escalated_at }) => escalated_at },
  { title: t.colSigned(), type: 'moment', value: ({ signed_at }) => signed_at },
  { title: t.colSignedBy(), type: 'text', value: ({ signed_by }) => signed_by },
];

export const reportName = ({ month }: Sample): string => t.fileName({ month: month.slice(0, 7) });

export async function exportReport(c: Ctx, format: Format, sample: Sample, lines: readonly ReportLine[]) {
  await record(c.var.tx, 'review_report.exported', {
    type: 'organisation',
    id: sample.controller_id,
    details: { month: sample.month, format },
  });
  return sendTable(c, format, reportName(sample), columns(), lines);
}

/** The month on paper, for the board: sums first, then head by head. */
export function reportPdf(sample: Sample, lines: readonly ReportLine[]): Promise<Pdf> {
  const sums = sumUp(lines);
  const state = ({ signed_at, late, due_on }: ReportLine) =>
    signed_at
      ? t.state_signed({ day: formatDate(signed_at) })
      : (late ? t.state_late : t.state_open)({ day: formatDate(due_on) });
  return renderPdf(
    template,
    {
      title: t.reportTitle(),
      where: `${sample.controller}, ${formatMonth(sample.month)}`,
      lead: t.reportLead({ ...sums, month: formatMonth(sample.month) }),
      late: sums.late > 0 ? t.lateHeads({ n: sums.late }) : '',
      heads: [
        t.colHead(),
        t.colUnits(),
        t.colEntries(),
        t.colJudged(),
        t.colAsked(),
        t.colDeviations(),
        t.colOpen(),
        t.colState(),
      ],
      rows: lines.map((line) => [
        ...[headOf(line), line.units ?? '–'],
        ...[line.entries, line.judged, line.asked, line.deviations, line.unsettled].map(String),
        state(line),
      ]),
      sum: [t.sum(), '', ...[sums.entries, sums.judged, sums.asked, sums.deviations, sums.unsettled].map(String), ''],
      drawn: t.drawnFrom({
        day: localDate(sample.drawn_at),
        entries: sample.entries,
        random: sample.random_size,
        risk: sample.risk_size,
      }),
      seed: `${t.seed()}: ${sample.seed}`,
      law: t.lawLine(),
      made: t.madeOn({ when: formatWhen(new Date()) }),
      page: t.page(),
      of: t.of(),
    },
    { lang: locale(), title: t.reportTitle() },
  );
}

const template = `
#set page(paper: "a4", flipped: true, margin: (x: 16mm, top: 16mm, bottom: 18mm), footer: context {
  set text(size: 9pt, fill: quiet)
  grid(columns: (1fr, auto), data.made, [#data.page #counter(page).display() #data.of #counter(page).final().first()])
})
#set text(size: 10.5pt)
#grid(columns: (1fr, auto), align: (left + bottom, right + top),
  [#heading(level: 1, text(size: 19pt, weight: "bold", data.title)) #block(above: 3.4mm, text(size: 11pt, fill: quiet, data.where))], ring(11mm))
#v(2mm)
#data.lead #data.late
#v(2mm)
#table(
  columns: (1.4fr, 1.8fr, auto, auto, auto, auto, auto, auto),
  align: (x, y) => if x > 1 and x < 7 { right + horizon } else { left + horizon },
  stroke: (x, y) => (bottom: if y == 0 { 1pt + spruce } else { 0.5pt + line-colour }),
  fill: (x, y) => if y == 0 { tint },
  inset: (x: 2mm, y: 1.9mm),
  table.header(..data.heads.map(each => [#text(weight: "semibold", size: 9.5pt, each)])),
  ..data.rows.flatten().map(each => [#each]),
  ..data.sum.map(each => [#text(weight: "semibold", each)]),
)
#v(3mm)
#text(size: 9.5pt, fill: quiet)[#data.drawn #linebreak() #data.seed #linebreak() #data.law]
`;
