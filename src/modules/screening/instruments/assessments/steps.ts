import type { Answers } from '../answers/answer.ts';
import { nextSection } from '../answers/steps.ts';
import type { Instrument } from '../format/schema.ts';

/** `1`, `2` … are sections; the index of one, null for the other steps. */
export const sectionOf = (step: string): number | null => (/^[1-9]\d?$/.test(step) ? Number(step) - 1 : null);

/** intro → sections with something to show → own factors → the two judgements → result. */
export function stepAfter(instrument: Instrument, answers: Answers, step: string, by: 1 | -1): string {
  const last = [...(ownFactors(instrument) > 0 ? ['own'] : []), 'judge', 'result'];
  const place = last.indexOf(step);
  if (place >= 0) {
    const next = last[place + by];
    if (next) return next;
    return by === 1 ? step : sectionStep(nextSection(instrument, instrument.sections.length, answers, -1));
  }
  const section = nextSection(instrument, sectionOf(step) ?? -1, answers, by);
  if (section === null) return by === 1 ? last[0]! : 'intro';
  return sectionStep(section);
}

const sectionStep = (section: number | null): string => (section === null ? 'intro' : String(section + 1));

export const ownFactors = (instrument: Instrument): number =>
  instrument.kind === 'unscored' ? (instrument.own_factors ?? 0) : 0;

/** Is it a step of this instrument at all? */
export function isStep(instrument: Instrument, step: string): boolean {
  const section = sectionOf(step);
  if (section !== null) return section < instrument.sections.length;
  return ['intro', 'judge', 'result'].includes(step) || (step === 'own' && ownFactors(instrument) > 0);
}
