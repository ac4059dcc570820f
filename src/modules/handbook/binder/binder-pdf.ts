import { setImmediate } from 'node:timers/promises';
import { type Block, picturesIn, proseBlocks, type Words } from '#platform/files/pdf/prose.ts';
import { prose } from '#platform/files/pdf/prose.typ.ts';
import { qrPicture } from '#platform/files/pdf/qr.ts';
import { type Pdf, renderPdfAside } from '#platform/files/pdf.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { inLocale, type Locale } from '#platform/i18n/locale.ts';
import { alarm } from '../emergency-card/alarm.ts';
import { wordsOf } from '../steps/say-branch.ts';
import type { Step } from '../steps/step.ts';
import { t as stepTexts } from '../steps/texts.ts';
import type { Binder, Bound } from './binder.queries.ts';
import { binder as template } from './binder.typ.ts';
import { pageCode } from './code.ts';
import { headOf } from './head.ts';
import { t } from './texts.ts';

export type Pictures = Readonly<Record<string, { type: string; bytes: Uint8Array }>>;

/** The ids of the pictures that a binder shows. */
export const picturesOf = (routines: readonly Bound[]): string[] =>
  picturesIn(routines.flatMap(({ body, steps }) => [body, ...steps.map(({ text }) => text)]));

/** A binder for paper: tagged, in a language, every page with its code. Drawn in a thread of its own. */
export function drawBinder(
  binder: Binder,
  routines: readonly Bound[],
  pictures: Pictures,
  language: Locale,
  publicUrl: string,
): Promise<Pdf> {
  const files = Object.fromEntries(
    Object.entries(pictures).map(([id, { type, bytes }]) => [`${id}.${type.replace(/^image\//, '')}`, bytes]),
  );
  const names = new Map(Object.keys(files).map((name) => [name.slice(0, 36), name]));
  return inLocale(language, async () => {
    const data = await dataOf(binder, routines, (id) => names.get(id) ?? null, publicUrl);
    return renderPdfAside(prose + template, data, { lang: language, title: t.titleOf({ unit: binder.unit }) }, files);
  });
}

async function dataOf(binder: Binder, routines: readonly Bound[], picture: (id: string) => string | null, publicUrl: string) {
  const shown = `${publicUrl.replace(/^https?:\/\//, '')}/binder`;
  const setting = { base: publicUrl, picture, absent: (words: string) => t.absentPicture({ words }) };
  const marked = (code: string) => {
    const address = `${publicUrl}/binder/${code}`;
    return { code, address, qr: qrPicture(address), alt: t.pdfQr({ address }) };
  };
  const books = [...new Set(routines.map(({ handbook }) => handbook))];
  const several = books.length > 1;
  const bound = [];
  for (const [i, routine] of routines.entries()) {
    const { handbook, chapter } = routine;
    const before = routines[i - 1];
    const begins = before?.handbook !== handbook || before.chapter !== chapter;
    const mark = marked(pageCode(binder.code, routine.position));
    bound.push({
      ...mark,
      position: routine.position,
      chapter: begins ? (several ? `${handbook} · ${chapter}` : chapter) : null,
      title: t.pdfHeading({ number: routine.routine_number, title: routine.title }),
      summary: routine.summary,
      what: t.pdfRoutine({ number: routine.routine_number, version: routine.version }),
      facts: [...headOf(routine), { label: t.headCode(), value: mark.code, to: mark.address }],
      body: proseBlocks(routine.body, { ...setting, under: 2 }),
      steps: routine.steps.map((step, n) =>
        stepOf(routine.steps, step, n, (text) => proseBlocks(text, { ...setting, under: 4 })),
      ),
    });
    // Hundreds of texts to read: others are let in between.
    await setImmediate();
  }
  return {
    ...{ unit: binder.unit, municipality: binder.municipality },
    whole: { ...marked(binder.code), what: t.pdfCover() },
    card: [alarm(), ...binder.card].map(({ name, telephone, hours, purpose, checked_on }) => ({
      ...{ name, telephone, hours, purpose },
      checked: checked_on ? t.pdfChecked({ day: formatDate(checked_on) }) : '',
    })),
    routines: bound,
    labels: { ...labelsOf(binder, routines.length, shown), title: books.length === 1 ? books[0] : t.pdfBooks() },
  };
}

function stepOf(steps: readonly Step[], step: Step, i: number, blocks: (text: string) => Block[]) {
  /** One line of text: its words, whatever they are written as. */
  const line = (text: string): Words[] => blocks(text).flatMap((block) => ('c' in block && block.k !== 'quote' ? block.c : []));
  const plain = (text: string): Words[] => [{ k: 't', t: text }];
  const facts: [string, string, (text: string) => Words[]][] = [
    [stepTexts.who(), step.who, plain],
    [stepTexts.when(), step.when, plain],
    [stepTexts.contact(), step.contact, plain],
    [stepTexts.law(), step.law, line],
  ];
  return {
    number: i + 1,
    title: stepTexts.stepName({ number: i + 1, title: step.title }),
    text: blocks(step.text),
    facts: facts.filter(([, value]) => value !== '').map(([label, value, read]) => ({ label, value: read(value) })),
    ways: step.next.map((branch) => {
      const at = steps.findIndex(({ id }) => id === branch.to);
      const what = at < 0 ? stepTexts.endsHere() : stepTexts.goToNamed({ number: at + 1, title: steps[at]?.title ?? '' });
      const when = wordsOf(branch) || (step.next.length > 1 ? stepTexts.afterwards() : '');
      return { when, what: when ? what : what.charAt(0).toUpperCase() + what.slice(1), to: at < 0 ? null : at + 1 };
    }),
  };
}

const labelsOf = (binder: Binder, count: number, shown: string) => ({
  made: t.pdfMade({ day: formatDate(binder.made_at) }),
  count: t.pdfCount({ n: count }),
  check: t.pdfCheck(),
  checkHow: t.pdfCheckHow(),
  shownAddress: shown,
  holds: t.pdfHolds(),
  where: t.pdfWhere({ address: shown }),
  page: t.pdfPage(),
  of: t.pdfOf(),
  contents: t.pdfContents(),
  card: t.card(),
  cardWho: t.pdfCardWho(),
  cardNumber: t.pdfCardNumber(),
  cardEmpty: binder.card.length > 0 ? '' : t.pdfCardEmpty(),
  steps: t.pdfSteps(),
});
