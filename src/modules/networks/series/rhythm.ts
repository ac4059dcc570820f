import { instant } from '#platform/i18n/dates.ts';

export const paces = ['weeks', 'months', 'chosen', 'days'] as const;
/** Months in which many do not meet: a choice in the form. */
export const restMonths = [6, 7, 8, 12] as const;

/** Twice a term: what the form proposes for months of one's choice. */
export const termMonths = [2, 4, 9, 11] as const;

/** How often a network meets, as one says it. The first day gives the day of the week, and which in the month. */
export type Rhythm = {
  /** chosen: once in each of some months of the year. days: each day is written, and no rule is needed. */
  pace: (typeof paces)[number];
  /** Every so many weeks, or months. */
  every: number;
  /** Months passed over, 1–12; none where they are chosen. */
  rests: readonly number[];
  /** The months it meets in, 1–12, where they are chosen. */
  months: readonly number[];
  /** Last day there may be a meeting, 'YYYY-MM-DD'; null until further notice. */
  until: string | null;
};

const FREQUENCY = { weeks: 'WEEKLY', months: 'MONTHLY', chosen: 'YEARLY' } as const;
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/** 0 Monday … 6 Sunday. */
export const weekdayOf = (day: string): number => (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7;
/** Which of its weekday in the month: 1–4, or -1 the last. */
export const ordinalOf = (day: string): number => {
  const week = Math.ceil(Number(day.slice(8)) / 7);
  return week > 4 ? -1 : week;
};

/** Which day a rule meets on: the day of the week, 0 Monday … 6 Sunday, and which of it in the month, 1–4, or -1 the last. */
export type Weekday = { weekday: number; ordinal: number };
export const weekdayAs = (day: string): Weekday => ({ weekday: weekdayOf(day), ordinal: ordinalOf(day) });

/** The day a rule says; where it says none, or not which in the month, that of its first day. */
export function readWeekday(rule: string, first: string): Weekday {
  const [, ordinal, name] = /BYDAY=(-?\d)?([A-Z]{2})/.exec(rule) ?? [];
  const weekday = (WEEKDAYS as readonly string[]).indexOf(name ?? '');
  return { weekday: weekday < 0 ? weekdayOf(first) : weekday, ordinal: ordinal ? Number(ordinal) : ordinalOf(first) };
}

/**
 * RRULE (RFC 5545, 3.3.10) for a rhythm; empty where the days are written one by one. `on` is the first meeting's day, unless
 * the rule it is written from said another: a series that is saved as it stood must not move.
 */
export function writeRule({ pace, every, rests, months, until }: Rhythm, on: Weekday): string {
  if (pace === 'days') return '';
  const parts = [
    // With BYMONTH the day is counted in each month, also in a yearly rule: so chosen months are told from those left by a pause.
    `FREQ=${FREQUENCY[pace]}`,
    `INTERVAL=${pace === 'chosen' ? 1 : every}`,
    `BYDAY=${pace === 'weeks' ? '' : on.ordinal}${WEEKDAYS[on.weekday]}`,
    'WKST=MO',
  ];
  const met = pace === 'chosen' ? [...months].sort((a, b) => a - b) : monthsBut(rests);
  if (met.length < 12 || pace === 'chosen') parts.push(`BYMONTH=${met.join(',')}`);
  if (until) parts.push(`UNTIL=${utcStamp(instant(until, '23:59'))}`);
  return parts.join(';');
}

/** The rhythm of a rule that `writeRule` wrote. */
export function readRule(rule: string): Rhythm {
  const parts = Object.fromEntries(rule.split(';').map((part) => part.split('=') as [string, string]));
  const months = parts['BYMONTH']?.split(',').map(Number);
  const until = parts['UNTIL'] ?? '';
  const pace = rule === '' ? 'days' : parts['FREQ'] === 'WEEKLY' ? 'weeks' : parts['FREQ'] === 'YEARLY' ? 'chosen' : 'months';
  return {
    pace,
    every: Number(parts['INTERVAL'] ?? 1),
    rests: months && pace !== 'chosen' ? monthsBut(months) : [],
    months: months && pace === 'chosen' ? months : [],
    until: until ? `${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6, 8)}` : null,
  };
}

const monthsBut = (months: readonly number[]): number[] =>
  Array.from({ length: 12 }, (_, i) => i + 1).filter((month) => !months.includes(month));
const utcStamp = (at: Date): string => `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
