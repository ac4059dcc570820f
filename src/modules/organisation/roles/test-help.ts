import { localDate } from '#platform/i18n/dates.ts';

/** A day so many days from today in Sweden: '2026-11-21'. */
export function dayFromNow(days: number): string {
  const day = new Date(`${localDate(new Date())}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return localDate(day);
}
