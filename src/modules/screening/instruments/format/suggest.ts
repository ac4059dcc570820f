/**
 * How many letters must be changed, added, taken away or change places (optimal string alignment); more than `most` where it is
 * more. Only what lies that near the diagonal is looked at: the work grows with the length of the word and not with its square.
 */
function distance(a: string, b: string, most: number): number {
  const far = most + 1;
  const empty = () => new Array<number>(b.length + 1).fill(far);
  let [twoBefore, before, row] = [empty(), empty(), Array.from({ length: b.length + 1 }, (_, i) => i)];
  let nearestBefore = 0;
  for (let i = 1; i <= a.length; i++) {
    [twoBefore, before, row] = [before, row, twoBefore];
    row.fill(far);
    row[0] = i;
    let nearest = far;
    for (let j = Math.max(1, i - most); j <= Math.min(b.length, i + most); j++) {
      let least = Math.min(before[j]! + 1, row[j - 1]! + 1, before[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, twoBefore[j - 2]! + 1);
      row[j] = least;
      nearest = Math.min(nearest, least);
    }
    // Two letters that change places look two rows back, so that one far row alone decides nothing.
    if (nearest > most && nearestBefore >= most) return far;
    nearestBefore = nearest;
  }
  return row[b.length]!;
}

/** So many words of about the same length are compared letter by letter. */
const MOST_COMPARED = 100;

/** The word that was probably meant; null where none is near. */
export function suggest(typed: string, known: Iterable<string>): string | null {
  if (typed.length > 60) return null;
  const most = Math.max(1, Math.min(3, Math.floor(typed.length / 3)));
  let best: { word: string; far: number } | null = null;
  let compared = 0;
  for (const word of known) {
    if (Math.abs(word.length - typed.length) > most) continue;
    if (++compared > MOST_COMPARED) break;
    const far = distance(typed.toLowerCase(), word.toLowerCase(), most);
    if (far <= most && (!best || far < best.far)) best = { word, far };
  }
  return best?.word ?? null;
}
