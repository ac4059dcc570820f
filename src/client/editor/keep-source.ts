import { parse } from '#platform/text/parse.ts';
import type { Block } from './doc.ts';
import { block } from './read-markdown.ts';
import { writeBlock } from './write-markdown.ts';

/**
 * Writes a text again so that what nobody touched stays to the letter: a saving changes the lines its writer changed, and
 * two writers' changes can be told apart.
 */
export function keepSource(markdown: string): (blocks: readonly Block[]) => string {
  const lines = markdown.split('\n');
  // A reference defined elsewhere in the text would lose its definition: such a text is written anew where it is changed.
  const refers = /^ {0,3}\[[^\]]+\]:/m.test(markdown);
  const pieces = parse(markdown).flatMap((node) => {
    const blocks = block(node);
    const map = node.token.map;
    return blocks.length === 1 && map
      ? [{ key: JSON.stringify(blocks[0]), source: lines.slice(map[0], map[1]).join('\n').trimEnd() }]
      : [];
  });
  const known = new Map(refers ? [] : pieces.map(({ key, source }) => [key, source]));
  const before = pieces.map(({ key }) => key).join('\n');
  return (blocks) => {
    const said = blocks.filter((one) => !(one.type === 'paragraph' && one.content.length === 0));
    if (said.map((one) => JSON.stringify(one)).join('\n') === before) return markdown;
    const written: string[] = [];
    for (const one of said) {
      const text = known.get(JSON.stringify(one)) ?? writeBlock(one, written.at(-1));
      if (text !== '') written.push(text);
    }
    return written.join('\n\n');
  };
}
