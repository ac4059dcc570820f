import type { About } from './kept-copy.ts';

const DAY = 86_400_000;

/** How old a copy is, and what one should know of that; the first sentence says when it was saved. */
export function sayAge({ savedAt, newer, says }: About, now: number): { age: string; warnings: string[] } {
  const days = Math.max(0, Math.floor((now - savedAt) / DAY));
  const ago = days === 0 ? says.ageNone : days === 1 ? says.ageOne : says.ageOther.replace('{days}', String(days));
  return {
    age: `${says.saved}, ${ago}`,
    warnings: [...(newer ? [says.newer] : []), ...(days > says.oldAfter ? [says.old] : [])],
  };
}
