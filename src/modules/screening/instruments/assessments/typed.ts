import { typedOf } from '../answers/fields.ts';
import { shownIn } from '../answers/steps.ts';
import type { Assessment } from './assessments.queries.ts';
import { sectionOf } from './steps.ts';

/** What a step's form shows of what is filled in already. */
export function typedAt({ instrument, state }: Assessment, step: string): Record<string, string | string[]> {
  const section = sectionOf(step);
  if (section !== null) return typedOf(shownIn(instrument, section, state.answers), state.answers);
  if (step === 'own')
    return Object.fromEntries(
      state.own.flatMap(({ text, now, before }, i) => [
        [`own-${i}`, text],
        [`own-now-${i}`, now ?? ''],
        [`own-before-${i}`, before ?? ''],
      ]),
    );
  return {
    ...Object.fromEntries([...state.overall].map(([key, level]) => [`v-${key}`, level])),
    ...{ estimate: state.estimate ?? '', judgement: state.judgement ?? '', reasons: state.reasons },
  };
}
