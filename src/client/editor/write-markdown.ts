import type { Align, Block } from './doc.ts';
import { writeInline } from './write-inline.ts';

/** Markdown for blocks, one blank line between; empty paragraphs say nothing and are left out. */
export function writeMarkdown(blocks: readonly Block[]): string {
  let before = '';
  const written: string[] = [];
  for (const block of blocks) {
    const text = writeBlock(block, before);
    if (text === '') continue;
    written.push(text);
    before = text;
  }
  return written.join('\n\n');
}

/** `before` is what stands before it: two lists in a row are told apart by their marks. */
export function writeBlock(block: Block, before = ''): string {
  switch (block.type) {
    case 'paragraph':
      return writeInline(block.content);
    case 'heading': {
      const words = writeInline(block.content, 'line');
      return words === '' ? '' : `${'#'.repeat(block.level)} ${words.replace(/(#+)$/, '\\$1')}`;
    }
    case 'list':
      return writeList(block, before);
    case 'blockquote':
      return prefixed(writeMarkdown(block.content), '> ', '> ');
    case 'code': {
      const fence = '`'.repeat(Math.max(3, ...[...block.text.matchAll(/`+/g)].map(([ticks]) => ticks.length + 1)));
      return `${fence}${block.language}\n${block.text}\n${fence}`;
    }
    case 'rule':
      return '___';
    case 'table':
      return writeTable(block.rows);
  }
}

function writeList({ start, items }: Extract<Block, { type: 'list' }>, before: string): string {
  // A lone dash under words would make them a heading.
  const dash = /^-( |$)/.test(before) || isEmpty(items[0]) ? '*' : '-';
  const dot = /^\d+\./.test(before) ? ')' : '.';
  const loose = items.some((blocks) => blocks.filter((block) => !clings(block)).length > 1);
  return items
    .map((blocks, i) => {
      const mark = start === null ? `${dash} ` : `${start + i}${dot} `;
      const [first, ...rest] = blocks;
      const opening = first ? writeBlock(first) : '';
      const following = writeFollowing(rest, loose);
      // An item that begins with nothing begins with what follows.
      const text = [opening, following].filter((part) => part !== '').join(loose ? '\n\n' : '\n');
      return prefixed(text, mark, ' '.repeat(mark.length)).trimEnd();
    })
    .join(loose ? '\n\n' : '\n');
}

/** A list can follow words without a blank line between, unless it begins elsewhere than at one or with nothing. */
const clings = (block: Block): boolean => block.type === 'list' && (block.start ?? 1) === 1 && !isEmpty(block.items[0]);

function writeFollowing(blocks: readonly Block[], loose: boolean): string {
  if (loose) return writeMarkdown(blocks);
  let before = '';
  return blocks
    .map((block) => {
      before = writeBlock(block, before);
      return before;
    })
    .filter((text) => text !== '')
    .join('\n');
}

const isEmpty = (blocks: readonly Block[] | undefined): boolean => {
  const first = blocks?.[0];
  return first?.type === 'paragraph' && writeInline(first.content) === '';
};

const prefixed = (text: string, first: string, rest: string): string =>
  text
    .split('\n')
    .map((line, i) => (i === 0 ? first + line : line === '' ? rest.trimEnd() : rest + line))
    .join('\n');

const RULES: Record<string, string> = { left: ':--', center: ':-:', right: '--:' };
const ruleOf = (align: Align) => (align === null ? '---' : (RULES[align] ?? '---'));

/** Markdown's tables have a row of headings: the first. A short row is filled up. */
function writeTable(rows: Extract<Block, { type: 'table' }>['rows']): string {
  const [heads = []] = rows;
  const width = Math.max(1, ...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, i) => i);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const [head = '', ...body] = rows.map((row) => line(columns.map((i) => writeInline(row[i]?.content ?? [], 'cell'))));
  return [head, line(columns.map((i) => ruleOf(heads[i]?.align ?? null))), ...body].join('\n');
}
