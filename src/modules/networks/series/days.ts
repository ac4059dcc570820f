import { instant, localTime } from '#platform/i18n/dates.ts';

/** A time that a day has not: the clock goes forward past it when summer time begins. */
export const isSkipped = (day: string, time: string): boolean => localTime(instant(day, time)) !== time;

/** So many days from a day 'YYYY-MM-DD', or before it. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** So many months from a day; the last of the month where there is no such day. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}
