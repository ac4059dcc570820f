import { instant } from '#platform/i18n/dates.ts';
import type { Typed } from './read-occasion.ts';
import { refuseDay } from './refuse-day.ts';
import { t } from './texts.ts';

export type PartRow = { starts_at: Date; ends_at: Date; room: string };
type Errors = Record<string, string>;

/** Rows offered at first; three half-days are the commonest. More on request. */
export const PART_ROWS = 3;
export const MOST_PARTS = 30;

/** How many rows the form showed: what a hidden field says, and no more than a course can have. */
export const countRows = (values: Typed, name: string, least: number, most: number): number => {
  const said = Number(values[name]);
  return Number.isInteger(said) ? Math.min(Math.max(said, least), most) : least;
};

/**
 * The parts, in the order of time. Rows with nothing in them are passed over; half a row is said where it lacks. `typed`
 * counts the rows with something in them, also those that must be mended: what depends on how many can be said at once.
 */
export function readParts(values: Typed): { rows: PartRow[]; typed: number; errors: Errors } {
  const errors: Errors = {};
  const read: (PartRow & { n: number })[] = [];
  let typed = 0;
  for (let n = 1; n <= countRows(values, 'part_rows', PART_ROWS, MOST_PARTS); n++) {
    if (!['day', 'start', 'end', 'room'].some((name) => values[`part${n}_${name}`])) continue;
    typed++;
    const row = readRow(values, n, errors);
    if (row) read.push(row);
  }
  const rows = read.sort((a, b) => a.starts_at.getTime() - b.starts_at.getTime());
  rows.forEach((row, i) => {
    const before = rows[i - 1];
    if (before && before.ends_at > row.starts_at) errors[`part${row.n}_start`] ??= t.partsOverlap();
  });
  return { rows: rows.map(({ starts_at, ends_at, room }) => ({ starts_at, ends_at, room })), typed, errors };
}

/** A row with an end that must be mended still has its start: what must come before it is said in the same round. */
function readRow(values: Typed, n: number, errors: Errors): (PartRow & { n: number }) | null {
  const typed = (name: string) => String(values[`part${n}_${name}`] ?? '');
  const [day, start, end, room] = [typed('day'), clock(typed('start')), clock(typed('end')), typed('room')];
  const say = (name: string, sentence: string) => {
    errors[`part${n}_${name}`] ??= sentence;
  };
  const wrongDay = day ? refuseDay(day) : t.partNeedsDay();
  if (wrongDay) say('day', wrongDay);
  if (!start) say('start', typed('start') ? t.notATime() : t.partNeedsStart());
  if (!end) say('end', typed('end') ? t.notATime() : t.partNeedsEnd());
  if (room.length > 200) say('room', t.roomTooLong());
  if (start && end && end <= start) say('end', t.endsBeforeStart());
  if (wrongDay || !start) return null;
  return { n, starts_at: instant(day, start), ends_at: instant(day, end && end > start ? end : start), room };
}

/** '9.00' and '09:00' are both nine o'clock; null when it is no time. */
export function clock(text: string): string | null {
  return /^([01]?\d|2[0-3])[.:][0-5]\d$/.test(text) ? text.replace('.', ':').padStart(5, '0') : null;
}
