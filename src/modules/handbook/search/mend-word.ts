// What somebody probably meant who typed a word that stands nowhere.

/** Shorter words are one letter from too many others: hot is no hit. Nor is what has a digit or a sign in it ever meant otherwise. */
const MENDABLE = /^[a-zåäö-]{4,}$/;
/** How much farther off another word may be, in letters, that stands beside the same words. */
const NEARLY = 1.25;

/**
 * The nearest of `candidates` by letters left out, put in, changed or swapped (Damerau and Levenshtein): one in a short word, two in
 * a long one; a missing dot is half a fault, another ending a quarter more. After it those that are nearly as near, eight at most: what
 * the words beside may choose among. None where none is near enough. `candidates` come most alike first.
 */
export function meantWords(typed: string, candidates: readonly string[]): string[] {
  if (!MENDABLE.test(typed)) return [];
  const most = typed.length <= 5 ? 1 : typed.length <= 11 ? 2 : 3;
  const near = candidates
    .filter((word) => MENDABLE.test(word) && Math.abs(word.length - typed.length) <= most)
    .map((word) => ({ word, faults: distance(typed, word) + (word.slice(-2) === typed.slice(-2) ? 0 : 0.25) }))
    .filter(({ faults }) => faults <= most + 0.25)
    .sort((a, b) => a.faults - b.faults);
  const least = near[0]?.faults ?? 0;
  return near
    .filter(({ faults }) => faults <= least + NEARLY)
    .slice(0, 8)
    .map(({ word }) => word);
}

const bare = (letter: string): string => (letter === 'å' || letter === 'ä' ? 'a' : letter === 'ö' ? 'o' : letter);

function distance(one: string, other: string): number {
  const [a, b] = [[...one], [...other]];
  let before: number[] = [];
  let last = b.map((_, i) => i).concat(b.length);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const [x, y] = [a[i - 1] ?? '', b[j - 1] ?? ''];
      const change = x === y ? 0 : bare(x) === bare(y) ? 0.5 : 1;
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + change);
      if (i > 1 && j > 1 && x === b[j - 2] && a[i - 2] === y) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}
