// Numbers as the reader's language writes them. Formatters are made once: making one costs more than using it a thousand times.
import type { Locale } from './locale.ts';
import { locale } from './locale.ts';

const tags: Record<Locale, string> = { sv: 'sv-SE', en: 'en-GB' };
const each = <T>(make: (tag: string) => T): Record<Locale, T> => ({ sv: make(tags.sv), en: make(tags.en) });
const whole = each((tag) => new Intl.NumberFormat(tag, { maximumFractionDigits: 0 }));
const percents = each((tag) => new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 }));
const byDigits = [1, 2, 3].map((digits) =>
  each((tag) => new Intl.NumberFormat(tag, { minimumFractionDigits: digits, maximumFractionDigits: digits })),
);

/** 2 850 in Swedish, 2,850 in English. */
export const number = (n: number): string => whole[locale()].format(n);

/** 0,5 · 12,25: always `digits` (1–3) decimals. */
export const decimals = (n: number, digits: 1 | 2 | 3 = 1): string => byDigits[digits - 1]?.[locale()].format(n) ?? number(n);

/**
 * A share 0–1 as 70 % (Swedish, no-break space) or 70% (English). One of 612 untrained is not "100 %" and one trained is
 * not "0 %": what rounds to a whole that is not there is written >99 % or <1 %.
 */
export function percent(share: number): string {
  const write = (value: number) => percents[locale()].format(value);
  if (share > 0 && share < 0.005) return `<${write(0.01)}`;
  if (share < 1 && share >= 0.995) return `>${write(0.99)}`;
  return write(share);
}

/** A share beside what it is to reach: short of it by a little is never written as if it were there. */
export const percentTowards = (share: number, goal: number): string =>
  percent(share < goal && percent(share) === percent(goal) ? Math.floor(share * 100 + 1e-9) / 100 : share);
