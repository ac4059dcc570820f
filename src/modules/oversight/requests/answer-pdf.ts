import { type Pdf, renderPdf } from '#platform/files/pdf.ts';
import { formatDate, formatWhen } from '#platform/i18n/dates.ts';
import { locale } from '#platform/i18n/locale.ts';
import { sayReader, sayToHer } from './answer.page.tsx';
import type { Answer, Counts, Request } from './requests.queries.ts';
import { t } from './texts.ts';

/** Her answer on paper: the looks, what was held back and why, and how to appeal. No name in its title. */
export function answerPdf(request: Request, answer: readonly Answer[], counts: Counts): Promise<Pdf> {
  const held = counts.unit + counts.withheld > 0;
  return renderPdf(
    template,
    {
      title: t.answerTitle(),
      where: request.controller,
      facts: [
        [t.colMade(), formatWhen(request.made_at)],
        [t.colDays(), `${formatDate(request.from_on)} – ${formatDate(request.until_on)}`],
        [t.decidedOn(), request.decided_at ? formatDate(request.decided_at) : ''],
      ],
      looks: t.looks(),
      none: counts.withheld === 0 ? t.nobody() : '',
      heads: [t.colWhen(), t.colWho(), t.colWhat()],
      rows: answer.map((look) => [formatWhen(look.at), sayReader(look), sayToHer(look.act)]),
      withheld: counts.withheld > 0 ? t.withheldCount({ n: counts.withheld }) : '',
      held: held
        ? {
            title: t.heldTitle(),
            ground: request.ground ? t.heldGround({ ground: t[`ground_${request.ground}`]() }) : '',
            weighing: request.weighing ?? '',
          }
        : null,
      appeal: held ? { title: t.appealTitle(), one: t.appeal1(), two: t.appeal2({ controller: request.controller }) } : null,
      page: t.page(),
      of: t.of(),
    },
    { lang: locale(), title: t.answerTitle() },
  );
}

const template = `
#set page(paper: "a4", margin: (x: 20mm, top: 18mm, bottom: 20mm), footer: context {
  set text(size: 9pt, fill: quiet)
  grid(columns: (1fr, auto), data.where, [#data.page #counter(page).display() #data.of #counter(page).final().first()])
})
#grid(columns: (1fr, auto), align: (left + bottom, right + top),
  [#heading(level: 1, text(size: 20pt, weight: "bold", data.title)) #block(above: 3.4mm, text(size: 11pt, fill: quiet, data.where))], ring(12mm))
#v(3mm)
#for (label, value) in data.facts [#text(weight: "semibold", label): #value #linebreak()]
#v(2mm)
#heading(level: 2, data.looks)
#if data.rows.len() == 0 [#data.none] else {
  table(
    columns: (auto, 1.4fr, 1.6fr), align: left + top,
    stroke: (x, y) => (bottom: if y == 0 { 1pt + spruce } else { 0.5pt + line-colour }),
    fill: (x, y) => if y == 0 { tint }, inset: (x: 2mm, y: 1.9mm),
    table.header(..data.heads.map(each => [#text(weight: "semibold", each)])),
    ..data.rows.flatten().map(each => [#each]),
  )
}
#data.withheld
#if data.held != none [
  #heading(level: 2, data.held.title)
  #data.held.ground

  #data.held.weighing
]
#if data.appeal != none [
  #heading(level: 2, data.appeal.title)
  #data.appeal.one

  #data.appeal.two
]
`;
