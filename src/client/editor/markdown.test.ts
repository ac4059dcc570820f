import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block, Inline, Mark } from './doc.ts';
import { keepSource } from './keep-source.ts';
import { join, readMarkdown } from './read-markdown.ts';
import { writeMarkdown } from './write-markdown.ts';

const again = (markdown: string) => writeMarkdown(readMarkdown(markdown));
const picture = 'bild:3f0d7a52-8a4f-4c38-9d0e-0f6c2f9f7f11';

describe('comes back as it was written', () => {
  const texts: Record<string, string> = {
    headings: '## Syfte\n\n### Barn\n\nText.',
    marks: 'Alla ska **veta** vad de *gör*, ~~inte~~ gissa. `kod`',
    links: '[jouren](tel:020505050) och [14 kap. 3 § SoL](lag:2025:400#K14P3) och [**fet** länk](https://ekhaga.example/a_b)',
    'nested lists': '- ett\n  - ett ett\n    1. först\n    2. sedan\n- två',
    'numbers from three': '3. tre\n4. fyra',
    'an item of two paragraphs': '- ett\n\n  mer om ett\n\n- två',
    table: '| Vem | När |\n| --- | --: |\n| **Handläggaren** | samma dag |\n| a \\| b |  |',
    picture: `![Trappan i fyra steg](${picture})`,
    quote: '> Det är inte ditt fel.\n>\n> Säg det.',
    'hard break': 'Box 1\\\n123 45 Ekhaga',
    'signs as words': '1\\. inte en lista, 2 \\* 3, a_b, \\[namn\\]',
    rule: 'a\n\n___\n\nb',
    code: '```\nrad\n```',
    'two lists in a row': '- a\n\n* b',
  };
  for (const [name, text] of Object.entries(texts)) test(name, () => expect(again(text)).toBe(text));
});

const letters = fc.string({ unit: fc.constantFrom(...'abåö 1.-*_[]()<>&;#`~|!\\:"+='), minLength: 1, maxLength: 14 });
const marks = fc
  .subarray(['bold', 'italic', 'strike'] as const)
  .chain((types) =>
    fc
      .boolean()
      .map((linked): Mark[] => [
        ...(linked ? [{ type: 'link' as const, href: 'https://ekhaga.example/(a)' }] : []),
        ...types.map((type) => ({ type })),
      ]),
  );
const piece: fc.Arbitrary<Inline> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ type: fc.constant('text' as const), text: letters, marks: fc.oneof(fc.constant<Mark[]>([]), marks) }),
  },
  { weight: 1, arbitrary: fc.constant({ type: 'hardBreak' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('image' as const),
      src: fc.constant(picture),
      alt: letters,
      marks: fc.constant<Mark[]>([]),
    }),
  },
);
const line = fc.array(piece, { minLength: 1, maxLength: 5 });
const { blocks } = fc.letrec<{ blocks: Block[]; block: Block; item: Block[] }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'block' },
    fc.record({ type: fc.constant('paragraph' as const), content: line }),
    fc.record({ type: fc.constant('heading' as const), level: fc.integer({ min: 1, max: 6 }), content: line }),
    fc.record({
      type: fc.constant('table' as const),
      rows: fc.array(
        fc.tuple(line, line).map((cells) => cells.map((content) => ({ align: null, content }))),
        { minLength: 1, maxLength: 3 },
      ),
    }),
    fc.record({
      type: fc.constant('list' as const),
      start: fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 99 })),
      items: fc.array(tie('item'), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ type: fc.constant('blockquote' as const), content: tie('blocks') }),
  ),
  item: fc
    .tuple(line, fc.array(tie('block'), { maxLength: 2 }))
    .map(([content, rest]): Block[] => [{ type: 'paragraph', content }, ...rest]),
  blocks: fc.array(tie('block'), { minLength: 1, maxLength: 4 }),
}));

const wordsOf = (all: readonly Block[]): string =>
  all
    .flatMap((block): string[] => {
      if (block.type === 'list') return block.items.map(wordsOf);
      if (block.type === 'blockquote') return [wordsOf(block.content)];
      if (block.type === 'table') return block.rows.flat().map(({ content }) => inline(content));
      return block.type === 'paragraph' || block.type === 'heading' ? [inline(block.content)] : [];
    })
    .join('')
    .replace(/\s+/g, '');
const inline = (content: readonly Inline[]) =>
  content.map((one) => (one.type === 'text' ? one.text : one.type === 'image' ? `!${one.alt}!` : '')).join('');

test('whatever is written in the editor, every word of it comes through, and a second time nothing changes', () => {
  fc.assert(
    fc.property(blocks, (all) => {
      const markdown = writeMarkdown(all);
      const read = readMarkdown(markdown);
      expect(wordsOf(read)).toBe(wordsOf(all));
      expect(readMarkdown(writeMarkdown(read))).toEqual(read);
    }),
    { numRuns: 1000 },
  );
});

describe('what nobody touched stays to the letter', () => {
  const odd = 'Rubrik\n======\n\n*   ett\n*   två\n\n__fet__ och _kursiv_\növer två rader\n\n|a|b|\n|-|-|\n|c|d|\n';
  test('untouched, the text is the text', () => {
    expect(keepSource(odd)(readMarkdown(odd))).toBe(odd);
  });
  test('one paragraph changed, the others stand as they were written', () => {
    const changed = readMarkdown(odd).map(
      (block): Block =>
        block.type === 'paragraph'
          ? { type: 'paragraph', content: join([...block.content, { type: 'text', text: ' nytt', marks: [] }]) }
          : block,
    );
    expect(keepSource(odd)(changed)).toBe(
      'Rubrik\n======\n\n*   ett\n*   två\n\n**fet** och *kursiv* över två rader nytt\n\n|a|b|\n|-|-|\n|c|d|',
    );
  });
});
