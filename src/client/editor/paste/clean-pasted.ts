import { isSafe } from '#platform/text/address.ts';
import { type Piece, readTree, spaces, type Tag, wordsIn } from './tree.ts';
import { gatherLists } from './word-lists.ts';

/** `pictures`: how many were left behind; they have no words, and some are nowhere but on the writer's computer. */
export type Cleaned = { html: string; pictures: number };

/**
 * What was copied out of Word, Google Docs, Outlook or a web page, as what a routine is made of: headings, paragraphs, real
 * lists, tables, bold, italic, links. Styles, comments, empty lines and pictures stay behind.
 */
export function cleanPasted(html: string): Cleaned {
  // Copied within the editor: it is clean, and its pictures are kept here.
  if (/\sdata-pm-slice=/.test(html)) return { html, pictures: 0 };
  const fragment = /<!--\s*StartFragment\s*-->([\s\S]*?)(?:<!--\s*EndFragment\s*-->|$)/i.exec(html)?.[1] ?? html;
  const counted = { pictures: 0 };
  const tree = readTree(fragment);
  const first = Math.min(...[...each(tree)].map(levelOf).filter((level) => level > 0));
  const blocks = gatherLists(toBlocks(tree.flatMap((piece) => clean(piece, { counted, first, heading: false }))));
  return { html: blocks.map(write).join(''), pictures: counted.pictures };
}

type Within = { counted: { pictures: number }; first: number; heading: boolean };

const GONE =
  /^(head|meta|link|base|col|colgroup|input|button|form|select|audio|video|canvas|embed|map|area|del|caption|[vw]:.*)$/;
const BLOCKS = /^(p|h[1-6]|ul|ol|li|table|blockquote|hr|word-item)$/;

function* each(pieces: readonly Piece[]): Generator<Tag> {
  for (const piece of pieces) {
    if (typeof piece === 'string') continue;
    yield piece;
    yield* each(piece.children);
  }
}

/** Heading styles of Word, also as it writes them on the web; the title is the highest. 0 for what is no heading. */
function levelOf({ tag, attributes }: Tag): number {
  const plain = /^h([1-6])$/.exec(tag)?.[1];
  if (plain) return Number(plain);
  if (attributes['role'] === 'heading') return Number(attributes['aria-level']) || 2;
  if (/\bMsoTitle\b/.test(attributes['class'] ?? '')) return 1;
  return Number(/\bMso(?:Heading|Rubrik)(\d)\b/.exec(attributes['class'] ?? '')?.[1] ?? 0);
}

function clean(piece: Piece, within: Within): Piece[] {
  if (typeof piece === 'string') return [spaces(piece)];
  const { tag, attributes } = piece;
  const style = attributes['style'] ?? '';
  if (tag === 'img') {
    within.counted.pictures++;
    return [];
  }
  if (GONE.test(tag) || isNoise(attributes, style)) return [];
  const level = levelOf(piece);
  const inside = (more: Partial<Within> = {}) => piece.children.flatMap((child) => clean(child, { ...within, ...more }));
  const made = (name: string, children: Piece[], kept: Tag['attributes'] = {}): Piece[] => [
    { tag: name, attributes: kept, children },
  ];
  if (level > 0) return made(`h${Math.min(level - within.first + 2, 4)}`, inside({ heading: true }));
  const list = /mso-list:\s*(?!none|skip|ignore)\S+\s+level(\d)/i.exec(style)?.[1];
  if (list && tag === 'p') return made('word-item', inside(), { level: list, mark: markOf(piece) });
  if (tag === 'table') return tableOf(piece, inside);
  if (/^(p|div|section|article|header|footer|main|address|dd|dt|pre|center)$/.test(tag)) return toBlocks(inside());
  if (/^(ul|ol|li|blockquote|br|hr|thead|tbody|tfoot|tr|td|th)$/.test(tag)) return made(tag, inside(), keptOf(tag, attributes));
  if (tag === 'a') return linkOf(attributes['href'] ?? '', inside());
  return marked(tag, style, inside(), within.heading);
}

/** Word's comments, page breaks, list marks (told by markOf) and what is hidden. */
const isNoise = (attributes: Tag['attributes'], style: string): boolean =>
  /mso-list:\s*ignore|mso-element:\s*(comment|footnote|endnote|header|footer)|display:\s*none|mso-hide:\s*all/i.test(style) ||
  /\bMsoComment|msocom|MsoToc\d?\b/i.test(`${attributes['class'] ?? ''} ${attributes['id'] ?? ''} ${attributes['name'] ?? ''}`);

function keptOf(tag: string, { start = '', colspan = '' }: Tag['attributes']): Tag['attributes'] {
  if (tag === 'ol' && /^\d{1,4}$/.test(start)) return { start };
  return /^t[dh]$/.test(tag) && /^\d{1,2}$/.test(colspan) ? { colspan } : {};
}

const markOf = ({ children }: Tag): string => {
  const ignored = [...each(children)].find(({ attributes }) => /mso-list:\s*ignore/i.test(attributes['style'] ?? ''));
  return wordsIn(ignored?.children ?? []).trim();
};

/** Words between blocks become paragraphs of their own; a block in a block was only a frame; empty ones are gone. */
function toBlocks(pieces: readonly Piece[]): Tag[] {
  const blocks: Tag[] = [];
  let words: Piece[] = [];
  const end = () => {
    if (wordsIn(words).trim() !== '') blocks.push({ tag: 'p', attributes: {}, children: words });
    words = [];
  };
  for (const piece of pieces) {
    if (typeof piece !== 'string' && BLOCKS.test(piece.tag)) {
      end();
      if (piece.tag === 'hr' || wordsIn(piece.children).trim() !== '') blocks.push(piece);
    } else words.push(piece);
  }
  end();
  return blocks;
}

/** A table that only lays out a page is what is in it; a table of facts has words in its cells, one paragraph each. */
function tableOf(table: Tag, inside: () => Piece[]): Piece[] {
  const rows = [...each(inside())].filter(({ tag }) => tag === 'tr');
  const layout =
    [...each(table.children)].some(({ tag }) => tag === 'table') || rows.every(({ children }) => cellsOf(children).length < 2);
  if (layout) return rows.flatMap(({ children }) => cellsOf(children).flatMap((cell) => toBlocks(cell.children)));
  const width = Math.max(...rows.map(({ children }) => cellsOf(children).reduce((sum, cell) => sum + spanOf(cell), 0)));
  const made = rows.map(({ children }, i): Tag => {
    const cells = cellsOf(children).flatMap((cell) => [
      cellOf(cell, i),
      ...Array.from({ length: spanOf(cell) - 1 }, () => cellOf(null, i)),
    ]);
    while (cells.length < width) cells.push(cellOf(null, i));
    return { tag: 'tr', attributes: {}, children: cells };
  });
  return [{ tag: 'table', attributes: {}, children: made }];
}

const cellsOf = (pieces: readonly Piece[]): Tag[] =>
  pieces.filter((piece): piece is Tag => typeof piece !== 'string' && /^t[dh]$/.test(piece.tag));
const spanOf = ({ attributes }: Tag): number => Math.max(1, Math.min(20, Number(attributes['colspan'] ?? 1)));

function cellOf(cell: Tag | null, row: number): Tag {
  const words = toBlocks(cell?.children ?? []).map((block) => (block.tag === 'p' ? block.children : [wordsIn([block])]));
  const children = words.flatMap((one, i) => (i === 0 ? one : ['; ', ...one]));
  return { tag: row === 0 ? 'th' : 'td', attributes: {}, children: [{ tag: 'p', attributes: {}, children }] };
}

/** Out of Outlook's and Google's detours, and over the encrypted line; what leads nowhere safe is only words. */
function linkOf(address: string, children: Piece[]): Piece[] {
  const plain = address.replace(/&amp;/g, '&').trim();
  const detour =
    /^https?:\/\/(?:[\w.-]+\.safelinks\.protection\.outlook\.com\/\?|www\.google\.\w+\/url\?).*?\b(?:url|q)=([^&]+)/i.exec(
      plain,
    )?.[1];
  const href = (detour ? decode(detour) : plain).replace(/^http:/i, 'https:');
  if (!isSafe(href) || href.startsWith('#') || href.startsWith('/') || wordsIn(children).trim() === '') return children;
  return [{ tag: 'a', attributes: { href }, children }];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** Bold and italic, however they were said; a heading is bold by itself, and Google's wrapping <b> is not. */
function marked(tag: string, style: string, children: Piece[], heading: boolean): Piece[] {
  const says = (plain: RegExp, on: RegExp, off: RegExp) => !off.test(style) && (plain.test(tag) || on.test(style));
  const wrap = (name: string, on: boolean, within: Piece[]): Piece[] =>
    on && !within.some((piece) => typeof piece !== 'string' && BLOCKS.test(piece.tag))
      ? [{ tag: name, attributes: {}, children: within }]
      : within;
  const bold =
    !heading && says(/^(b|strong)$/, /(?<![\w-])font-weight:\s*(bold|[6-9]00)/i, /(?<![\w-])font-weight:\s*(normal|[1-5]00)/i);
  const italic = says(/^(i|em)$/, /(?<![\w-])font-style:\s*italic/i, /(?<![\w-])font-style:\s*normal/i);
  const struck = says(/^(s|strike)$/, /text-decoration[\w-]*:[^;]*line-through/i, /text-decoration:\s*none/i);
  return wrap('strong', bold, wrap('em', italic, wrap('s', struck, children)));
}

const quoted = (text: string): string =>
  text
    .replace(/&(?!#?\w+;)/g, '&amp;')
    .replace(/"/g, '&quot;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');

function write(piece: Piece): string {
  if (typeof piece === 'string') return piece.replace(/</g, '&lt;').replace(/>/g, '&gt;');
  const { attributes, children } = piece;
  // A list's paragraph that came to stand within something else.
  const tag = piece.tag === 'word-item' ? 'p' : piece.tag;
  const kept = ['href', 'start']
    .flatMap((name) => (attributes[name] === undefined ? [] : ` ${name}="${quoted(attributes[name])}"`))
    .join('');
  return /^(br|hr)$/.test(tag) ? `<${tag}>` : `<${tag}${kept}>${inner(tag, children)}</${tag}>`;
}

const inner = (tag: string, children: readonly Piece[]): string => {
  const text = children.map(write).join('');
  return BLOCKS.test(tag) || /^t[dhr]$/.test(tag)
    ? text
        .replace(/ {2,}/g, ' ')
        .trim()
        .replace(/(<br>\s*)+$/, '')
    : text;
};
