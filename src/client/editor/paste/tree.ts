/** HTML as it was pasted, as a tree. Words keep their entities: they are only carried on. */
export type Tag = { tag: string; attributes: Readonly<Record<string, string>>; children: Piece[] };
export type Piece = Tag | string;

const EMPTY = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr']);
/** What is opened again closes the one before: Word and old mail leave ends out. */
const CLOSES: Readonly<Record<string, RegExp>> = { p: /^p$/, li: /^li$/, td: /^t[dh]$/, th: /^t[dh]$/, tr: /^(tr|t[dh])$/ };
// One piece at a time: a comment, Word's conditions, a tag, words, or a lone <. No tag goes on past the next <, save in quotation
// marks: sought to the end, tags that nothing ends would take the square of their number.
const PIECE =
  /<!--[\s\S]*?(?:-->|$)|<!?\[[^\]<>]*\]?(?:--)?>|<[!?][^<>]*>|<\/([a-z][\w:-]*)[^<>]*>|<([a-z][\w:-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>|[^<]+|</gi;
const RAW = /<(script|style|xml|title|noscript|template|iframe|object|svg|math|textarea|select)\b[\s\S]*?(?:<\/\1\s*>|$)/gi;

/** Reads what a program put in the clipboard. Broken ends are mended as browsers do, near enough; nothing throws. */
export function readTree(html: string): Piece[] {
  const root: Tag = { tag: '', attributes: {}, children: [] };
  const open: Tag[] = [root];
  for (const [piece, closing, opening, inside = ''] of html.replace(RAW, '').matchAll(PIECE)) {
    const at = open.at(-1) ?? root;
    if (closing) close(open, closing.toLowerCase());
    else if (opening) {
      const tag = opening.toLowerCase();
      if (at.tag && CLOSES[tag]?.test(at.tag)) open.pop();
      const made: Tag = { tag, attributes: attributesOf(inside), children: [] };
      (open.at(-1) ?? root).children.push(made);
      if (!EMPTY.has(tag) && !inside.endsWith('/') && open.length < 200) open.push(made);
    } else if (!piece.startsWith('<')) at.children.push(piece);
    else if (piece === '<') at.children.push('&lt;');
  }
  return root.children;
}

function close(open: Tag[], tag: string): void {
  const at = open.findLastIndex((one) => one.tag === tag);
  if (at > 0) open.length = at;
}

function attributesOf(inside: string): Record<string, string> {
  const found: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [, name = '', double, single, bare] of inside.matchAll(
    /([a-z][\w:-]*)\s*(?:=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/gi,
  ))
    found[name.toLowerCase()] ??= double ?? single ?? bare ?? '';
  return found;
}

/** The words within, with entities for spaces as spaces. */
export const wordsIn = (pieces: readonly Piece[]): string =>
  pieces
    .map((piece) => (typeof piece === 'string' ? spaces(piece) : piece.tag === 'br' ? ' ' : wordsIn(piece.children)))
    .join('');

export const spaces = (text: string): string =>
  text.replace(/&nbsp;|&#160;|&#xa0;|\u00a0|[\r\n\t]+/gi, ' ').replace(/[\u200b\ufeff\u00ad]|&shy;|&zwnj;/g, '');
