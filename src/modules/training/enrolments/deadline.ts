import { formatTime, localDate } from '#platform/i18n/dates.ts';
import { type Locale, locale } from '#platform/i18n/locale.ts';
import { t } from './texts.ts';

const tags: Record<Locale, string> = { sv: 'sv-SE', en: 'en-GB' };
const zone = 'Europe/Stockholm';
const DAY = 86_400_000;

/** Until when, as one says it: "i dag 12.00", "torsdag 12.00" within a week, else "torsdag 3 december 12.00". */
export function formatDeadline(at: Date, now = new Date()): string {
  const day = localDate(at);
  const time = formatTime(at);
  if (day === localDate(now)) return t.today({ time });
  if (day === localDate(new Date(now.getTime() + DAY))) return t.tomorrow({ time });
  const near = at.getTime() - now.getTime() < 6 * DAY;
  const parts: Intl.DateTimeFormatOptions = near ? { weekday: 'long' } : { weekday: 'long', day: 'numeric', month: 'long' };
  return `${new Intl.DateTimeFormat(tags[locale()], { timeZone: zone, ...parts }).format(at)} ${time}`;
}

/** Time left, in the unit one thinks in: days from two days, else hours, in the last hour minutes. Never below nought. */
export function formatLeft(at: Date, now = new Date()): string {
  const minutes = Math.max(0, Math.floor((at.getTime() - now.getTime()) / 60_000));
  if (minutes < 60) return t.minutes({ n: minutes });
  if (minutes < 48 * 60) return t.hours({ n: Math.floor(minutes / 60) });
  return t.days({ n: Math.floor(minutes / 1440) });
}
