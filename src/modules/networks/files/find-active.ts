import { inflateSync } from 'node:zlib';

/**
 * Names of what a PDF does by itself when it is opened, or carries for other programs: scripts, programs to start, files within it,
 * films and players, and forms of XFA, which have scripts of their own (ISO 32000-2, 7.11.4, 12.6.4, 13). /OpenAction alone is
 * none: it says at which page to begin, and what would run by it is found by its own name.
 */
const ACTIVE = ['JavaScript', 'Launch', 'EmbeddedFiles?', 'RichMedia', 'Rendition', 'ImportData', 'XFA'].join('|');
const END = String.raw`(?=[\0\t\n\f\r ()<>[\]{}/%]|$)`;
const active = new RegExp(`/(?:${ACTIVE})${END}`);
/** Short enough to stand in a picture's bytes by chance: looked for only where objects are read. */
const inObjects = new RegExp(`/(?:${ACTIVE}|JS)${END}`);

/** A stream of objects is text: what is larger than this, or all of them together, is no document that people share. */
const MOST = 32 * 1024 * 1024;
/** A dictionary that is longer is written to be slow to read. */
const LONGEST = 2 * 1024 * 1024;

/**
 * Does a PDF hold what would run, or other files? Names may be written with #xx, and objects packed in compressed streams, as most
 * documents of today have them. A packed stream that cannot be read, being encrypted or packed in a way of its own, counts as yes:
 * nobody can say what is in it.
 */
export function holdsActive(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = file.toString('latin1');
  if (active.test(plainNames(text))) return true;
  let left = MOST;
  let steps = text.length + LONGEST;
  // Whatever the file's own index says, an object is read from where "obj" stands.
  for (let at = text.indexOf('obj'); at >= 0; at = text.indexOf('obj', at + 3)) {
    const { names, end } = readHead(text, at + 3);
    steps -= end - at;
    if (steps < 0 || end - at > LONGEST) return true; // objects within objects within objects
    if (inObjects.test(names)) return true;
    const data = beginOfData(text, end);
    if (data === null || !isPacked(names)) continue;
    const unpacked = unpack(file.subarray(data), names, left);
    if (unpacked === null) return true;
    left -= unpacked.length;
    if (inObjects.test(plainNames(unpacked))) return true;
  }
  return false;
}

const plainNames = (text: string) =>
  text.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** Where the bytes of a stream begin, after its dictionary; null where there is none. */
function beginOfData(text: string, from: number): number | null {
  const keyword = /(?:[\0\s]|%[^\r\n]*[\r\n])*stream(?:\r\n|\n|\r)/y;
  keyword.lastIndex = from;
  return keyword.test(text) ? keyword.lastIndex : null;
}

/** A stream of objects says its kind, and how many and from where. */
const isPacked = (names: string) => /\/ObjStm(?![\w])/.test(names) || (/\/First(?!\w)/.test(names) && /\/N(?!\w)/.test(names));

/** Its text; null where it is not readable as it says, or too large. */
function unpack(data: Buffer, names: string, most: number): string | null {
  const filters = names.match(/\/Filter(?!\w)/g)?.length ?? 0;
  if (filters === 0) return ''; // its text has been looked through where it stands
  const flate = /\/Filter\s*(?:\[\s*)?\/(?:FlateDecode|Fl)\s*\]?\s*(?=\/|>>)/.test(names);
  const predicted = /\/Predictor\s*(?!1\b)/.test(names);
  if (filters > 1 || !flate || predicted || most <= 0) return null;
  try {
    return inflateSync(data, { maxOutputLength: most }).toString('latin1');
  } catch {
    return null;
  }
}

/**
 * The dictionary an object begins with, without its strings and comments and with plain names, and where it ends; empty where it
 * begins otherwise, or never ends. ISO 32000-2, 7.2 and 7.3.
 */
function readHead(text: string, from: number): { names: string; end: number } {
  const token = /[\0\t\n\f\r ]+|%[^\r\n]*|<<|>>|<[^<>]*>|[^\0\t\n\f\r %()<>]+|[\s\S]/y;
  token.lastIndex = from;
  let depth = 0;
  let names = '';
  let end = from;
  while (end < text.length && end - from <= LONGEST) {
    const it = token.exec(text)?.[0];
    if (it === undefined) break;
    end = token.lastIndex;
    if (/^[%\0\t\n\f\r ]/.test(it)) {
      names += ' ';
      continue;
    }
    if (it === '<<') depth++;
    if (depth === 0) break;
    if (it === '(') {
      end = endOfString(text, end - 1);
      token.lastIndex = end;
      continue;
    }
    names += it;
    if (it === '>>' && --depth === 0) return { names: plainNames(names), end };
  }
  return { names: '', end };
}

/** Parentheses within a string are balanced, or escaped. */
function endOfString(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const sign = text[at];
    if (sign === '\\') at++;
    else if (sign === '(') depth++;
    else if (sign === ')' && --depth === 0) return at + 1;
  }
  return text.length;
}
