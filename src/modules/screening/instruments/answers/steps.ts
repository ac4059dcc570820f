// The way through an instrument: its sections one by one, those without anything to show passed by.
import type { Instrument, Item } from '../format/schema.ts';
import type { Answers } from './answer.ts';
import { cleaned, shownItems } from './shown.ts';

/** Items of one section that are shown. */
export function shownIn(instrument: Instrument, section: number, answers: Answers): Item[] {
  const keys = new Set(instrument.sections[section]?.items.map(({ key }) => key));
  return shownItems(instrument, answers).filter(({ key }) => keys.has(key));
}

/** The nearest section after (or before) this one with something to show; null where there is none. */
export function nextSection(instrument: Instrument, section: number, answers: Answers, by: 1 | -1 = 1): number | null {
  for (let i = section + by; i >= 0 && i < instrument.sections.length; i += by)
    if (shownIn(instrument, i, answers).length > 0) return i;
  return null;
}

/**
 * Takes in what was answered on a section's page. What was asked there and left is left; what is hidden by it is taken away.
 * `more`: items of this section that were not on the page, and are shown because of what was answered now.
 */
export function answerSection(
  instrument: Instrument,
  section: number,
  before: Answers,
  asked: ReadonlySet<string>,
  given: Answers,
): { answers: Answers; more: boolean } {
  const merged = new Map(before);
  for (const { key } of instrument.sections[section]?.items ?? []) {
    if (!asked.has(key)) continue;
    const answer = given.get(key);
    if (answer) merged.set(key, answer);
    else merged.delete(key);
  }
  const answers = cleaned(instrument, merged);
  return { answers, more: shownIn(instrument, section, answers).some(({ key }) => !asked.has(key)) };
}
