import { attribute, type Node, parse, startOf, wordsIn } from '#platform/text/parse.ts';
import { type Align, type Block, type Inline, MARKS, type Mark } from './doc.ts';

/** The blocks of a Markdown text, by the same parser that shows it: what one writes in is what others read. */
export const readMarkdown = (markdown: string): Block[] => parse(markdown).flatMap(block);

export function block(node: Node): Block[] {
  switch (node.kind) {
    case 'heading':
      return [{ type: 'heading', level: Number(node.token.tag.slice(1)), content: inline(node) }];
    case 'paragraph':
      return [{ type: 'paragraph', content: inline(node) }];
    case 'bullet_list':
      return [{ type: 'list', start: null, items: node.children.map(item) }];
    case 'ordered_list':
      return [{ type: 'list', start: startOf(node), items: node.children.map(item) }];
    case 'blockquote':
      return [{ type: 'blockquote', content: within(node) }];
    case 'fence':
      return [{ type: 'code', language: node.token.info.trim(), text: node.token.content.replace(/\n$/, '') }];
    case 'hr':
      return [{ type: 'rule' }];
    case 'table':
      return [{ type: 'table', rows: rowsOf(node) }];
    default:
      return [];
  }
}

const within = (node: Node): Block[] => {
  const blocks = node.children.flatMap(block);
  return blocks.length > 0 ? blocks : [{ type: 'paragraph', content: [] }];
};

/** The editor wants a line of words first in every item. */
const item = (node: Node): Block[] => {
  const blocks = within(node);
  return blocks[0]?.type === 'paragraph' ? blocks : [{ type: 'paragraph', content: [] }, ...blocks];
};

const rowsOf = (node: Node) =>
  node.children.flatMap((group) =>
    group.children.map((row) => row.children.map((cell) => ({ align: alignOf(cell), content: inline(cell) }))),
  );

function alignOf(cell: Node): Align {
  const said = /text-align:(left|center|right)/.exec(attribute(cell, 'style'))?.[1];
  return said === 'left' || said === 'center' || said === 'right' ? said : null;
}

const inline = (node: Node): Inline[] =>
  join(node.children.flatMap((child) => (child.kind === 'inline' ? child.children.flatMap((one) => words(one, [])) : [])));

function words(node: Node, marks: Mark[]): Inline[] {
  const marked = (mark: Mark) => node.children.flatMap((child) => words(child, [...marks, mark]));
  switch (node.kind) {
    case 'strong':
      return marked({ type: 'bold' });
    case 'em':
      return marked({ type: 'italic' });
    case 's':
      return marked({ type: 'strike' });
    case 'link':
      return marked({ type: 'link', href: attribute(node, 'href') });
    case 'code_inline':
      return [{ type: 'text', text: node.token.content, marks: [...marks, { type: 'code' }] }];
    case 'image':
      return [{ type: 'image', src: attribute(node, 'src'), alt: wordsIn(node.children), marks }];
    case 'hardbreak':
      return [{ type: 'hardBreak' }];
    case 'softbreak':
      return [{ type: 'text', text: ' ', marks }];
    default:
      return node.token.content === '' ? [] : [{ type: 'text', text: node.token.content, marks }];
  }
}

/** Neighbours with the same marks are one piece of text. */
export function join(pieces: readonly Inline[]): Inline[] {
  const joined: Inline[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    const marks = piece.type === 'hardBreak' ? [] : tidyMarks(piece.marks);
    if (piece.type === 'text' && last?.type === 'text' && JSON.stringify(last.marks) === JSON.stringify(marks))
      last.text += piece.text;
    else joined.push(piece.type === 'hardBreak' ? piece : { ...piece, marks });
  }
  return joined;
}

/** Each mark once, in one order: bold within bold is bold. */
const tidyMarks = (marks: readonly Mark[]): Mark[] => MARKS.flatMap((type) => marks.findLast((mark) => mark.type === type) ?? []);
