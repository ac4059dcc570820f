import { bare, sayingWords, stem } from '../../modules/handbook/search/stem.ts';
import type { About } from './kept-copy.ts';

export type Hit = { address: string; title: string; line: string };

/**
 * Where all the words stand in a copy, as the handbook online understands them: in every inflection, as a part of others, and without
 * dots. Where none has them, those that have them as parts of words as they were typed. Those with one in the title come first.
 */
export function searchCopy({ words }: Pick<About, 'words'>, asked: string): Hit[] {
  const wanted = sayingWords(asked).slice(0, 20);
  if (wanted.length === 0) return [];
  const stems = wanted.map((word) => new Set([stem(word), ...(/[åäö]/.test(stem(word)) ? [] : [bare(stem(word))])]));
  const known = words.filter(({ terms }) => stems.every((each) => terms.some((term) => each.has(term))));
  const says = (text: string) =>
    sayingWords(text).some((word) => stems.some((each) => each.has(stem(word)) || each.has(bare(stem(word)))));
  const has = (text: string) => wanted.some((word) => text.toLowerCase().includes(word));
  const found =
    known.length > 0
      ? known
      : words.filter(({ title, text }) =>
          wanted.every((word) => word.length > 2 && `${title}\n${text}`.toLowerCase().includes(word)),
        );
  return found
    .map(({ address, title, text }) => {
      const lines = text.split('\n');
      const line =
        lines.find(says) ??
        lines.find(has) ??
        lines.find((one) => stems.some((each) => [...each].some((term) => one.toLowerCase().includes(term)))) ??
        '';
      return { hit: { address, title, line }, inTitle: says(title) || has(title) };
    })
    .sort((a, b) => Number(b.inTitle) - Number(a.inTitle))
    .map(({ hit }) => ({ ...hit, line: hit.line.length > 160 ? `${hit.line.slice(0, 160).toWellFormed()}…` : hit.line }));
}
