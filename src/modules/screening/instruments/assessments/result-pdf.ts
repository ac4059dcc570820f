import { type Pdf, renderPdf } from '#platform/files/pdf.ts';
import { formatWhen } from '#platform/i18n/dates.ts';
import { locale } from '#platform/i18n/locale.ts';
import { say } from '../words.ts';
import type { Assessment } from './assessments.queries.ts';
import { answersSaid, valuesOf } from './outcome.ts';
import { t } from './texts.ts';

/** The assessment on paper, for the case record. Whose it is is written by hand: Samfrid does not know. */
export function resultPdf(assessment: Assessment, unit: string): Promise<Pdf> {
  const { instrument, title, version } = assessment;
  return renderPdf(
    template,
    {
      title: t.sheetTitle(),
      where: unit,
      facts: [
        [t.unit(), unit],
        [t.when(), formatWhen(new Date())],
        [t.instrument(), `${title}, ${t.version({ version })}`],
        [t.source(), say(instrument.source)],
      ],
      byHand: t.case(),
      signature: t.signature(),
      values: valuesOf(assessment).map(({ levels, ...value }) => ({
        ...value,
        levels: levels.map(({ label, level }) => `${label}: ${level}`),
      })),
      weighed: t.resultLead(),
      answers: t.answersTitle(),
      heads: [t.colAsked(), t.colAnswer()],
      rows: answersSaid(assessment).map(({ asked, answer }) => [asked, answer]),
      page: t.page(),
      of: t.of(),
    },
    { lang: locale(), title: t.sheetTitle() },
  );
}

const template = `
#set page(paper: "a4", margin: (x: 20mm, top: 18mm, bottom: 20mm), footer: context {
  set text(size: 9pt, fill: quiet)
  grid(columns: (1fr, auto), data.where, [#data.page #counter(page).display() #data.of #counter(page).final().first()])
})
#grid(columns: (1fr, auto), align: (left + bottom, right + top),
  heading(level: 1, text(size: 20pt, weight: "bold", data.title)), ring(12mm))
#v(2mm)
#for (label, value) in data.facts [#text(weight: "semibold", label): #value #linebreak()]
#v(2mm)
#text(weight: "semibold", data.byHand): #box(width: 1fr, repeat[.])
#v(2mm)
#grid(columns: (1fr, 1fr, 1fr), gutter: 5mm,
  ..data.values.map(value => block(width: 100%, fill: tint, inset: 3.5mm, radius: 2mm, [
    #heading(level: 2, text(size: 10pt, weight: "regular", fill: quiet, value.title))
    #if value.said != "" [#text(size: 13pt, weight: "semibold", value.said) #parbreak()]
    #for level in value.levels [#level #linebreak()]
    #for note in value.notes [#note #parbreak()]
  ])))
#v(1mm)
#text(fill: quiet, data.weighed)
#heading(level: 2, data.answers)
#table(
  columns: (1.6fr, 1fr), align: left + top,
  stroke: (x, y) => (bottom: if y == 0 { 1pt + spruce } else { 0.5pt + line-colour }),
  fill: (x, y) => if y == 0 { tint }, inset: (x: 2mm, y: 1.9mm),
  table.header(..data.heads.map(each => [#text(weight: "semibold", each)])),
  ..data.rows.flatten().map(each => [#each]),
)
#v(6mm)
#text(weight: "semibold", data.signature): #box(width: 1fr, repeat[.])
`;
