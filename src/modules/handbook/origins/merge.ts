import { weave } from '#platform/text/weave.ts';
import type { Step } from '../steps/step.ts';
import { alike } from './keyed.ts';

/** Both changes to a text in one, line by line; null where they touch. */
export function mergeWords(ours: string, was: string, now: string): string | null {
  const lines = (text: string) => text.split('\n');
  const regions = weave(lines(ours), lines(was), lines(now));
  if (regions.some(({ conflict }) => conflict)) return null;
  return regions.flatMap(({ ok }) => ok ?? []).join('\n');
}

/** Both changes to a step in one, field by field; where it leads on is one field. Null where they touch. */
export function mergeStep(ours: Step, was: Step, now: Step): Step | null {
  const words = {} as Record<(typeof written)[number], string>;
  for (const field of written) {
    const merged = mergeOne(ours[field], was[field], now[field]) ?? mergeWords(ours[field], was[field], now[field]);
    if (merged === null) return null;
    words[field] = merged;
  }
  const next = mergeOne(ours.next, was.next, now.next);
  return next && { ...ours, ...words, next };
}

export const written = ['title', 'text', 'who', 'when', 'contact', 'law'] as const satisfies readonly (keyof Step)[];

/** The one that was changed; null where both were, to different things. */
function mergeOne<T>(ours: T, was: T, now: T): T | null {
  if (alike(ours, was) || alike(ours, now)) return now;
  return alike(now, was) ? ours : null;
}
