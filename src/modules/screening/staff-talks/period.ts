// Half-years, told by their first day: '2026-07-01' is the autumn of 2026.
import { localDate } from '#platform/i18n/dates.ts';
import { t } from './texts.ts';

export type Period = string;

/** So many half-years may be chosen, the present one included. */
const SHOWN = 6;

export const periodOf = (day: string): Period => `${day.slice(0, 4)}-${day.slice(5, 7) < '07' ? '01' : '07'}-01`;

/** The half-year so many before (negative: after). */
export function earlier(period: Period, steps = 1): Period {
  const halves = Number(period.slice(0, 4)) * 2 + (period.slice(5, 7) === '07' ? 1 : 0) - steps;
  return `${Math.floor(halves / 2)}-${halves % 2 ? '07' : '01'}-01`;
}

/** Its last day. */
export const lastDay = (period: Period): string =>
  period.endsWith('07-01') ? `${period.slice(0, 4)}-12-31` : `${period.slice(0, 4)}-06-30`;

/** The present half-year and those before it, newest first. */
export function listPeriods(today: string = localDate(new Date())): Period[] {
  const now = periodOf(today);
  return Array.from({ length: SHOWN }, (_, i) => earlier(now, i));
}

/** Half-years from the newest of the lines to the oldest, those nobody has told of too: a list never jumps over one in silence. */
export function withGaps<Line extends { period: Period }>(lines: readonly Line[]): (Line | { period: Period; untold: true })[] {
  const order = lines.toSorted((a, b) => b.period.localeCompare(a.period));
  return order.flatMap((line, i) => {
    const gaps: { period: Period; untold: true }[] = [];
    const older = order[i + 1]?.period ?? line.period;
    for (let period = earlier(line.period); period > older; period = earlier(period)) gaps.push({ period, untold: true });
    return [line, ...gaps];
  });
}

/** As asked for in an address or a form; null where it is none of those shown. */
export const readPeriod = (text: string | undefined, today?: string): Period | null =>
  listPeriods(today).find((one) => one === text) ?? null;

/** The one that is most often meant: the present one, but in its first month the one that has just ended. */
export function usualPeriod(today: string = localDate(new Date())): Period {
  const now = periodOf(today);
  return today.slice(5, 7) === now.slice(5, 7) ? earlier(now) : now;
}

/** hösten 2026 */
export const sayPeriod = (period: Period): string =>
  (period.endsWith('07-01') ? t.autumn : t.spring)({ year: period.slice(0, 4) });
