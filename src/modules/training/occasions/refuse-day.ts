import { isDay } from '#platform/http/form.ts';
import { localDate } from '#platform/i18n/dates.ts';
import { t } from './texts.ts';

const OLDEST = '2000-01-01';
const YEARS_AHEAD = 5;

/** What is wrong with a typed day; null when it is one a course can have. A slip of the hand (9999, 1900) is a day too. */
export function refuseDay(day: string, today = localDate(new Date())): string | null {
  if (!isDay(day)) return t.notADay();
  if (day < OLDEST) return t.dayTooOld();
  const latest = `${Number(today.slice(0, 4)) + YEARS_AHEAD}${today.slice(4)}`;
  return day > latest ? t.dayTooFar() : null;
}
