import { createHash } from 'node:crypto';
import { instant, localDate } from '#platform/i18n/dates.ts';
import { addDays, addMonths } from './days.ts';
import { expand } from './expand.ts';
import { type Holiday, holidayOf } from './holidays.ts';
import { AHEAD } from './keep-meetings.ts';
import { readRule, readWeekday, writeRule } from './rhythm.ts';
import type { Columns } from './save-series.ts';

/** A day a series would meet on, or would have met on but for a pause (rests), a day passed over, or the time of day being gone. */
export type PreviewDay = { day: string; holiday: Holiday | null; falls: 'rests' | 'except' | 'gone' | null };
export type Preview = {
  days: PreviewDay[];
  /** How many meetings, how many of them the members are called to at once, and how many members. */
  meetings: number;
  soon: number;
  members: number;
  /** Stands for exactly these days: comes back with the button that lays them in. */
  seen: string;
};

/** What a series will be, before anybody is written to. */
export function previewSeries(columns: Columns, members: number, now: Date): Preview {
  const { starts_at, minutes, rule, extra_dates, except_dates, call_days } = columns;
  const [first, time] = [starts_at.slice(0, 10), starts_at.slice(11)];
  const [from, to] = [localDate(now), addMonths(localDate(now), AHEAD)];
  const series = { first, time, rule, extra: extra_dates, except: except_dates };
  const meets = new Set(expand(series, from, to));
  const whole = rule && writeRule({ ...readRule(rule), rests: [] }, readWeekday(rule, first));
  const days = expand({ ...series, rule: whole, except: [] }, from, to).map((day): PreviewDay => {
    const gone = instant(day, time) <= now;
    const falls = meets.has(day) ? (gone ? 'gone' : null) : except_dates.includes(day) ? 'except' : 'rests';
    return { day, holiday: holidayOf(day), falls };
  });
  const met = days.filter(({ falls }) => falls === null);
  return {
    ...{ days, members, meetings: met.length },
    soon: met.filter(({ day }) => addDays(day, -call_days) <= from).length,
    seen: createHash('sha256')
      .update(JSON.stringify([starts_at, minutes, call_days, met.map(({ day }) => day)]))
      .digest('base64url'),
  };
}
