// Months, quarters and years, as first days of months ('2026-11-01'): what the counts are kept by.
import { locale } from '#platform/i18n/locale.ts';
import { t } from './texts.ts';

export const steps = ['month', 'quarter', 'year'] as const;
export type Step = (typeof steps)[number];
/** `starts` and `ends` are the first days of its first and last month. */
export type Period = { starts: string; ends: string };

const length: Record<Step, number> = { month: 1, quarter: 3, year: 12 };

const count = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
const write = (n: number): string => `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}-01`;

export const monthOf = (day: string): string => `${day.slice(0, 7)}-01`;
/** The month `n` later, or earlier. */
export const monthsOn = (month: string, n: number): string => write(count(month) + n);

export function periodOf(month: string, step: Step): Period {
  const first = Math.floor(count(month) / length[step]) * length[step];
  return { starts: write(first), ends: write(first + length[step] - 1) };
}

/** Every period from the one that holds `from` to the one that holds `to`. */
export function periodsBetween(from: string, to: string, step: Step): Period[] {
  const [first, last] = [count(periodOf(from, step).starts), count(to)];
  const periods: Period[] = [];
  for (let n = first; n <= last; n += length[step]) periods.push({ starts: write(n), ends: write(n + length[step] - 1) });
  return periods;
}

const names = {
  sv: new Intl.DateTimeFormat('sv-SE', { timeZone: 'UTC', month: 'long' }),
  en: new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'long' }),
};
/** "november", "kvartal 4", "2026": as it stands inside a sentence, within its year. */
export function nameInYear({ starts }: Period, step: Step): string {
  if (step === 'year') return starts.slice(0, 4);
  if (step === 'quarter') return t.quarter({ n: Math.floor((count(starts) % 12) / 3) + 1 });
  return names[locale()].format(new Date(`${starts}T00:00:00Z`));
}

/** "november 2026", "kvartal 4 2026", "2026". */
export const namePeriod = (period: Period, step: Step): string =>
  step === 'year' ? nameInYear(period, step) : `${nameInYear(period, step)} ${period.starts.slice(0, 4)}`;

/** As it stands alone, first in a row. */
export const headPeriod = (period: Period, step: Step): string => {
  const name = namePeriod(period, step);
  return name.charAt(0).toUpperCase() + name.slice(1);
};
