import type { Place } from './change-steps.ts';
import { wordsOf } from './say-branch.ts';
import { numberOf, type Step } from './step.ts';
import { t } from './texts.ts';

/** A place for a new step, in words: "Efter steg 2, Tala ostört: ”Tackar nej”". */
export function sayPlace(steps: readonly Step[], place: Place): string {
  if (place.kind === 'first') return t.placeFirst();
  const step = steps.find(({ id }) => id === place.from);
  const said = { number: numberOf(steps, place.from), title: step?.title ?? '' };
  const way = step?.next[place.branch];
  const words = way ? wordsOf(way) : '';
  return words ? t.placeWay({ ...said, words }) : t.placeAfter(said);
}
