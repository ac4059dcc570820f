import { isLaw, isSafe, lawPlace, pictureId } from './address.ts';
import { attribute, each, type Node, parse, wordsIn } from './parse.ts';
import { t } from './texts.ts';

export type FaultKind = 'picture_without_words' | 'picture_from_elsewhere' | 'unsafe_link' | 'malformed_law' | 'html';
/** `line` counts from 1; `sentence` says where and what to do, in the reader's language. */
export type Fault = { line: number; kind: FaultKind; sentence: string };

/** What cannot stay as it is written, in order. A text without faults is shown as its writer saw it. */
export const faultsOf = (markdown: string): Fault[] =>
  [...each(parse(markdown))].flatMap(faultOf).sort((a, b) => a.line - b.line);

/** All that is wrong, a sentence a line, for the field it was typed in; null when nothing is. At most five are told of. */
export function faultSentence(markdown: string): string | null {
  const faults = faultsOf(markdown);
  if (faults.length === 0) return null;
  const told = faults.slice(0, 5).map(({ sentence }) => sentence);
  return [...told, ...(faults.length > 5 ? [t.andMore({ n: faults.length - 5 })] : [])].join('\n');
}

function faultOf(node: Node): Fault[] {
  const { kind, line } = node;
  if (kind === 'image') return pictureFault(node);
  if (kind === 'text') return tags(node.token.content).map((tag) => ({ line, kind: 'html', sentence: t.html({ line, tag }) }));
  if (kind !== 'link') return [];
  const address = attribute(node, 'href');
  if (isLaw(address))
    return lawPlace(address)
      ? []
      : [{ line, kind: 'malformed_law', sentence: t.malformedLaw({ line, address: short(address) }) }];
  const words = short(wordsIn(node.children).trim() || address);
  return isSafe(address) ? [] : [{ line, kind: 'unsafe_link', sentence: t.unsafeLink({ line, words }) }];
}

function pictureFault(node: Node): Fault[] {
  const { line } = node;
  const words = wordsIn(node.children).trim();
  const faults: Fault[] = [];
  if (words === '') faults.push({ line, kind: 'picture_without_words', sentence: t.pictureWithoutWords({ line }) });
  if (!pictureId(attribute(node, 'src')))
    faults.push({ line, kind: 'picture_from_elsewhere', sentence: t.pictureFromElsewhere({ line }) });
  return faults;
}

// Names of HTML's parts. "<namn>" is a way of writing that something is to be filled in, and stays.
const HTML = new Set(
  `a abbr applet article audio b base blockquote body br button canvas center code data details dialog div dl dt dd em embed
  fieldset figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd label li
  link main map mark marquee math menu meta nav noscript object ol option p param picture pre s script section select small
  source span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead title tr track u ul
  video`.split(/\s+/),
);

function tags(text: string): string[] {
  const found = [...text.matchAll(/<[/!?]?([a-z][a-z0-9]*(?::[a-z]+)?|--)/gi)];
  const html = found.filter(([, name = '']) => name === '--' || name.includes(':') || HTML.has(name.toLowerCase()));
  // A part is opened and shut: told once, by its name.
  return [...new Set(html.map(([, name = '']) => (name === '--' ? '<!--' : `<${name.toLowerCase()}>`)))];
}

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 60).toWellFormed()}…` : text);
