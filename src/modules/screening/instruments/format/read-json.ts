// JSON.parse says neither where nor that a name stands twice (it keeps the last in silence). A file that people write by hand is
// read here instead (RFC 8259), with the place of everything in it.
import { cut } from '#platform/i18n/cut.ts';
import { t } from './texts.ts';

export type Place = { line: number; column: number };
/** What is wrong and where: a JSON pointer (RFC 6901), a sentence, and the place in the file where it is known. */
export type Fault = { path: string; sentence: string; place: Place | null };
export type ReadJson = { value: unknown; faults: Fault[]; placeOf(pointer: string): Place | null };

const DEEPEST = 12;
/** What no instrument comes near. Without them a small file could be made of work alone. */
export const MOST_PARTS = 20_000;
export const MOST_NAMES = 50;
const LONGEST_NAME = 60;
/** More than these are not told: nobody reads them, and a file may be made of nothing else. */
export const MOST_FAULTS = 100;
/** Names that mean something else to an object than they say. */
const UNSAFE = /^(?:__proto__|constructor|prototype)$/;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const STRING = /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})|\p{Cc}(?<=[\x7f-\x9f]))*"/uy;
/** Unseen characters: they change how a text is read without being read themselves, or cannot be kept. */
const UNSEEN = /(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069]|\p{Cs}/u;

class Broken extends Error {}

export const pointer = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** Reads the whole, or until it is no JSON; `value` is undefined then. */
export function readJson(text: string): ReadJson {
  const offsets = new Map<string, number>();
  const faults: Fault[] = [];
  let at = 0;
  let parts = 0;

  const starts = [0];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  const place = (offset: number): Place => {
    let [line, after] = [0, starts.length];
    while (after - line > 1) {
      const middle = (line + after) >> 1;
      if (starts[middle]! <= offset) line = middle;
      else after = middle;
    }
    return { line: line + 1, column: offset - starts[line]! + 1 };
  };
  const placeOf = (path: string): Place | null => {
    for (let up = path; ; up = up.slice(0, up.lastIndexOf('/'))) {
      const offset = offsets.get(up);
      if (offset !== undefined) return place(offset);
      if (up === '') return null;
    }
  };
  const fault = (path: string, sentence: string, offset = at) => {
    if (faults.length < MOST_FAULTS) faults.push({ path, sentence, place: place(offset) });
  };
  const broken = (path: string, sentence: string): never => {
    fault(path, sentence);
    throw new Broken();
  };
  const skip = () => {
    while (/[ \t\n\r]/.test(text[at] ?? '')) at++;
  };
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const [found = null] = pattern.exec(text) ?? [];
    at += found?.length ?? 0;
    return found;
  };
  const string = (path: string): string => {
    const from = at;
    const found = take(STRING) ?? broken(path, t.brokenString());
    const value = JSON.parse(found) as string;
    const unseen = UNSEEN.exec(value)?.[0];
    if (unseen) fault(path, t.unseen({ code: unseen.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0') }), from);
    return value;
  };

  const list = (path: string, depth: number): unknown[] => {
    const values: unknown[] = [];
    at++;
    skip();
    if (text[at] === ']') {
      at++;
      return values;
    }
    for (;;) {
      values.push(any(`${path}/${values.length}`, depth + 1));
      skip();
      const next = text[at];
      if (next !== ',' && next !== ']') broken(path, t.brokenList());
      at++;
      if (next === ']') return values;
    }
  };
  const object = (path: string, depth: number): Record<string, unknown> => {
    const values = new Map<string, unknown>();
    at++;
    skip();
    if (text[at] === '}') {
      at++;
      return {};
    }
    for (;;) {
      skip();
      if (text[at] !== '"') broken(path, t.brokenName());
      const from = at;
      if (values.size === MOST_NAMES) broken(path, t.tooManyNames({ max: MOST_NAMES }));
      const name = string(path);
      if (name.length > LONGEST_NAME) broken(path, t.nameTooLong({ max: LONGEST_NAME }));
      const inner = path + pointer([name]);
      if (values.has(name)) fault(inner, t.nameTwice({ name: cut(name, 60) }), from);
      if (UNSAFE.test(name)) fault(inner, t.unsafeName({ name }), from);
      skip();
      if (text[at] !== ':') broken(inner, t.brokenColon());
      at++;
      values.set(name, any(inner, depth + 1));
      skip();
      const next = text[at];
      if (next !== ',' && next !== '}') broken(path, t.brokenObject());
      at++;
      if (next === '}') return Object.fromEntries([...values].filter(([key]) => !UNSAFE.test(key)));
    }
  };
  const any = (path: string, depth: number): unknown => {
    skip();
    if (++parts > MOST_PARTS) broken(path, t.tooManyParts({ max: MOST_PARTS }));
    if (depth > DEEPEST) broken(path, t.tooDeep({ max: DEEPEST }));
    if (!offsets.has(path)) offsets.set(path, at);
    const first = text[at] ?? '';
    if (first === '{') return object(path, depth);
    if (first === '[') return list(path, depth);
    if (first === '"') return string(path);
    const word = take(/true|false|null/y);
    if (word) return JSON.parse(word);
    const number = take(NUMBER);
    if (number) return Number(number);
    return broken(path, at >= text.length ? t.brokenEnd() : t.brokenValue());
  };

  try {
    const value = any('', 0);
    skip();
    if (at < text.length) broken('', t.brokenAfter());
    return { value, faults, placeOf };
  } catch (error) {
    if (error instanceof Broken) return { value: undefined, faults, placeOf };
    throw error;
  }
}
