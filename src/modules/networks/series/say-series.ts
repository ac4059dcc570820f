import { formatTime } from '#platform/i18n/dates.ts';
import { locale } from '#platform/i18n/locale.ts';
import { readRule, readWeekday } from './rhythm.ts';
import type { Series } from './series.queries.ts';
import { t } from './texts.ts';

/** "Var 6:e vecka på onsdagar 13.00–15.00", as one says it. */
export function saySeries(series: Pick<Series, 'first' | 'time' | 'minutes' | 'rule' | 'extra'>): string {
  const { first, time, minutes, rule, extra } = series;
  const { pace, every, rests, months, until } = readRule(rule);
  const hours = `${formatTime(time)}–${formatTime(endOf(time, minutes))}`;
  const on = readWeekday(rule, first);
  const weekday = t[`weekday_${on.weekday}` as 'weekday_0']();
  const day = t[`day_${on.weekday}` as 'day_0']();
  const ordinal = t[`ordinal_${String(on.ordinal).replace('-', 'm')}` as 'ordinal_1']();
  const often =
    pace === 'days'
      ? t.sayDaysCount({ n: new Set([first, ...extra]).size })
      : pace === 'chosen'
        ? t.sayChosen({ ordinal, weekday: day, months: listed(months.map(sayMonth)) })
        : pace === 'weeks'
          ? every === 2
            ? t.everyOtherWeek({ weekday })
            : t.sayWeeks({ n: every, nth: nthIn(every), weekday })
          : every === 2
            ? t.everyOtherMonth({ ordinal, weekday: day })
            : t.sayMonths({ n: every, nth: nthIn(every), ordinal, weekday: day });
  return [
    `${often} ${hours}`,
    rests.length > 0 ? t.sayRests({ months: listed(rests.map(sayMonth)) }) : '',
    until ? t.sayUntil({ day: until }) : '',
  ]
    .filter(Boolean)
    .join(', ');
}

/** A month by its number, 1–12, as it stands in a sentence. */
export const sayMonth = (month: number): string => t[`month_${month}` as 'month_6']();
const listed = (names: readonly string[]): string =>
  new Intl.ListFormat(locale() === 'sv' ? 'sv-SE' : 'en-GB', { type: 'conjunction' }).format(names);

/** "21:a", "11:e", "6:e": in Swedish first and second end in a, also in compounds. */
export const nthOf = (n: number): string => `${n}:${[1, 2].includes(n % 10) && ![11, 12].includes(n % 100) ? 'a' : 'e'}`;

const nthIn = (n: number): string => (locale() === 'en' ? englishNth(n) : nthOf(n));
const endings = { one: 'st', two: 'nd', few: 'rd', other: 'th' } as Partial<Record<Intl.LDMLPluralRule, string>>;
const rules = new Intl.PluralRules('en', { type: 'ordinal' });
const englishNth = (n: number): string => `${n}${endings[rules.select(n)]}`;

/** 'HH:MM' so many minutes later, the same day. */
export function endOf(time: string, minutes: number): string {
  const end = Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) + minutes;
  return `${String(Math.floor(end / 60)).padStart(2, '0')}:${String(end % 60).padStart(2, '0')}`;
}
