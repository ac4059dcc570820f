import { diffComm } from 'node-diff3';

export type Marked = { kind: 'same' | 'removed' | 'added'; text: string };

/** The comparison grows with the square of repeated words: longer texts are compared line by line. */
const MOST_WORDS = 4_000;

/** Two texts as one, word by word: what stayed, what went, what came. All `same` and `removed` in a row is the old text again. */
export function markWords(before: string, after: string): Marked[] {
  const [old, now] = [words(before), words(after)];
  const parts = old.length + now.length > MOST_WORDS ? diffComm(lines(before), lines(after)) : diffComm(old, now);
  return parts.flatMap(({ common, buffer1, buffer2 }): Marked[] =>
    (
      [
        ['same', common],
        ['removed', buffer1],
        ['added', buffer2],
      ] as const
    ).flatMap(([kind, found]) => (found && found.length > 0 ? [{ kind, text: found.join('') }] : [])),
  );
}

/** Words, with what stands between them: joined they are the text. */
const words = (text: string): string[] => text.match(/\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? [];
const lines = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
