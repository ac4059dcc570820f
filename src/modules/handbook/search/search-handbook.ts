import type { Read } from '#platform/db/db.ts';
import { meantWords } from './mend-word.ts';
import { countHits, findBeside, findHits, guessWords, type Hits, listUnits, type Scope, type Unit } from './search.queries.ts';

export type Found = Hits & {
  /** What was understood, part by part; none where nothing was typed that is a word. */
  units: readonly Unit[];
  /** The words that hits are shown for, where some typed one stands nowhere. */
  mended: string | null;
  /** What was perhaps meant, where little was found. */
  meant: string | null;
  /** Nothing has all the words: what has any of them is shown. */
  anyOf: boolean;
};

const NOTHING: Found = { units: [], hits: [], total: 0, mended: null, meant: null, anyOf: false };
const LITTLE = 2;

/**
 * Routines in force that have what was typed: all of it; else with what is mended by the words that do stand there; else any of
 * it. `exact`: only as it was typed.
 */
export async function searchHandbook(db: Read, typed: string, scope: Scope, exact: boolean, page: number): Promise<Found> {
  const units = await listUnits(db, [typed], scope);
  if (units.length === 0) return NOTHING;
  const asked = all(units);
  const first = await findHits(db, asked, scope, page);
  const found = { ...NOTHING, ...first, units };
  if (exact || first.total > LITTLE) return found;
  const mended = await mend(db, units, scope, first.total > 0);
  if (first.total > 0) {
    const better = mended && (await countHits(db, all(mended), scope));
    return better && better > first.total ? { ...found, meant: wordsOf(mended) } : found;
  }
  if (mended) {
    const second = await findHits(db, all(mended), scope, page);
    if (second.total > 0) return { ...found, ...second, units: mended, mended: wordsOf(mended) };
  }
  const loose = mended ?? units;
  if (loose.length === 1) return found;
  const third = await findHits(db, joined(loose, '|'), scope, page);
  return { ...found, ...third, units: loose, mended: mended && wordsOf(mended), anyOf: third.total > 0 };
}

/** Each part is a tsquery in words, as the database wrote it. */
const joined = (units: readonly Unit[], by: '&' | '|'): string => units.map(({ asked }) => `(${asked})`).join(by);
const all = (units: readonly Unit[]): string => joined(units, '&');
const wordsOf = (units: readonly Unit[]): string => units.map(({ said }) => said).join(' ');

/** The same parts with those that stand nowhere mended; null where there was nothing to mend, or nothing to mend it by. */
async function mend(db: Read, units: readonly Unit[], scope: Scope, seldom: boolean): Promise<Unit[] | null> {
  const made: Unit[] = [];
  let changed = false;
  for (const [i, unit] of units.entries()) {
    const beside = { before: made[i - 1]?.said, after: units[i + 1]?.said };
    const mended = (await isThere(db, unit, scope, seldom)) ? null : await mendUnit(db, unit, scope, seldom, beside);
    changed ||= mended !== null;
    made.push(mended ?? unit);
  }
  return changed ? made : null;
}

const isThere = async (db: Read, unit: Unit, scope: Scope, seldom: boolean) =>
  unit.phrase ||
  (await countHits(db, unit.asked, { ...scope, book: null, chapter: null, area: null, units: null })) > (seldom ? LITTLE : 0);

type Beside = { before: string | undefined; after: string | undefined };

async function mendUnit(db: Read, unit: Unit, scope: Scope, seldom: boolean, beside: Beside): Promise<Unit | null> {
  const guesses = (await guessWords(db, unit.said, scope.open)).filter(({ word }) => word !== unit.said);
  // The beginning or the end of longer words: all of those, rather than another word.
  const longer = seldom ? [] : guesses.filter((guess) => guess.longer).slice(0, 12);
  const meant =
    longer.length > 0
      ? []
      : meantWords(
          unit.said,
          guesses.map((guess) => guess.word),
        );
  const word = (meant.length > 1 && (await besideOthers(db, meant, beside, scope.open))) || meant[0];
  const words = word ? [word] : longer.map((guess) => guess.word);
  if (words.length === 0) return null;
  const parts = await listUnits(db, words, scope);
  return { said: words[0] ?? unit.said, asked: joined(parts, '|'), also: words.slice(1), phrase: false };
}

/** Which of the words stands beside what was typed before or after it. */
async function besideOthers(
  db: Read,
  meant: readonly string[],
  { before, after }: Beside,
  open: boolean,
): Promise<string | null> {
  const plain = (word: string | undefined): word is string => word !== undefined && /^[a-zåäö]+$/.test(word);
  return (
    (plain(after) ? await findBeside(db, meant, after, true, open) : null) ??
    (plain(before) ? await findBeside(db, meant, before, false, open) : null)
  );
}
