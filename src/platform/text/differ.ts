/** What two rows share, or what stood in the one and stands in the other between what they share. */
export type Run = { same: string[] } | { old: string[]; now: string[] };

/** Everybody shares one process: a comparison takes so many steps and no more (a tenth of a second), whatever is compared. */
const STEPS = 3_000_000;
/** Two rows are weighed against each other until so many differences; the memory it takes is the square of it. */
const MOST_DIFFERENCES = 1_000;
/** What stands once between two that stood once may be held in its turn, so many times over. */
const DEEPEST = 3;

/** A part of the old row and one of the new. Ends are the first that are not in it. */
type Span = { a: number; aEnd: number; b: number; bEnd: number };
type Pair = [inOld: number, inNow: number];

/**
 * What differs between two rows of words or lines (Myers, "An O(ND) difference algorithm", 1986). Where they differ in too much
 * for that, what stands once in both holds them together; what nothing holds is told as one change. All `same` and `old` in a row
 * are the old row, all `same` and `now` the new one.
 */
export function differ(old: readonly string[], now: readonly string[], left = { steps: STEPS }): Run[] {
  const pairs = paired(old, now, { a: 0, aEnd: old.length, b: 0, bEnd: now.length }, left);
  const runs: Run[] = [];
  let [a, b] = [0, 0];
  let same: string[] | undefined;
  for (const [i, j] of [...pairs, [old.length, now.length] as Pair]) {
    if (i > a || j > b) {
      runs.push({ old: old.slice(a, i), now: now.slice(b, j) });
      same = undefined;
    }
    if (i === old.length) break;
    if (!same) {
      same = [];
      runs.push({ same });
    }
    same.push(old[i]!);
    [a, b] = [i + 1, j + 1];
  }
  return runs;
}

/** The pairs of places that are alike, in order. */
function paired(
  old: readonly string[],
  now: readonly string[],
  { a, aEnd, b, bEnd }: Span,
  left: { steps: number },
  depth = 0,
): Pair[] {
  const [head, tail]: [Pair[], Pair[]] = [[], []];
  while (a < aEnd && b < bEnd && old[a] === now[b]) head.push([a++, b++]);
  while (a < aEnd && b < bEnd && old[aEnd - 1] === now[bEnd - 1]) tail.push([--aEnd, --bEnd]);
  tail.reverse();
  if (a === aEnd || b === bEnd) return head.concat(tail);
  const span = { a, aEnd, b, bEnd };
  const within = myers(old, now, span, left) ?? (depth < DEEPEST ? held(old, now, span, left, depth + 1) : []);
  return head.concat(within, tail);
}

/** By what stands once in both; between those as before. */
function held(old: readonly string[], now: readonly string[], span: Span, left: { steps: number }, depth: number): Pair[] {
  const anchors = rising(onceInBoth(old, now, span));
  if (anchors.length === 0) return [];
  const pairs: Pair[] = [];
  let { a, b } = span;
  for (const [i, j] of [...anchors, [span.aEnd, span.bEnd] as Pair]) {
    for (const pair of paired(old, now, { a, aEnd: i, b, bEnd: j }, left, depth)) pairs.push(pair);
    if (i < span.aEnd) pairs.push([i, j]);
    [a, b] = [i + 1, j + 1];
  }
  return pairs;
}

function onceInBoth(old: readonly string[], now: readonly string[], { a, aEnd, b, bEnd }: Span): Pair[] {
  const once = (row: readonly string[], from: number, to: number) => {
    const places = new Map<string, number>();
    for (let i = from; i < to; i++) places.set(row[i]!, places.has(row[i]!) ? -1 : i);
    return places;
  };
  const inNow = once(now, b, bEnd);
  return [...once(old, a, aEnd)].flatMap(([word, i]): Pair[] => {
    const j = inNow.get(word) ?? -1;
    return i >= 0 && j >= 0 ? [[i, j]] : [];
  });
}

/** The longest choice of pairs whose places rise in both rows. */
function rising(pairs: readonly Pair[]): Pair[] {
  const ends: number[] = []; // of the best choice of each length, the pair it ends with
  const before = new Int32Array(pairs.length);
  for (const [at, [, j]] of pairs.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[ends[middle]!]![1] < j) low = middle + 1;
      else high = middle;
    }
    before[at] = low > 0 ? ends[low - 1]! : -1;
    ends[low] = at;
  }
  const chosen: Pair[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at]!) chosen.push(pairs[at]!);
  return chosen.reverse();
}

/** The shortest way from the one to the other; null where it takes too many differences or steps. */
function myers(
  old: readonly string[],
  now: readonly string[],
  { a, aEnd, b, bEnd }: Span,
  left: { steps: number },
): Pair[] | null {
  const [n, m] = [aEnd - a, bEnd - b];
  if (left.steps <= 0 || Math.abs(n - m) > MOST_DIFFERENCES) return null;
  const most = Math.min(n + m, MOST_DIFFERENCES);
  const reach = new Int32Array(2 * most + 3); // how far into the old row, by how much further that is than into the new
  const ways: Int32Array[] = [];
  for (let d = 0; d <= most; d++) {
    ways.push(reach.slice(most + 1 - d - 1, most + 1 + d + 2));
    for (let k = -d; k <= d; k += 2) {
      const at = most + 1 + k;
      const down = k === -d || (k !== d && reach[at - 1]! < reach[at + 1]!);
      let x = down ? reach[at + 1]! : reach[at - 1]! + 1;
      const from = x;
      while (x < n && x - k < m && old[a + x] === now[b + x - k]) x++;
      reach[at] = x;
      left.steps -= x - from + 1;
      if (left.steps <= 0) return null;
      if (x >= n && x - k >= m) return backwards(ways, n, m).map(([i, j]): Pair => [a + i, b + j]);
    }
  }
  return null;
}

function backwards(ways: readonly Int32Array[], n: number, m: number): Pair[] {
  const pairs: Pair[] = [];
  let [x, y] = [n, m];
  for (let d = ways.length - 1; d >= 0; d--) {
    const [reach, k] = [ways[d]!, x - y];
    const at = k + d + 1;
    const down = k === -d || (k !== d && reach[at - 1]! < reach[at + 1]!);
    const [fromX, fromK] = down ? [reach[at + 1]!, k + 1] : [reach[at - 1]!, k - 1];
    // What is alike comes after the step: back over it until where the step came down.
    const stop = d === 0 ? 0 : down ? fromX : fromX + 1;
    while (x > stop) pairs.push([--x, --y]);
    if (d > 0) [x, y] = [fromX, fromX - fromK];
  }
  return pairs.reverse();
}
