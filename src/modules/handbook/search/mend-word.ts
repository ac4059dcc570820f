// What somebody probably meant who typed a word that stands nowhere.

/**
 * The nearest of `candidates` by letters left out, put in, changed or swapped (Damerau and Levenshtein): one in a short word, two in
 * a long one; a missing dot is half a fault. Null where none is near enough. `candidates` come most alike first.
 */
export function mendWord(typed: string, candidates: readonly string[]): string | null {
  const most = typed.length <= 5 ? 1 : typed.length <= 11 ? 2 : 3;
  let best: string | null = null;
  let least = most + 0.5;
  for (const word of candidates) {
    if (Math.abs(word.length - typed.length) > most) continue;
    const faults = distance(typed, word);
    if (faults < least) [best, least] = [word, faults];
  }
  return best;
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
