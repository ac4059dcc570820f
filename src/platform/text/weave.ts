import { diff3Merge } from 'node-diff3';

/** Lines of one or of both, or a place where both have written. */
type Woven = { ok?: string[]; conflict?: { a: string[]; b: string[] } };

/** Lines that repeat themselves are weighed each against each, along all that was chosen among them: half a second, and no more. */
const MOST = 500_000_000;

/**
 * Two rows of lines woven together by what both began from. Where the lines repeat themselves so much that it would hold up
 * everybody else, what lies between their common beginning and end is one place that both have written in.
 */
export function weave(mine: readonly string[], base: readonly string[], theirs: readonly string[]): Woven[] {
  const least = Math.min(mine.length, base.length, theirs.length);
  let head = 0;
  while (head < least && mine[head] === base[head] && base[head] === theirs[head]) head++;
  let tail = 0;
  while (tail < least - head && all(mine.at(-1 - tail), base.at(-1 - tail), theirs.at(-1 - tail))) tail++;
  const between = (row: readonly string[]) => row.slice(head, row.length - tail);
  const [a, o, b] = [between(mine), between(base), between(theirs)];
  const within: Woven[] =
    work(o, a) + work(o, b) > MOST ? [{ conflict: { a, b } }] : diff3Merge(a, o, b, { excludeFalseConflicts: true });
  return [{ ok: mine.slice(0, head) }, ...within, { ok: mine.slice(mine.length - tail) }];
}

const all = (one: string | undefined, other: string | undefined, third: string | undefined) => one === other && other === third;

function work(one: readonly string[], other: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const line of one) counts.set(line, (counts.get(line) ?? 0) + 1);
  let pairs = one.length;
  for (const line of other) pairs += counts.get(line) ?? 0;
  return pairs * Math.min(one.length, other.length);
}
