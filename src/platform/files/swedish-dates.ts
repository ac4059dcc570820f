import type { Cell } from './read-table.ts';

export type DateFault = 'missingValue' | 'notADate' | 'impossibleDate' | 'twoDigitYear' | 'ambiguousDate';
/** A day as YYYY-MM-DD, without time or zone, as the database has it. */
export type ParsedDate = { ok: true; value: string } | { ok: false; key: DateFault };
export type DayOrder = 'day first' | 'month first';

const iso = /^(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})(?:[ T]\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?(?: ?Z|[+-]\d{2}:?\d{2})?)?$/;
const turned = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?: \d{1,2}[:.]\d{2}(?:[:.]\d{2})?)?$/;
const worded = /^(?:den )?(\d{1,2})(?:[:.]?e)?[ .\-/]*([a-zåäö]{3,9})\.?[ .\-/]*(\d{4})$/i;
const short =
  /^(\d{6}|\d{2}([-/.])\d{1,2}\2\d{1,2}|\d{1,2}([-/.])\d{1,2}\3\d{2}|(?:den )?\d{1,2}[ -]?[a-zåäö]{3,9}\.?[ -]?\d{2})$/i;
const wholeMonths = [
  'januari',
  'februari',
  'mars',
  'april',
  'maj',
  'juni',
  'juli',
  'augusti',
  'september',
  'oktober',
  'november',
  'december',
];
const english = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/**
 * A day in the habits of Swedish HR systems and spreadsheets: 2026-11-21, 20261121, 21/11/2026, 21.11.2026,
 * 31 dec 2026, with or without 00:00:00 after it; Excel's own days and day numbers. A day that could be two is refused
 * unless `order`, learnt from the whole column with `dateOrder`, says which. 9999-12-31, as HR systems write "until
 * further notice", is a day like others.
 */
export function parseDate(cell: Cell, order?: DayOrder): ParsedDate {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? fault('notADate') : within(cell);
  const text = typeof cell === 'string' ? cell.replace(/[\s\u200b]+/g, ' ').trim() : typeof cell === 'number' ? String(cell) : '';
  if (text === '') return fault(typeof cell === 'boolean' ? 'notADate' : 'missingValue');
  if (/^\d{5}([.,]\d+)?$/.test(text)) return fromSerial(Number.parseInt(text, 10));

  const isoParts = iso.exec(text);
  // Without marks all eight figures are needed: 2026112 could be the 2nd or the 12th, 261121 has no century.
  if (isoParts && (isoParts[2] !== '' || /^\d{8}/.test(text))) return day(isoParts[1], isoParts[3], isoParts[4]);
  const turnedParts = turned.exec(text);
  if (turnedParts) return fromTurned(turnedParts, order);
  const wordedParts = worded.exec(text);
  if (wordedParts) {
    const month = monthNamed(wordedParts[2]!);
    return month === 0 ? fault('notADate') : day(wordedParts[3], month, wordedParts[1]);
  }
  return fault(short.test(text) ? 'twoDigitYear' : 'notADate');
}

/** Which way a column writes its days, when at least one of them can be read in one way only and none contradicts it. */
export function dateOrder(cells: Iterable<Cell>): DayOrder | undefined {
  const seen = new Set<DayOrder>();
  for (const cell of cells) {
    const parts = typeof cell === 'string' ? turned.exec(cell.trim()) : null;
    if (!parts) continue;
    if (Number(parts[1]) > 12) seen.add('day first');
    if (Number(parts[3]) > 12) seen.add('month first');
  }
  return seen.size === 1 ? [...seen][0] : undefined;
}

const fault = (key: DateFault): ParsedDate => ({ ok: false, key });

function fromTurned([, first, mark, second, year]: RegExpExecArray, order: DayOrder | undefined): ParsedDate {
  // Points are Nordic and German, where the day always comes first. The others are also written by American programs.
  const known = order ?? (mark === '.' || Number(first) > 12 ? 'day first' : Number(second) > 12 ? 'month first' : undefined);
  if (!known && first !== second && Number(first) !== Number(second)) return fault('ambiguousDate');
  return known === 'month first' ? day(year, first, second) : day(year, second, first);
}

/** Excel's day number; five figures are the days from 1927 to 2173. */
function fromSerial(serial: number): ParsedDate {
  if (serial < 10_000) return fault('notADate');
  return within(new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000));
}

/** Excel holds days past 9999, which no calendar of ours does. */
function within(date: Date): ParsedDate {
  const year = date.getUTCFullYear();
  return year >= 1900 && year <= 9999 ? { ok: true, value: date.toISOString().slice(0, 10) } : fault('impossibleDate');
}

function day(year: string | undefined, month: string | number | undefined, dayOfMonth: string | undefined): ParsedDate {
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(dayOfMonth)));
  const real = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(dayOfMonth);
  return real && Number(year) >= 1900 ? { ok: true, value: date.toISOString().slice(0, 10) } : fault('impossibleDate');
}

/** 1–12 for a Swedish or English month, whole or shortened to at least three letters; 0 for any other word. */
function monthNamed(word: string): number {
  const name = word.toLowerCase();
  const match = (list: string[]) => list.findIndex((month) => month.startsWith(name)) + 1;
  return match(wholeMonths) || match(english);
}
