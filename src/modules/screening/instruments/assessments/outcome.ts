// What an assessment came to, in words: the same on the page and on paper. Three values, and nothing made of them.
import type { Answer } from '../answers/answer.ts';
import { scoreOf } from '../answers/score.ts';
import { shownItems } from '../answers/shown.ts';
import { JUDGEMENTS } from '../format/check-items.ts';
import type { Item } from '../format/schema.ts';
import { t as words } from '../texts.ts';
import { labelsOf, levelsOf, say } from '../words.ts';
import type { Assessment } from './assessments.queries.ts';
import { t } from './texts.ts';

export type Value = {
  title: string;
  /** The value itself; empty for a structured judgement, which has none. */
  said: string;
  /** Beside it: each thing judged, with its level. */
  levels: { label: string; level: string }[];
  notes: string[];
};

/** The instrument's value, the person's own estimate, the professional's judgement. */
export function valuesOf(assessment: Assessment): [Value, Value, Value] {
  const { estimate, judgement, reasons } = assessment.state;
  return [
    assessment.instrument.kind === 'scored' ? points(assessment) : whole(assessment),
    { title: t.valueEstimate(), said: estimate ? t[`estimate_${estimate}`]() : t.notYet(), levels: [], notes: [] },
    {
      title: t.valueJudgement(),
      said: judgement ? t[`judgement_${judgement}`]() : t.notYet(),
      levels: [],
      notes: [reasons || t.noReasons()],
    },
  ];
}

function points({ instrument, state }: Assessment): Value {
  if (instrument.kind !== 'scored') throw new Error('no points in a structured judgement');
  const { points: n, band, unanswered, declined } = scoreOf(instrument, state.answers);
  return {
    title: t.valuePoints(),
    said: `${t.points({ n })}: ${say(band.label)}`,
    levels: [],
    notes: [
      say(band.advice),
      ...(unanswered > 0 ? [t.leftOut({ n: unanswered })] : []),
      ...(declined > 0 ? [t.declinedCount({ n: declined })] : []),
    ],
  };
}

function whole({ instrument, state }: Assessment): Value {
  const overall = instrument.kind === 'unscored' ? instrument.overall : [];
  const levels = overall.map((one) => ({
    label: say(one.label),
    level: levelsOf(one).find(({ key }) => key === state.overall.get(one.key))?.label ?? t.notYet(),
  }));
  return { title: t.valueWhole(), said: '', levels, notes: [t.noSum()] };
}

/** Every item that was shown, with what was answered; then factors of one's own. */
export function answersSaid({ instrument, state }: Assessment): { asked: string; answer: string }[] {
  const shown = shownItems(instrument, state.answers);
  const own = state.own.map(({ text, now, before }) => ({
    asked: text,
    answer: both(now, before, new Map(JUDGEMENTS.map((key) => [key, words[key]()]))),
  }));
  return [...shown.map((item) => ({ asked: say(item.text), answer: sayAnswer(item, state.answers.get(item.key)) })), ...own];
}

function sayAnswer(item: Item, answer: Answer | undefined): string {
  const labels = new Map(labelsOf(item));
  switch (answer?.is) {
    case 'declined':
      return t.declined();
    case 'number':
      return [answer.value, item.type === 'number' && item.unit ? say(item.unit) : ''].join(' ').trim();
    case 'chosen':
      return answer.options.map((key) => labels.get(key) ?? key).join(', ');
    case 'judged':
      return both(answer.now, answer.before, labels);
    default:
      return t.notAnswered();
  }
}

const both = (now: string | null, before: string | null, labels: ReadonlyMap<string, string>): string =>
  t.judgedBoth({ now: saidIn(now, labels), before: saidIn(before, labels) });
const saidIn = (key: string | null, labels: ReadonlyMap<string, string>): string =>
  key === null ? t.notJudged() : (labels.get(key) ?? key);
