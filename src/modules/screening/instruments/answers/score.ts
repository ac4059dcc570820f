import type { Band, Scored, ScoredItem } from '../format/schema.ts';
import type { Answer, Answers } from './answer.ts';
import { weightOf } from './points.ts';
import { cleaned, shownItems } from './shown.ts';

export type Score = {
  points: number;
  band: Band;
  /** How many items were shown, and of these neither answered nor declined. */
  shown: number;
  unanswered: number;
  declined: number;
};

/** Points: the sum, over shown and answered items, of weight × points of what was answered. The band is where they fall. */
export function scoreOf(instrument: Scored, answers: Answers): Score {
  const kept = cleaned(instrument, answers);
  const shown = shownItems(instrument, answers);
  const keys = new Set(shown.map(({ key }) => key));
  const counting = instrument.sections.flatMap(({ items }) => items).filter(({ key }) => keys.has(key));
  const points = counting.reduce((sum, item) => sum + weightOf(item) * pointsFor(item, kept.get(item.key)), 0);
  const band = instrument.bands.find(({ from, to }) => from <= points && points <= to);
  if (!band) throw new Error(`no band for ${points} points: the instrument was never checked`);
  const declined = shown.filter(({ key }) => kept.get(key)?.is === 'declined').length;
  return { points, band, shown: shown.length, unanswered: shown.length - kept.size, declined };
}

function pointsFor(item: ScoredItem, answer: Answer | undefined): number {
  if (answer?.is === 'number' && item.type === 'number')
    return item.points?.find(({ from, to }) => from <= answer.value && answer.value <= to)?.points ?? 0;
  if (answer?.is !== 'chosen' || item.type === 'number') return 0;
  if (item.type === 'yes_no') return item.points[answer.options[0] === 'yes' ? 'yes' : 'no'];
  return item.options.filter(({ key }) => answer.options.includes(key)).reduce((sum, { points }) => sum + points, 0);
}
