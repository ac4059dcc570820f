// Days as 'YYYY-MM-DD', counted from the day of seeding, so that the county always looks alive.
import { instant } from '#platform/i18n/dates.ts';

export const plusDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

export const plusMonths = (day: string, months: number): string => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
};

export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T12:00:00Z`) - Date.parse(`${from}T12:00:00Z`)) / 86_400_000);

/** The day itself or the next weekday: nobody holds a course on a Sunday. */
export function weekday(day: string): string {
  const number = new Date(`${day}T12:00:00Z`).getUTCDay();
  return number === 6 ? plusDays(day, 2) : number === 0 ? plusDays(day, 1) : day;
}

export type Sitting = { starts_at: Date; ends_at: Date };

/** A sitting on a day, times in Sweden: sitting('2026-11-23', '09:00', '12:00'). */
export const sitting = (day: string, from: string, to: string): Sitting => ({
  starts_at: instant(day, from),
  ends_at: instant(day, to),
});

/** Nobody plans courses over Christmas and in high summer: how many weeks to wait then, whole ones so that Thursdays stay. */
function weeksOff(day: string): number {
  const date = day.slice(5);
  if (date >= '12-20' || date <= '01-07') return 3;
  return date >= '06-20' && date <= '08-09' ? 8 : 0;
}

/** Days for the parts of a course: offsets from the first, each on a working day of the term and after the one before. */
export function termDays(first: string, ...offsets: number[]): string[] {
  const days: string[] = [];
  for (const offset of [0, ...offsets]) {
    const before = days.at(-1);
    let day = weekday(plusDays(first, offset));
    day = plusDays(day, 7 * weeksOff(day));
    if (before && day <= before) day = weekday(plusDays(before, 1));
    days.push(day);
  }
  return days;
}

/** Sittings of the same hours on several days. */
export const sittings = (days: readonly string[], from: string, to: string) =>
  days.map((day) => ({ day, ...sitting(day, from, to) }));
