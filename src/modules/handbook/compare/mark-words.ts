import { differ } from '#platform/text/differ.ts';

export type Marked = { kind: 'same' | 'removed' | 'added'; text: string };

/** What the comparisons of one page may take together: a text can have thousands of sections. */
export const stepsOfAPage = (): { steps: number } => ({ steps: 3_000_000 });

/**
 * Two texts as one, word by word: what stayed, what went, what came. All `same` and `removed` in a row is the old text again, all
 * `same` and `added` the new one. The work is bounded: lines first, words within those that differ, whole where that is too much.
 */
export function markWords(before: string, after: string, left = stepsOfAPage()): Marked[] {
  return differ(lines(before), lines(after), left).flatMap((run) =>
    'same' in run
      ? marked('same', run.same)
      : differ(words(run.old.join('')), words(run.now.join('')), left).flatMap((part) =>
          'same' in part ? marked('same', part.same) : [...marked('removed', part.old), ...marked('added', part.now)],
        ),
  );
}

const marked = (kind: Marked['kind'], parts: readonly string[]): Marked[] =>
  parts.length > 0 ? [{ kind, text: parts.join('') }] : [];

/** Words, with what stands between them: joined they are the text. */
const words = (text: string): string[] => text.match(/\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? [];
const lines = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
