import type { About } from './kept-copy.ts';

export type Hit = { address: string; title: string; line: string };

/** Where all the words stand in a copy: those that have them in the title first. Whole words or parts of them, accents kept. */
export function searchCopy({ words }: Pick<About, 'words'>, asked: string): Hit[] {
  const wanted = asked.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return [];
  const has = (text: string, word: string) => text.toLowerCase().includes(word);
  return words
    .filter(({ title, text }) => wanted.every((word) => has(title, word) || has(text, word)))
    .map(({ address, title, text }) => ({
      hit: { address, title, line: text.split('\n').find((line) => wanted.some((word) => has(line, word))) ?? '' },
      inTitle: wanted.some((word) => has(title, word)),
    }))
    .sort((a, b) => Number(b.inTitle) - Number(a.inTitle))
    .map(({ hit }) => ({ ...hit, line: hit.line.length > 160 ? `${hit.line.slice(0, 160).toWellFormed()}…` : hit.line }));
}
