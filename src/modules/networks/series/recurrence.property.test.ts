import fc from 'fast-check';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { instant, localDate, localTime } from '#platform/i18n/dates.ts';
import { addDays } from './days.ts';
import { expand, type Recurrence } from './expand.ts';
import { easter, holidayOf } from './holidays.ts';
import { ordinalOf, type Rhythm, readRule, readWeekday, restMonths, weekdayAs, weekdayOf, writeRule } from './rhythm.ts';
import { read, seriesForm } from './save-series.ts';
import { nthOf, saySeries } from './say-series.ts';
import { valuesOf } from './series-values.ts';

const monthOf = (one: string): number => Number(one.slice(5, 7));
const day = fc.integer({ min: 0, max: 3000 }).map((n) => addDays('2026-01-01', n));
const time = fc
  .tuple(fc.integer({ min: 6, max: 21 }), fc.constantFrom('00', '15', '30'))
  .map(([h, m]) => `${String(h).padStart(2, '0')}:${m}`);
/** Rhythms as the form makes them: the first day is in none of the months passed over. */
const made = fc
  .record({
    first: day,
    time,
    pace: fc.constantFrom('weeks' as const, 'months' as const, 'chosen' as const),
    months: fc.subarray(Array.from({ length: 12 }, (_, i) => i + 1)),
    every: fc.integer({ min: 1, max: 14 }),
    rests: fc.subarray([...restMonths]),
    lasts: fc.option(fc.integer({ min: 0, max: 1200 }), { nil: null }),
    extra: fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 4 }),
    except: fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 6 }),
  })
  .map(({ first, lasts, rests, months, extra, except, ...rest }) => ({
    ...{ first, time: rest.time, extra: extra.map((n) => addDays(first, n)), except: except.map((n) => addDays(first, 7 * n)) },
    rhythm: {
      ...(rest.pace === 'chosen'
        ? { pace: rest.pace, every: 1, rests: [], months: [...new Set([...months, monthOf(first)])].sort((a, b) => a - b) }
        : { pace: rest.pace, every: rest.every, rests: rests.filter((month) => month !== monthOf(first)), months: [] }),
      until: lasts === null ? null : addDays(first, lasts),
    } as Rhythm,
  }));
const WINDOW = 500;

/** Day by day, by the words of the form: no rule is read here. */
function walk(
  { first, extra, except, rhythm }: { first: string; extra: string[]; except: string[]; rhythm: Rhythm },
  to: string,
): string[] {
  const found: string[] = [];
  const month = (one: string) => Number(one.slice(0, 4)) * 12 + Number(one.slice(5, 7));
  for (let now = first; now <= to; now = addDays(now, 1)) {
    const days = Math.round((Date.parse(now) - Date.parse(first)) / 86_400_000);
    const last = addDays(now, 7).slice(5, 7) !== now.slice(5, 7);
    const nth = ordinalOf(first) === -1 ? last : Math.ceil(Number(now.slice(8)) / 7) === ordinalOf(first);
    const often =
      rhythm.pace === 'weeks'
        ? days % (7 * rhythm.every) === 0
        : weekdayOf(now) === weekdayOf(first) &&
          nth &&
          (rhythm.pace === 'chosen' ? rhythm.months.includes(monthOf(now)) : (month(now) - month(first)) % rhythm.every === 0);
    const ruled = often && !rhythm.rests.includes(Number(now.slice(5, 7))) && (rhythm.until === null || now <= rhythm.until);
    if ((ruled || now === first || extra.includes(now)) && !except.includes(now)) found.push(now);
  }
  return found;
}

test('what the form says is what the days are, counted one by one', () => {
  fc.assert(
    fc.property(made, (one) => {
      const to = addDays(one.first, WINDOW);
      const series = { ...one, rule: writeRule(one.rhythm, weekdayAs(one.first)) };
      expect(expand(series, one.first, to)).toEqual(walk(one, to));
    }),
    { numRuns: 150 },
  );
});

test('a rule that was written is read back as the same rhythm', () => {
  fc.assert(
    fc.property(made, ({ first, rhythm }) => {
      const rule = writeRule(rhythm, weekdayAs(first));
      expect(readRule(rule)).toEqual(rhythm);
      expect(readWeekday(rule, '2026-01-01')).toEqual({
        weekday: weekdayOf(first),
        ordinal: rhythm.pace === 'weeks' ? 1 : ordinalOf(first),
      });
    }),
  );
});

test('a series that is opened and saved as it stands has the same days, also where its first day is another than the rule’s', () => {
  const rule = fc.tuple(made, fc.option(day, { nil: null }), fc.constantFrom(false, true));
  fc.assert(
    fc.property(rule, ([one, written, days]) => {
      fc.pre(!days || one.extra.length > 0);
      const rhythm: Rhythm = days ? { ...one.rhythm, pace: 'days', every: 1, rests: [], months: [], until: null } : one.rhythm;
      const { first, time, extra, except } = one;
      const series = {
        ...{
          id: '',
          network_id: '',
          network: '',
          title: '',
          place: '',
          online_link: '',
          revision: 1,
          ended_at: null,
          keeps: true,
        },
        ...{ first, time, minutes: 90, extra: [...new Set(extra)].sort(), except: [...new Set(except)].sort() },
        ...{ rule: writeRule(rhythm, weekdayAs(written ?? first)), call_days: 14, answer_days: 3 },
      };
      const to = addDays(first, WINDOW);
      const before = expand(series, first, to);
      fc.pre(before.some((met) => met >= first && met <= addDays(first, 400)));
      const columns = read(seriesForm.parse({ ...valuesOf(series), revision: '1' }), first, series);
      if ('said' in columns) throw new Error(`${columns.field}: ${columns.said}`);
      const after = { ...series, rule: columns.rule, extra: columns.extra_dates, except: columns.except_dates };
      expect(expand(after, first, to)).toEqual(before);
      expect(saySeries(after)).toBe(saySeries(series));
      expect(columns).toMatchObject({ starts_at: `${first}T${time}`, minutes: 90, call_days: 14, answer_days: 3 });
    }),
    { numRuns: 200 },
  );
});

test('any rule of RFC 5545 gives the days that ical.js gives, over summer time and back', () => {
  const rule = fc
    .record({
      freq: fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
      interval: fc.integer({ min: 1, max: 7 }),
      weekdays: fc.subarray(['MO', 'TU', 'WE', 'TH', 'FR']),
      months: fc.subarray([1, 3, 4, 9, 10, 11]),
      count: fc.option(fc.integer({ min: 1, max: 60 }), { nil: null }),
    })
    .map(({ freq, interval, weekdays, months, count }) =>
      [
        `FREQ=${freq};INTERVAL=${interval}`,
        freq === 'WEEKLY' && weekdays.length > 0 ? `BYDAY=${weekdays.join(',')}` : '',
        freq === 'DAILY' && months.length > 0 ? `BYMONTH=${months.join(',')}` : '',
        count ? `COUNT=${count}` : '',
      ]
        .filter(Boolean)
        .join(';'),
    );
  const firsts = fc
    .integer({ min: 0, max: 3000 })
    .map((n) => addDays('2026-01-01', n))
    .filter((one) => Number(one.slice(8)) <= 28);
  fc.assert(
    fc.property(firsts, time, rule, (first, at, text) => {
      const to = addDays(first, WINDOW);
      // RFC 5545 leaves open what comes of a DTSTART that the rule itself has not: the form makes none such.
      fc.pre(hasFirst(text, first));
      const theirs = icalDays(first, at, text, to);
      expect(expand({ first, time: at, rule: text, extra: [], except: [] }, first, to)).toEqual(theirs);
    }),
    { numRuns: 150 },
  );
});

function hasFirst(rule: string, first: string): boolean {
  const parts = new Map(rule.split(';').map((part) => part.split('=') as [string, string]));
  const weekday = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'][weekdayOf(first)]!;
  const fits = (name: string, value: string) => parts.get(name)?.split(',').includes(value) ?? true;
  return fits('BYDAY', weekday) && fits('BYMONTH', String(Number(first.slice(5, 7))));
}

function icalDays(first: string, at: string, rule: string, to: string): string[] {
  const start = ICAL.Time.fromDateTimeString(`${first}T${at}:00`);
  const iterator = ICAL.Recur.fromString(rule).iterator(start);
  const found: string[] = [];
  for (let next = iterator.next(); next && next.toString().slice(0, 10) <= to && found.length < 1000; next = iterator.next())
    found.push(next.toString().slice(0, 10));
  return found;
}

test('a meeting begins at the same time by the clock on the wall, summer and winter', () => {
  fc.assert(
    fc.property(made, (one) => {
      const series: Recurrence = { ...one, rule: writeRule(one.rhythm, weekdayAs(one.first)) };
      for (const met of expand(series, one.first, addDays(one.first, WINDOW))) {
        expect(localTime(instant(met, one.time))).toBe(one.time);
        expect(localDate(instant(met, one.time))).toBe(met);
      }
    }),
    { numRuns: 50 },
  );
});

test('a window shows what the whole shows there: nothing twice, nothing outside', () => {
  fc.assert(
    fc.property(made, fc.nat(WINDOW), fc.nat(200), (one, from, length) => {
      const series: Recurrence = { ...one, rule: writeRule(one.rhythm, weekdayAs(one.first)) };
      const [a, b] = [addDays(one.first, from), addDays(one.first, from + length)];
      const whole = expand(series, one.first, addDays(one.first, WINDOW + 200));
      expect(expand(series, a, b)).toEqual(whole.filter((met) => a <= met && met <= b));
      expect(new Set(whole).size).toBe(whole.length);
    }),
    { numRuns: 100 },
  );
});

test('holidays are where the calendar has them', () => {
  // Easter Sundays as the almanac prints them.
  for (const [year, sunday] of [
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
  ] as const)
    expect(new Date(easter(year)).toISOString().slice(0, 10)).toBe(sunday);
  expect(holidayOf('2026-05-14')).toBe('ascension');
  expect(holidayOf('2026-04-03')).toBe('good_friday');
  expect(holidayOf('2026-06-19')).toBe('midsummer_eve');
  expect(holidayOf('2027-06-25')).toBe('midsummer_eve');
  expect(holidayOf('2026-11-10')).toBeNull();
});

test('first and second end in a, also in compounds; eleventh and twelfth do not', () => {
  expect([1, 2, 3, 6, 11, 12, 20, 21, 22, 23, 31, 101, 111, 112].map(nthOf)).toEqual(
    '1:a 2:a 3:e 6:e 11:e 12:e 20:e 21:a 22:a 23:e 31:a 101:a 111:e 112:e'.split(' '),
  );
});
