import { localDate } from '#platform/i18n/dates.ts';

/** The latest last day a role may be given: two years from its first day, or from today if it has begun, as the database counts. */
export function latestDay(from: string): string {
  const today = localDate(new Date());
  const first = /^\d{4}-\d{2}-\d{2}$/.test(from) && from > today ? from : today;
  const [year, rest] = [Number(first.slice(0, 4)) + 2, first.slice(4)];
  const leap = year % 4 === 0; // no century year is near
  return `${year}${rest === '-02-29' && !leap ? '-02-28' : rest}`;
}
