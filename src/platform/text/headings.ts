import { slug } from '#platform/ui/slug.ts';
import { each, type Node, parse, wordsIn } from './parse.ts';

/** `id` is its anchor, one of its kind in the text; `level` as written (2 for ##). */
export type Heading = { level: number; text: string; id: string; line: number };

/** The headings of a text in order, for contents lists and anchors. */
export const headings = (markdown: string): Heading[] => headingsIn(parse(markdown));

export function headingsIn(nodes: readonly Node[]): Heading[] {
  const taken = new Set<string>();
  return [...each(nodes)]
    .filter(({ kind }) => kind === 'heading')
    .map((node) => {
      const text = wordsIn(node.children).trim();
      return { level: Number(node.token.tag.slice(1)), text, id: unique(slug(text) || 'rubrik', taken), line: node.line };
    });
}

function unique(wish: string, taken: Set<string>): string {
  let id = wish;
  for (let n = 2; taken.has(id); n++) id = `${wish}-${n}`;
  taken.add(id);
  return id;
}
