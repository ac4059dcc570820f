import { attribute, each, type Node, parse, wordsIn } from './parse.ts';
import { t } from './texts.ts';

/**
 * Two texts as people read them, without marks, a block a line, to be compared word by word: a row's cells between dots, list
 * items with their sign, a picture as what it shows. Where a link or a picture of the same words has come to lead elsewhere,
 * both say where.
 */
export function asRead(before: string, after: string): [string, string] {
  const [old, now] = [parse(before), parse(after)];
  return [lines(old, waysIn(now)).join('\n'), lines(now, waysIn(old)).join('\n')];
}

/** Where the links and pictures of the same words lead. */
type Ways = Map<string, Set<string>>;

function waysIn(nodes: readonly Node[]): Ways {
  const ways: Ways = new Map();
  for (const node of each(nodes)) {
    if (node.kind !== 'link' && node.kind !== 'image') continue;
    const words = wordsIn(node.children);
    ways.set(words, (ways.get(words) ?? new Set()).add(wayOf(node)));
  }
  return ways;
}

const wayOf = (node: Node): string => attribute(node, node.kind === 'link' ? 'href' : 'src');

function lines(nodes: readonly Node[], others: Ways): string[] {
  const within = (node: Node) => lines(node.children, others);
  const said = (node: Node) => say(node.children, others).trim();
  return nodes.flatMap((node): string[] => {
    if (node.kind === 'inline') return [said(node)];
    if (node.kind === 'tr') return [node.children.map(said).join(' · ')];
    if (node.kind === 'fence') return [node.token.content.trimEnd()];
    if (node.kind === 'hr') return ['⁂'];
    if (node.kind !== 'list_item') return within(node);
    const [first = '', ...rest] = within(node);
    const number = node.token.info;
    return [`${number ? `${number}.` : '–'} ${first}`, ...rest.map((line) => `   ${line}`)];
  });
}

function say(nodes: readonly Node[], others: Ways): string {
  return nodes
    .map((node): string => {
      if (node.kind === 'softbreak' || node.kind === 'hardbreak') return ' ';
      if (node.kind === 'image') return t.picture({ words: wordsIn(node.children) }) + elsewhere(node, others);
      const words = node.children.length > 0 ? say(node.children, others) : node.token.content;
      return node.kind === 'link' ? words + elsewhere(node, others) : words;
    })
    .join('');
}

function elsewhere(node: Node, others: Ways): string {
  const theirs = others.get(wordsIn(node.children));
  return theirs && !theirs.has(wayOf(node)) ? ` ${t.leadsTo({ address: wayOf(node) })}` : '';
}
