// Which items are shown, given what has been answered. Everything here is a function of the answers alone: in which order they
// were given makes no difference, for an item may only depend on items before it.
import { answersOf } from '../format/check-items.ts';
import type { Condition, Instrument, Item } from '../format/schema.ts';
import type { Answer, Answers } from './answer.ts';

export const itemsOf = (instrument: Instrument): Item[] => instrument.sections.flatMap(({ items }) => items as Item[]);

/** The items that are shown, in order. */
export const shownItems = (instrument: Instrument, answers: Answers): Item[] => walk(instrument, answers).shown;

/** The answers that count: to items that are shown, and that can be answers to them at all. */
export const cleaned = (instrument: Instrument, answers: Answers): Map<string, Answer> => walk(instrument, answers).kept;

function walk(instrument: Instrument, answers: Answers): { shown: Item[]; kept: Map<string, Answer> } {
  const shown: Item[] = [];
  const kept = new Map<string, Answer>();
  for (const item of itemsOf(instrument)) {
    if (!isShown(item, kept)) continue;
    shown.push(item);
    const answer = answers.get(item.key);
    if (answer && isAnswerTo(item, answer)) kept.set(item.key, answer);
  }
  return { shown, kept };
}

function isShown({ show_when }: Item, kept: Answers): boolean {
  if (show_when?.all) return show_when.all.every((one) => isMet(one, kept.get(one.item)));
  if (show_when?.any) return show_when.any.some((one) => isMet(one, kept.get(one.item)));
  return true;
}

/** What was left or declined meets nothing: one does not ask further about what a person would not speak of. */
function isMet(condition: Condition, answer: Answer | undefined): boolean {
  const wanted = condition.in ?? [];
  switch (answer?.is) {
    case 'chosen':
      return answer.options.some((option) => wanted.includes(option));
    case 'judged':
      return [answer.now, answer.before].some((judged) => judged !== null && wanted.includes(judged));
    case 'number':
      return (
        answer.value >= (condition.from ?? Number.NEGATIVE_INFINITY) && answer.value <= (condition.to ?? Number.POSITIVE_INFINITY)
      );
    default:
      return false;
  }
}

function isAnswerTo(item: Item, answer: Answer): boolean {
  const known = answersOf(item);
  switch (answer.is) {
    case 'declined':
      return true;
    case 'number':
      return item.type === 'number' && Number.isInteger(answer.value) && answer.value >= item.min && answer.value <= item.max;
    case 'judged':
      return (
        item.type === 'factor' &&
        (answer.now !== null || answer.before !== null) &&
        [answer.now, answer.before].every((judged) => judged === null || known.includes(judged))
      );
    case 'chosen':
      return (
        item.type !== 'number' &&
        item.type !== 'factor' &&
        answer.options.length > 0 &&
        (answer.options.length === 1 || item.type === 'choices') &&
        answer.options.every((option, i) => known.includes(option) && answer.options.indexOf(option) === i)
      );
  }
}
