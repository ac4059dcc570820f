import { localDate } from '#platform/i18n/dates.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { locale } from '#platform/i18n/locale.ts';

const shaped = (options: Intl.DateTimeFormatOptions): Record<Locale, Intl.DateTimeFormat> => ({
  sv: new Intl.DateTimeFormat('sv-SE', { timeZone: 'UTC', ...options }),
  en: new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options }),
});
const whole = shaped({ month: 'long', year: 'numeric' });
const short = shaped({ month: 'short' });
const weekday = shaped({ weekday: 'short' });
const noon = (day: string) => new Date(`${day}T12:00:00Z`);

/** '2026-11' of a moment, in Sweden. */
export const monthOf = (at: Date): string => localDate(at).slice(0, 7);
/** November 2026, as a heading. */
export function monthName(month: string): string {
  const name = whole[locale()].format(noon(`${month}-15`));
  return name.charAt(0).toUpperCase() + name.slice(1);
}
/** nov */
export const shortMonth = (month: string): string => short[locale()].format(noon(`${month}-15`)).replace('.', '');
/** tis */
export const shortWeekday = (at: Date): string => weekday[locale()].format(noon(localDate(at))).replace('.', '');
/** 24 */
export const dayOfMonth = (at: Date): number => Number(localDate(at).slice(8));
