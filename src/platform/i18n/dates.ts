// Dates, times and numbers as Sweden writes them, for the reader's language. A date without a time is a string
// 'YYYY-MM-DD' everywhere (PostgreSQL's date); a moment is a Date and is always told in Swedish time.
import { DateTime } from 'luxon';
import type { Locale } from './locale.ts';
import { locale } from './locale.ts';

const zone = 'Europe/Stockholm';
/** A day as 'YYYY-MM-DD', or a moment. */
export type Day = string | Date;

// sv-SE writes 2026-11-21 by itself; the parts come out of it without string surgery on month names.
const isoDay = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const names = (tag: string) => ({
  weekday: new Intl.DateTimeFormat(tag, { timeZone: zone, weekday: 'short' }),
  month: new Intl.DateTimeFormat(tag, { timeZone: zone, month: 'short' }),
});
const words: Record<Locale, ReturnType<typeof names>> = { sv: names('sv-SE'), en: names('en-GB') };
const week: Record<Locale, string> = { sv: 'v.', en: 'week' };

/** Noon in UTC is the same day in Sweden, summer and winter. */
const moment = (day: Day): Date => (day instanceof Date ? day : new Date(`${day.slice(0, 10)}T12:00:00Z`));
const short = (name: 'weekday' | 'month', day: Day): string => words[locale()][name].format(moment(day)).replace('.', '');

/** The day in Sweden, 'YYYY-MM-DD': also the value of a date field. */
export const localDate = (day: Day): string => (day instanceof Date ? isoDay.format(day) : day.slice(0, 10));
/** The time in Sweden, 'HH:MM': also the value of a time field. */
export const localTime = (at: Date): string => clock.format(at);
/** The moment when the clock in Sweden shows `time` ('HH:MM') on `date`. An hour that summer time skips moves forward. */
export const instant = (date: string, time: string): Date => DateTime.fromISO(`${date}T${time}`, { zone }).toJSDate();

/** 2026-11-21 */
export const formatDate = (day: Day): string => localDate(day);

/** 14.30 in Swedish, 14:30 in English. Takes a moment or PostgreSQL's time ('14:30:00'). */
export function formatTime(at: Date | string): string {
  const time = at instanceof Date ? localTime(at) : at.slice(0, 5);
  return locale() === 'sv' ? time.replace(':', '.') : time;
}

/** 2026-11-21 14.30 */
export const formatWhen = (at: Date): string => `${localDate(at)} ${formatTime(at)}`;

/** 21 nov 2026 */
export function formatShortDay(day: Day): string {
  const [year, , date] = localDate(day).split('-');
  return `${Number(date)} ${short('month', day)} ${year}`;
}

/** lör 21 nov 2026, v. 47 */
export const formatDay = (day: Day): string =>
  `${short('weekday', day)} ${formatShortDay(day)}, ${week[locale()]} ${isoWeek(day)}`;

/** ISO 8601 week, 1–53: the week Swedish calendars print. */
export function isoWeek(day: Day): number {
  return DateTime.fromISO(localDate(day), { zone: 'utc' }).weekNumber;
}

/** Two days: 21–23 nov 2026. Two moments the same day: lör 21 nov 2026 09.00–12.00. */
export function formatSpan(start: Day, end: Day): string {
  const times = start instanceof Date && end instanceof Date;
  const sameDay = localDate(start) === localDate(end);
  if (times && sameDay) return `${short('weekday', start)} ${formatShortDay(start)} ${formatTime(start)}–${formatTime(end)}`;
  if (times) return `${formatShortDay(start)} ${formatTime(start)} – ${formatShortDay(end)} ${formatTime(end)}`;
  if (sameDay) return formatShortDay(start);
  const [y1, m1, d1] = localDate(start).split('-');
  const [y2, m2] = localDate(end).split('-');
  if (y1 !== y2) return `${formatShortDay(start)} – ${formatShortDay(end)}`;
  if (m1 !== m2) return `${Number(d1)} ${short('month', start)} – ${formatShortDay(end)}`;
  return `${Number(d1)}–${formatShortDay(end)}`;
}

export { decimals, number, percent } from './numbers.ts';
