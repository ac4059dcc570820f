import { isDay } from '#platform/http/form.ts';
import { instant } from '#platform/i18n/dates.ts';
import type { Typed } from './read-occasion.ts';
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

/** The parts, in the order of time. Rows with nothing in them are passed over; half a row is said where it lacks. */
export function readParts(values: Typed): { rows: PartRow[]; errors: Errors } {
  const errors: Errors = {};
  const read: (PartRow & { n: number })[] = [];
  for (let n = 1; n <= countRows(values, 'part_rows', PART_ROWS, MOST_PARTS); n++) {
    const row = readRow(values, n, errors);
    if (row) read.push(row);
  }
  const rows = read.sort((a, b) => a.starts_at.getTime() - b.starts_at.getTime());
  rows.forEach((row, i) => {
    const before = rows[i - 1];
    if (before && before.ends_at > row.starts_at) errors[`part${row.n}_start`] ??= t.partsOverlap();
  });
  return { rows: rows.map(({ starts_at, ends_at, room }) => ({ starts_at, ends_at, room })), errors };
}

function readRow(values: Typed, n: number, errors: Errors): (PartRow & { n: number }) | null {
  const typed = (name: string) => String(values[`part${n}_${name}`] ?? '');
  const [day, start, end, room] = [typed('day'), clock(typed('start')), clock(typed('end')), typed('room')];
  if (!day && !typed('start') && !typed('end') && !room) return null;
  const say = (name: string, sentence: string) => {
    errors[`part${n}_${name}`] ??= sentence;
  };
  if (!isDay(day)) say('day', day ? t.notADay() : t.partNeedsDay());
  if (!start) say('start', typed('start') ? t.notATime() : t.partNeedsStart());
  if (!end) say('end', typed('end') ? t.notATime() : t.partNeedsEnd());
  if (room.length > 200) say('room', t.roomTooLong());
  if (start && end && end <= start) say('end', t.endsBeforeStart());
  if (Object.keys(errors).some((name) => name.startsWith(`part${n}_`)) || !start || !end) return null;
  return { n, starts_at: instant(day, start), ends_at: instant(day, end), room };
}

/** '9.00' and '09:00' are both nine o'clock; null when it is no time. */
export function clock(text: string): string | null {
  return /^([01]?\d|2[0-3])[.:][0-5]\d$/.test(text) ? text.replace('.', ':').padStart(5, '0') : null;
}
