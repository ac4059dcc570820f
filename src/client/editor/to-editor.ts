import type { JSONContent } from '@tiptap/core';
import { type Align, type Block, type Cell, type Inline, MARKS, type Mark } from './doc.ts';
import { join } from './read-markdown.ts';

/** The blocks as the editor has them. */
export const toEditor = (blocks: readonly Block[]): JSONContent => ({
  type: 'doc',
  content: blocks.length > 0 ? blocks.map(put) : [{ type: 'paragraph' }],
});

function put(block: Block): JSONContent {
  switch (block.type) {
    case 'paragraph':
      return { type: 'paragraph', content: block.content.map(piece) };
    case 'heading':
      return { type: 'heading', attrs: { level: block.level }, content: block.content.map(piece) };
    case 'list': {
      const content = block.items.map((item) => ({ type: 'listItem', content: item.map(put) }));
      return block.start === null
        ? { type: 'bulletList', content }
        : { type: 'orderedList', attrs: { start: block.start }, content };
    }
    case 'blockquote':
      return { type: 'blockquote', content: block.content.map(put) };
    case 'code':
      return {
        type: 'codeBlock',
        attrs: { language: block.language || null },
        content: block.text ? [{ type: 'text', text: block.text }] : [],
      };
    case 'rule':
      return { type: 'horizontalRule' };
    case 'table':
      return {
        type: 'table',
        content: block.rows.map((row, i) => ({ type: 'tableRow', content: row.map((cell) => putCell(cell, i === 0)) })),
      };
  }
}

const putCell = ({ align, content }: Cell, head: boolean): JSONContent => ({
  type: head ? 'tableHeader' : 'tableCell',
  attrs: { align },
  content: [{ type: 'paragraph', content: content.map(piece) }],
});

function piece(one: Inline): JSONContent {
  if (one.type === 'hardBreak') return { type: 'hardBreak' };
  const marks = one.marks.map(({ type, href }) => (href === undefined ? { type } : { type, attrs: { href } }));
  return one.type === 'image'
    ? { type: 'image', attrs: { src: one.src, alt: one.alt }, marks }
    : { type: 'text', text: one.text, marks };
}

/** What the editor holds, as blocks; what Markdown has no words for is left out. */
export const fromEditor = (doc: JSONContent): Block[] => (doc.content ?? []).flatMap(take);

function take(node: JSONContent): Block[] {
  const children = node.content ?? [];
  const start: unknown = node.attrs?.['start'];
  switch (node.type) {
    case 'paragraph':
      return [{ type: 'paragraph', content: pieces(children) }];
    case 'heading':
      return [{ type: 'heading', level: Number(node.attrs?.['level'] ?? 2), content: pieces(children) }];
    case 'bulletList':
      return [{ type: 'list', start: null, items: children.map(fromEditor) }];
    case 'orderedList':
      return [{ type: 'list', start: typeof start === 'number' ? start : 1, items: children.map(fromEditor) }];
    case 'blockquote':
      return [{ type: 'blockquote', content: fromEditor(node) }];
    case 'codeBlock':
      return [
        { type: 'code', language: String(node.attrs?.['language'] ?? ''), text: children.map(({ text }) => text ?? '').join('') },
      ];
    case 'horizontalRule':
      return [{ type: 'rule' }];
    case 'table':
      return [{ type: 'table', rows: rowsOf(children) }];
    default:
      return [];
  }
}

/** Columns lie as the row of headings says. */
function rowsOf(rows: readonly JSONContent[]): Cell[][] {
  const cells = rows.map(({ content = [] }) =>
    content.map((cell) => ({ align: alignOf(cell), content: pieces((cell.content ?? []).flatMap((one) => one.content ?? [])) })),
  );
  const heads = cells[0] ?? [];
  return cells.map((row) => row.map((cell, i) => ({ ...cell, align: heads[i]?.align ?? null })));
}

function alignOf({ attrs }: JSONContent): Align {
  const align: unknown = attrs?.['align'];
  return align === 'left' || align === 'center' || align === 'right' ? align : null;
}

function pieces(nodes: readonly JSONContent[]): Inline[] {
  return join(
    nodes.flatMap((node): Inline[] => {
      const marks = (node.marks ?? []).flatMap((mark): Mark[] => {
        const type = MARKS.find((one) => one === mark.type);
        if (!type) return [];
        return [type === 'link' ? { type, href: String(mark.attrs?.['href'] ?? '') } : { type }];
      });
      if (node.type === 'hardBreak') return [{ type: 'hardBreak' }];
      if (node.type === 'image')
        return [{ type: 'image', src: String(node.attrs?.['src'] ?? ''), alt: String(node.attrs?.['alt'] ?? ''), marks }];
      return node.text ? [{ type: 'text', text: node.text, marks }] : [];
    }),
  );
}
