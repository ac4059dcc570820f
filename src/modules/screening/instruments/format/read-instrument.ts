import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { reachOf } from '../answers/points.ts';
import { checkCounts } from './check-counts.ts';
import { checkItems, checkKeys, type Placed, placeItems } from './check-items.ts';
import { checkRanges, type Said } from './check-ranges.ts';
import { type Fault, MOST_FAULTS, readJson } from './read-json.ts';
import { readable } from './readable.ts';
import { sayIssue } from './say-issue.ts';
import { band, document, type Instrument, scored, unscored } from './schema.ts';
import { t } from './texts.ts';

export const MOST_BYTES = 256 * 1024;
export type ReadInstrument = { instrument: Instrument; sha256: Buffer } | { faults: Fault[] };

/**
 * Reads an instrument's file: the instrument, or everything that is wrong with it, each fault with where (JSON pointer, line
 * and column) and a sentence in the reader's language, in the order of the file; at most `MOST_FAULTS`.
 */
export function readInstrument(bytes: Uint8Array): ReadInstrument {
  const whole = (sentence: string) => ({ faults: [{ path: '', sentence, place: null }] });
  if (bytes.length === 0) return whole(t.emptyFile());
  if (bytes.length > MOST_BYTES) return whole(t.tooLarge({ kb: Math.ceil(bytes.length / 1024), max: MOST_BYTES / 1024 }));
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return whole(t.notText());
  }
  const { value, faults, placeOf } = readJson(text);
  if (value === undefined) return { faults };
  const checked = checkInstrument(value);
  const said = 'faults' in checked ? checked.faults : [];
  const all = [...faults, ...said.map((fault) => ({ ...fault, place: placeOf(fault.path) }))]
    .sort((a, b) => (a.place?.line ?? 0) - (b.place?.line ?? 0) || (a.place?.column ?? 0) - (b.place?.column ?? 0))
    .slice(0, MOST_FAULTS);
  if (all.length > 0 || 'faults' in checked) return { faults: all };
  return { instrument: checked.instrument, sha256: digest(checked.instrument) };
}

/** The same for what has been read already; without lines. */
export function checkInstrument(value: unknown): { instrument: Instrument } | { faults: Said[] } {
  const tooMany = checkCounts(value);
  if (tooMany.length > 0) return { faults: tooMany.slice(0, MOST_FAULTS) };
  const read = document.safeParse(value, { reportInput: true });
  const kind = kindOf(value);
  const alone = read.success ? [] : ((kind.sure ? read.error : parseAs(kind.kind, value))?.issues ?? []);
  const placed = placeItems(value, kind.kind);
  const faults = [
    ...(kind.sure ? [] : [{ path: '/kind', sentence: t.oneOf({ list: 'scored, unscored' }) }]),
    ...soMany(eachSaid(alone, kind.kind)),
    ...soMany(checkItems(placed)),
    ...(kind.kind === 'scored' ? checkPoints(value, placed) : checkJudgements(value, placed)),
  ];
  if (read.success && faults.length === 0) return { instrument: read.data };
  return { faults: [...new Map(faults.map((fault) => [`${fault.path} ${fault.sentence}`, fault])).values()] };
}

function* eachSaid(issues: readonly z.core.$ZodIssue[], kind: 'scored' | 'unscored'): Generator<Said> {
  for (const issue of issues) yield* sayIssue(issue, kind);
}

/** The first of them, as many as are told. What comes after is never looked for. */
export function soMany(faults: Iterable<Said>): Said[] {
  const first: Said[] = [];
  for (const fault of faults) if (first.push(fault) >= MOST_FAULTS) break;
  return first;
}

/** What it says it is; where it does not say, what it is most like. */
function kindOf(value: unknown): { kind: 'scored' | 'unscored'; sure: boolean } {
  const said = readable.object(value)?.['kind'];
  if (said === 'scored' || said === 'unscored') return { kind: said, sure: true };
  return { kind: 'overall' in (readable.object(value) ?? {}) ? 'unscored' : 'scored', sure: false };
}

const parseAs = (kind: 'scored' | 'unscored', value: unknown) =>
  (kind === 'scored' ? scored : unscored).safeParse({ ...readable.object(value), kind }, { reportInput: true }).error;

function checkPoints(value: unknown, placed: readonly Placed[]): Said[] {
  const known = placed.flatMap(({ item }) => item ?? []);
  const reach = known.length === placed.length && placed.length > 0 ? reachOf(known) : null;
  const raw = readable.list(readable.object(value)?.['bands']);
  const bands = raw.flatMap((one) => band.safeParse(one).data ?? []);
  return [
    ...placed.flatMap(({ item, at }) => {
      if (item?.type !== 'number') return [];
      const { min, max } = item;
      if (min > max) return [{ path: `${at}/min`, sentence: t.minAfterMax({ min, max }) }];
      return 'points' in item && item.points ? checkRanges(`${at}/points`, item.points, { min, max }, 'number') : [];
    }),
    ...(reach && reach.min === 0 && reach.max === 0 ? [{ path: '/sections', sentence: t.noPoints() }] : []),
    ...(bands.length === raw.length ? checkRanges('/bands', bands, reach, 'bands') : []),
  ];
}

function checkJudgements(value: unknown, placed: readonly Placed[]): Said[] {
  const overall = readable.object(value)?.['overall'];
  return [
    ...checkKeys('/overall', overall),
    ...readable.list(overall).flatMap((one, i) => checkKeys(`/overall/${i}/options`, readable.object(one)?.['options'])),
    ...placed.flatMap(({ item, at }) =>
      item?.type === 'number' && item.min > item.max
        ? [{ path: `${at}/min`, sentence: t.minAfterMax({ min: item.min, max: item.max }) }]
        : [],
    ),
    ...(placed.length > 0 && placed.every(({ raw }) => raw['type'] !== 'factor')
      ? [{ path: '/sections', sentence: t.noFactor() }]
      : []),
  ];
}

/** Of what it says, not of how it is written: order of names and white space are nothing. */
const digest = (instrument: Instrument): Buffer => createHash('sha256').update(canonical(instrument)).digest();

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const object = readable.object(value);
  if (!object) return JSON.stringify(value);
  const pairs = Object.keys(object)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonical(object[name])}`);
  return `{${pairs.join(',')}}`;
}
