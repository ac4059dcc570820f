import { slug } from '#platform/ui/slug.ts';
import { each, type Node, parse, wordsIn } from './parse.ts';

/** `id` is its anchor, one of its kind in the text; `level` as written (2 for ##). */
export type Heading = { level: number; text: string; id: string; line: number };

/** The headings of a text in order, for contents lists and anchors. */
export const headings = (markdown: string): Heading[] => headingsIn(parse(markdown));

export function headingsIn(nodes: readonly Node[]): Heading[] {
  const taken = new Map<string, number>();
  return [...each(nodes)]
    .filter(({ kind }) => kind === 'heading')
    .map((node) => {
      const text = wordsIn(node.children).trim();
      return { level: writtenLevel(node), text, id: unique(slug(text) || 'rubrik', taken), line: node.line };
    });
}

/**
 * At which level each heading is shown below what the text stands under. Readers by ear go by levels (and PDF/UA has it so): they
 * begin one below, and none is jumped over on the way down.
 */
export function levelsUnder(nodes: readonly Node[], under: number): Map<Node, number> {
  const marks = [...each(nodes)].filter(({ kind }) => kind === 'heading');
  const top = Math.min(...marks.map(writtenLevel));
  let before = under;
  return new Map(
    marks.map((node) => {
      before = Math.min(writtenLevel(node) - top + under + 1, before + 1, 6);
      return [node, before];
    }),
  );
}

const writtenLevel = (heading: Node): number => Number(heading.token.tag.slice(1));

/** `taken` keeps the number each wish has come to: asked from 2 every time, a thousand headings alike cost a million questions. */
function unique(wish: string, taken: Map<string, number>): string {
  let id = wish;
  let n = taken.get(wish) ?? 1;
  while (taken.has(id)) id = `${wish}-${++n}`;
  taken.set(wish, n);
  if (id !== wish) taken.set(id, 1);
  return id;
}
