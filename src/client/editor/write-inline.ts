import { type Inline, MARKS, type Mark } from './doc.ts';
import { join, readMarkdown } from './read-markdown.ts';

/** Where the words stand: in a paragraph of several lines, on a line of their own (heading), or in a table's cell. */
type Place = 'paragraph' | 'line' | 'cell';

/**
 * Words with their marks. What Markdown cannot say right there (bold that ends in the middle of a word after a quotation mark)
 * is tried another way, and at last said without the mark: the words themselves always come through.
 */
export function writeInline(content: readonly Inline[], place: Place = 'paragraph'): string {
  const wanted = tidy(content, place);
  if (wanted.length === 0) return '';
  const tries = [() => put(wanted, '*'), () => put(wanted, '_'), () => put(wanted.map(unmarked), '*')];
  const written = tries.map((attempt) => finish(attempt(), place));
  return written.find((text) => sayTheSame(text, wanted, place)) ?? written.at(-1) ?? '';
}

/** As it can stand: no break first or last, no break at all on one line, no space at an edge. */
function tidy(content: readonly Inline[], place: Place): Inline[] {
  const pieces = content.map((piece): Inline => {
    if (piece.type === 'hardBreak') return place === 'paragraph' ? piece : { type: 'text', text: ' ', marks: [] };
    return piece.type === 'text' ? { ...piece, text: piece.text.replace(/[\n\r\t]+/g, ' ') } : piece;
  });
  const edges = join(pieces).filter((piece) => piece.type !== 'text' || piece.text !== '');
  while (edges.length > 0 && blank(edges[0])) edges.shift();
  while (edges.length > 0 && blank(edges.at(-1))) edges.pop();
  return edges.flatMap((piece, i): Inline[] => {
    if (piece.type !== 'text' || isCode(piece)) return [piece];
    let { text } = piece;
    if (i === 0 || edges[i - 1]?.type === 'hardBreak') text = text.replace(/^ +/, '');
    if (i === edges.length - 1 || edges[i + 1]?.type === 'hardBreak') text = text.replace(/ +$/, '');
    return text === '' ? [] : [{ ...piece, text }];
  });
}

const isCode = (piece: Inline) => piece.type === 'text' && piece.marks.some(({ type }) => type === 'code');
const blank = (piece: Inline | undefined) =>
  piece?.type === 'hardBreak' || (piece?.type === 'text' && piece.text.trim() === '' && !isCode(piece));

/** Only what leads somewhere is kept: a link is more than a look. */
const unmarked = (piece: Inline): Inline =>
  piece.type === 'hardBreak' ? piece : { ...piece, marks: piece.marks.filter(({ type }) => type === 'link' || type === 'code') };

/** Marks from the outermost in: what has the same mark in a row is written within one pair. */
function put(pieces: readonly Inline[], italic: '*' | '_', depth = 0): string {
  const type = MARKS[depth];
  if (type === undefined) return pieces.map(bare).join('');
  const groups: { mark: Mark | undefined; pieces: Inline[] }[] = [];
  for (const piece of pieces) {
    const mark = piece.type === 'hardBreak' ? undefined : piece.marks.find((one) => one.type === type);
    const last = groups.at(-1);
    if (last && JSON.stringify(last.mark) === JSON.stringify(mark)) last.pieces.push(piece);
    else groups.push({ mark, pieces: [piece] });
  }
  return groups
    .map(({ mark, pieces: within }) => (mark ? wrap(mark, within, italic, depth) : put(within, italic, depth + 1)))
    .join('');
}

function wrap(mark: Mark, within: readonly Inline[], italic: '*' | '_', depth: number): string {
  if (mark.type === 'code') return within.map((piece) => (piece.type === 'text' ? code(piece.text) : '')).join('');
  const inner = put(within, italic, depth + 1);
  if (mark.type === 'link') return `[${inner}](${destination(mark.href ?? '')})`;
  const sign = mark.type === 'bold' ? '**' : mark.type === 'strike' ? '~~' : italic;
  // A mark must touch its words: spaces go outside.
  const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(inner) ?? [];
  return words === '' ? inner : `${before}${sign}${words}${sign}${after}`;
}

function bare(piece: Inline): string {
  if (piece.type === 'hardBreak') return '\\\n';
  if (piece.type === 'image') return `![${asWords(piece.alt)}](${destination(piece.src)})`;
  return asWords(piece.text);
}

function code(text: string): string {
  const ticks = '`'.repeat(Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  const padded = /^`|`$|^ .*\S.* $/.test(text) ? ` ${text} ` : text;
  return `${ticks}${padded}${ticks}`;
}

const destination = (address: string): string =>
  address === '' || /[\s()<>\\]/.test(address) ? `<${address.replace(/[<>\\]/g, '\\$&')}>` : address;

/** Signs that would mean something, taken as words. */
const asWords = (text: string): string =>
  text
    .replace(/[\\`*[\]]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/~(?=~)|(?<=~)~/g, '\\~')
    .replace(/<(?=[a-z/!?])/gi, '\\<')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/!$/, '\\!');

/** Signs that mean something first on a line. */
const lineStart = (line: string): string =>
  line
    .replace(/^(#{1,6})(?=\s|$)/, '\\$1')
    .replace(/^([-+>=|:~])/, '\\$1')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');

function finish(text: string, place: Place): string {
  if (place === 'cell') return text.replace(/\|/g, '\\|');
  return place === 'line' ? text : text.split('\n').map(lineStart).join('\n');
}

function sayTheSame(text: string, wanted: readonly Inline[], place: Place): boolean {
  const framed = place === 'cell' ? `| ${text} |\n| --- |` : place === 'line' ? `## ${text}` : text;
  const [only, ...more] = readMarkdown(framed);
  if (!only || more.length > 0) return false;
  const read =
    only.type === 'table' ? only.rows[0]?.[0]?.content : only.type === 'paragraph' || only.type === 'heading' ? only.content : [];
  return JSON.stringify(read) === JSON.stringify(wanted);
}
