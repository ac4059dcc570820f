import MarkdownIt, { type Token } from 'markdown-it';

/** A part of a text: a heading, a paragraph, a word. Its line counts from 1. */
export type Node = { kind: string; token: Token; line: number; children: Node[] };

// Tags are words like any others. Every link is let through here, so that what is wrong with one can be said (faultsOf);
// what is shown of it is for Prose to decide. Lines drawn in without a mark are no code: people draw lines in.
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false }).disable(['code']);
markdown.validateLink = () => true;

/** The parts of a Markdown text: CommonMark with tables and strike-through, without HTML. */
export function parse(text: string): Node[] {
  return grow(markdown.parse(text, {}), 1);
}

/** Marks within marks beyond this lie beside each other: no writer means them, and who goes down into them would run out of stack. */
const DEEPEST = 100;

/** Tokens lie in a row, with a beginning and an end; here what lies between is within. */
function grow(tokens: readonly Token[], from: number): Node[] {
  const root: Node[] = [];
  const open: Node[][] = [root];
  let line = from;
  let deeper = 0;
  for (const token of tokens) {
    if (token.map) line = token.map[0] + 1;
    if (token.nesting < 0) {
      if (deeper > 0) deeper--;
      else open.pop();
      continue;
    }
    const children = token.children ? grow(token.children, line) : [];
    const node = { kind: token.type.replace(/_open$/, ''), token, line, children };
    open.at(-1)?.push(node);
    if (token.nesting > 0 && open.length > DEEPEST) deeper++;
    else if (token.nesting > 0) open.push(node.children);
    if (token.type === 'softbreak' || token.type === 'hardbreak') line++;
  }
  return root;
}

/** Every part, outermost first, in reading order. */
export function* each(nodes: readonly Node[]): Generator<Node> {
  const waiting = nodes.toReversed();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    yield node;
    for (let i = node.children.length - 1; i >= 0; i--) waiting.push(node.children[i]!);
  }
}

export const attribute = (node: Node, name: string): string => {
  const value: unknown = node.token.attrGet(name);
  return typeof value === 'string' ? value : '';
};

/** The number a numbered list begins with; the parser says it only where it is not 1. */
export const startOf = (list: Node): number => Number(list.token.attrGet('start') ?? 1);

/** The words within, without their marks; a picture is its alternative text. */
export function wordsIn(nodes: readonly Node[]): string {
  return nodes
    .map((node) => {
      if (node.kind === 'softbreak' || node.kind === 'hardbreak') return ' ';
      return node.children.length > 0 ? wordsIn(node.children) : node.token.content;
    })
    .join('');
}
