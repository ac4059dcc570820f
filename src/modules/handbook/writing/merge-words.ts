import { weave } from '#platform/text/weave.ts';
import { parts, type Words } from './words.ts';

/** A place both have written in. `mine` is kept in the woven words until the writer has chosen. */
export type Touching = { part: keyof Words; mine: string; theirs: string };
export type Merged = {
  /** All changes of both that do not touch, and mine where they do. */
  words: Words;
  /** Places where one must choose; none when the two are one text. */
  touching: Touching[];
};

/** Weaves two writers' words together by what both began from. */
export function mergeWords(mine: Words, base: Words, theirs: Words): Merged {
  const words = { ...mine };
  const touching: Touching[] = [];
  for (const part of parts) {
    const one = part === 'body' ? mergeText(mine.body, base.body, theirs.body) : mergeLine(mine[part], base[part], theirs[part]);
    words[part] = one.text;
    touching.push(...one.touching.map((places) => ({ part, ...places })));
  }
  return { words, touching };
}

type Places = { text: string; touching: { mine: string; theirs: string }[] };

/** A title or a summary is one thing: it was changed, or it was not. */
function mergeLine(mine: string, base: string, theirs: string): Places {
  if (mine === base || mine === theirs) return { text: theirs, touching: [] };
  return { text: mine, touching: theirs === base ? [] : [{ mine, theirs }] };
}

/** By paragraph, list item and table row: a line in Markdown. Changes with an unchanged line that says something between them do not touch. */
function mergeText(mine: string, base: string, theirs: string): Places {
  if (mine === base || mine === theirs) return { text: theirs, touching: [] };
  const touching: Places['touching'] = [];
  const woven: string[] = [];
  for (const { ok, conflict } of weave(mine.split('\n'), base.split('\n'), theirs.split('\n'))) {
    woven.push(...(ok ?? conflict?.a ?? []));
    if (conflict) touching.push({ mine: conflict.a.join('\n').trim(), theirs: conflict.b.join('\n').trim() });
  }
  return { text: woven.join('\n'), touching };
}
