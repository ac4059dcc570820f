import { leadsTo, pictureId } from '#platform/text/address.ts';
import { levelsUnder } from '#platform/text/headings.ts';
import { attribute, each, type Node, parse, startOf, wordsIn } from '#platform/text/parse.ts';

// A text as data for a template: what people wrote never becomes a part of the template's source. Short names: hundreds of pages of it.
export type Words =
  | { k: 't' | 'code'; t: string }
  | { k: 'b' | 'i' | 's'; c: Words[] }
  | { k: 'a'; to: string; c: Words[] }
  | { k: 'br' }
  | Picture;
/** `absent`: what is told where the file turns out to be broken. */
type Picture = { k: 'pic'; file: string; t: string; absent: string };
type Cell = { c: Words[]; right: boolean };
export type Block =
  | { k: 'h'; level: number; c: Words[] }
  | { k: 'p'; c: Words[] }
  | { k: 'ul'; items: Block[][] }
  | { k: 'ol'; start: number; items: Block[][] }
  | { k: 'quote'; c: Block[] }
  | { k: 'code'; t: string }
  | { k: 'hr' }
  | { k: 'table'; head: Cell[]; rows: Cell[][]; shares: number[] };

type Setting = {
  /** The level of the heading it stands under. */
  under: number;
  /** Where addresses that begin with / are: 'https://samfrid.example'. */
  base: string;
  /** The name of a picture's file; null for one that is not there. */
  picture: (id: string) => string | null;
  /** What a picture that is not there is told as. */
  absent: (words: string) => string;
};

/** A Markdown text as blocks for `prose` in prose.typ.ts: the same of it, and the same left out, as `<Prose>` shows on a page. */
export function proseBlocks(markdown: string, setting: Setting): Block[] {
  const nodes = parse(markdown);
  return blocksOf(nodes, { ...setting, heads: levelsUnder(nodes, setting.under) });
}

/** The ids of the pictures in texts. */
export const picturesIn = (texts: readonly string[]): string[] => {
  const found = texts.flatMap((text) => [...each(parse(text))].filter(({ kind }) => kind === 'image'));
  return [...new Set(found.flatMap((node) => pictureId(attribute(node, 'src')) ?? []))];
};

type Inside = Setting & { heads: Map<Node, number> };

const BLOCKS: Record<string, (node: Node, inside: Inside) => Block> = {
  heading: (node, inside) => ({ k: 'h', level: inside.heads.get(node) ?? inside.under + 1, c: wordsOf(node.children, inside) }),
  paragraph: (node, inside) => ({ k: 'p', c: wordsOf(node.children, inside) }),
  bullet_list: (node, inside) => ({ k: 'ul', items: itemsOf(node, inside) }),
  ordered_list: (node, inside) => ({ k: 'ol', start: startOf(node), items: itemsOf(node, inside) }),
  blockquote: (node, inside) => ({ k: 'quote', c: blocksOf(node.children, inside) }),
  fence: ({ token }) => ({ k: 'code', t: token.content.trimEnd() }),
  hr: () => ({ k: 'hr' }),
  table: (node, inside) => tableOf(node, inside),
};

function blocksOf(nodes: readonly Node[], inside: Inside): Block[] {
  return nodes.flatMap((node): Block[] => {
    const make = Object.hasOwn(BLOCKS, node.kind) ? BLOCKS[node.kind] : undefined;
    if (make) return [make(node, inside)];
    return node.kind === 'inline' ? [{ k: 'p', c: wordsOf([node], inside) }] : blocksOf(node.children, inside);
  });
}

const itemsOf = (list: Node, inside: Inside) => list.children.map((item) => blocksOf(item.children, inside));

function tableOf(table: Node, inside: Inside): Block {
  const rows = (kind: string) =>
    table.children
      .filter((part) => part.kind === kind)
      .flatMap((part) => part.children)
      .map((row) =>
        row.children.map((cell) => ({
          c: wordsOf(cell.children, inside),
          right: attribute(cell, 'style').includes('right'),
        })),
      );
  const [head = []] = rows('thead');
  const body = rows('tbody').map((row) => head.map((_, i) => row[i] ?? { c: [], right: false }));
  // Short words take little of the width, long ones no more than lets the others stand beside them.
  const shares = head.map((_, i) => Math.min(40, Math.max(10, ...[head, ...body].map((row) => lengthOf(row[i]?.c ?? [])))));
  return { k: 'table', head, rows: body, shares };
}

/** In letters; a picture counts as a long text. */
const lengthOf = (words: readonly Words[]): number =>
  words.reduce((sum, one) => sum + ('c' in one ? lengthOf(one.c) : one.k === 'br' ? 1 : one.k === 'pic' ? 40 : one.t.length), 0);

const wordsOf = (nodes: readonly Node[], inside: Inside): Words[] => nodes.flatMap((node) => wordOf(node, inside));

function wordOf(node: Node, inside: Inside): Words[] {
  const within = () => wordsOf(node.children, inside);
  switch (node.kind) {
    case 'strong':
      return [{ k: 'b', c: within() }];
    case 'em':
      return [{ k: 'i', c: within() }];
    case 's':
      return [{ k: 's', c: within() }];
    case 'code_inline':
      return [{ k: 'code', t: node.token.content }];
    case 'softbreak':
      return [{ k: 't', t: ' ' }];
    case 'hardbreak':
      return [{ k: 'br' }];
    case 'link':
      return linkOf(attribute(node, 'href'), within(), inside);
    case 'image':
      return [pictureOf(node, inside)];
    default:
      return node.children.length > 0 ? within() : node.token.content ? [{ k: 't', t: node.token.content }] : [];
  }
}

/** A link without words has nothing to press: its address is its words. */
function linkOf(address: string, within: Words[], { base }: Inside): Words[] {
  const path = leadsTo(address);
  // To a heading in the text: the page's own, and none on paper.
  if (path === null || path.startsWith('#')) return within;
  const to = path.startsWith('/') ? base + path : path;
  return [{ k: 'a', to, c: within.length > 0 ? within : [{ k: 't', t: to }] }];
}

function pictureOf(node: Node, { picture, absent }: Inside): Words {
  const words = wordsIn(node.children).trim();
  const id = pictureId(attribute(node, 'src'));
  const file = id && picture(id);
  return file ? { k: 'pic', file, t: words || '–', absent: absent(words) } : { k: 't', t: absent(words) };
}
