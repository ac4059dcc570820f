// Cuts a few lines out of an entry's words around what was found. The server marks the words, so that nothing typed is ever markup.

/** The pattern of words in handbook.search_tokens: the nth word here is the nth place there. */
const WORD =
  /(?:[A-Za-zÅÄÖåäö]-)?[^\p{Cc}\u0020-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7\u2000-\u206f\u2190-\u27bf\u3000-\u303f]+/gu;
/** Words in an excerpt, and how many of them before the first found. */
const LENGTH = 38;
const BEFORE = 8;

export type Piece = { text: string; found: boolean };
export type Excerpt = { title: readonly Piece[]; text: readonly Piece[] };

type Word = { from: number; to: number; found: boolean };

/** `words` as handbook.search_entry keeps them, the title on the first line; `places` of the words found, from 1. */
export function excerptOf(words: string, places: Iterable<number>): Excerpt {
  const found = new Set(places);
  const all: Word[] = [...words.matchAll(WORD)].map(({ index, 0: word }, nth) => ({
    from: index,
    to: index + word.length,
    found: found.has(nth + 1),
  }));
  const end = words.includes('\n') ? words.indexOf('\n') : words.length;
  const body = all.filter(({ from }) => from > end);
  const first = bestFrom(body);
  const shown = body.slice(first, first + LENGTH);
  const cut = first + LENGTH < body.length;
  const [start, stop] = [shown[0]?.from ?? words.length, cut ? (shown.at(-1)?.to ?? 0) : words.length];
  const text = pieces(words, start, stop, shown);
  if (first > 0) text.unshift({ text: '… ', found: false });
  if (cut) text.push({ text: ' …', found: false });
  return {
    title: pieces(
      words,
      0,
      end,
      all.filter(({ from }) => from < end),
    ),
    text,
  };
}

/** Where the stretch with most found words begins; the beginning where none is. */
function bestFrom(words: readonly Word[]): number {
  let best = 0;
  let most = 0;
  for (const [nth, word] of words.entries()) {
    if (!word.found) continue;
    const from = Math.max(0, nth - BEFORE);
    const count = words.slice(from, from + LENGTH).filter((each) => each.found).length;
    if (count > most) [best, most] = [from, count];
  }
  return best;
}

/** A line was a heading, a point of a list or a paragraph: it ends as a sentence does, where it has no such end. */
const asSentence = (words: string, end: number): string =>
  /[.!?:;,…–]\s*$/.test(words.slice(Math.max(0, end - 3), end)) ? ' ' : '. ';

function pieces(words: string, from: number, to: number, within: readonly Word[]): Piece[] {
  const made: Piece[] = [];
  let at = from;
  const plain = (until: number) => {
    if (until > at)
      made.push({ text: words.slice(at, until).replace(/\n+/g, (_, i) => asSentence(words, at + i)), found: false });
  };
  for (const word of within.filter((each) => each.found)) {
    plain(word.from);
    made.push({ text: words.slice(word.from, word.to), found: true });
    at = word.to;
  }
  plain(to);
  return made;
}
