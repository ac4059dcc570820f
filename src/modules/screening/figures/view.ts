import type { Ctx } from '#platform/http/router.ts';
import { localDate } from '#platform/i18n/dates.ts';
import { monthOf, monthsOn, type Period, periodOf, type Step, steps } from './periods.ts';

export const channels = ['visit', 'call', 'assessment'] as const;
export type Channel = (typeof channels)[number];
export const reasons = ['company', 'interpreter', 'child', 'acute', 'other'] as const;
export type Reason = (typeof reasons)[number];

/** What the address asks for; months are first days. */
export type View = {
  step: Step;
  from: string;
  to: string;
  channel: Channel | null;
  /** A column of its own for why somebody was not asked. */
  reason: Reason | null;
  sort: string;
  /** This month. */
  now: string;
};

/** So many months back a view may reach. */
export const FURTHEST = 120;
/** Steps shown where nothing is asked for. */
const usual: Record<Step, number> = { month: 12, quarter: 8, year: 5 };
const lengths: Record<Step, number> = { month: 1, quarter: 3, year: 12 };

export function readView(c: Ctx): View {
  const one = <T extends string>(name: string, known: readonly T[]): T | null =>
    known.find((value) => value === c.req.query(name)) ?? null;
  const now = monthOf(localDate(new Date()));
  const step = one('step', steps) ?? 'month';
  const first = monthsOn(now, -FURTHEST);
  const month = (name: string) => {
    const asked = c.req.query(name) ?? '';
    return /^20\d\d-(0[1-9]|1[0-2])$/.test(asked) ? clamp(`${asked}-01`, first, now) : null;
  };
  const to = month('to') ?? now;
  const from = month('from') ?? monthsOn(periodOf(to, step).starts, -(usual[step] - 1) * lengths[step]);
  return {
    ...{ step, now, from: from > to ? to : from, to },
    ...{ channel: one('channel', channels), reason: one('reason', reasons), sort: c.req.query('sort') ?? '' },
  };
}

const clamp = (value: string, low: string, high: string): string => (value < low ? low : value > high ? high : value);

/** Of the periods of a view, the months that are in it: a period half asked for is counted half. */
export const within = (period: Period, { from, to }: View): Period => ({
  starts: period.starts < from ? from : period.starts,
  ends: period.ends > to ? to : period.ends,
});

/** The same view of another place. Sorting is of the table one came from. */
export function figuresAt(place: string, { step, from, to, channel }: View): string {
  const query = new URLSearchParams({ step, from: from.slice(0, 7), to: to.slice(0, 7), ...(channel ? { channel } : {}) });
  return `/screening/figures/${place}?${query}`;
}
