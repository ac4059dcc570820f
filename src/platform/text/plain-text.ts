import { type Node, parse, wordsIn } from './parse.ts';

/** The words of a text without their marks: one paragraph, list item or table row a line. For search, letters and comparison. */
export const plainText = (markdown: string): string => lines(parse(markdown)).join('\n');

function lines(nodes: readonly Node[]): string[] {
  return nodes
    .flatMap((node) => {
      if (node.kind === 'inline') return wordsIn(node.children).trim();
      if (node.kind === 'tr') return node.children.map((cell) => wordsIn(cell.children).trim()).join(' · ');
      if (node.kind === 'fence') return node.token.content.trim();
      return lines(node.children);
    })
    .filter((line) => line !== '');
}
