import { expect, test } from 'vitest';
import { clocksOf, type Judged } from './clocks.ts';

const aware_at = new Date('2026-03-28T10:00:00Z');
const at = (text: string) => new Date(text);
const both: Judged = { aware_at, cyber: 'significant', personal_data: 'risk' };

test('24 hours, 72 hours, 72 hours and a month run from when we became aware, also over the change to summer time', () => {
  const clocks = clocksOf(both, [], at('2026-03-28T12:00:00Z'));
  expect(clocks.map(({ kind, due, hours }) => [kind, due.toISOString(), hours])).toEqual([
    ['early_notice', '2026-03-29T10:00:00.000Z', 22],
    ['notification', '2026-03-31T10:00:00.000Z', 70],
    ['data_breach', '2026-03-31T10:00:00.000Z', 70],
    ['final_report', '2026-04-30T10:00:00.000Z', expect.any(Number)],
  ]);
});

test('the last report is counted from the notification, and a late notification buys no time', () => {
  const final = (sent_at: string) =>
    clocksOf(both, [{ kind: 'notification', sent_at: at(sent_at) }], at('2026-04-10T12:00:00Z'))
      .find(({ kind }) => kind === 'final_report')
      ?.due.toISOString();
  expect(final('2026-03-29T10:00:00Z')).toBe('2026-04-29T10:00:00.000Z');
  expect(final('2026-04-09T10:00:00Z')).toBe('2026-04-30T10:00:00.000Z');
});

test('calm, soon, late, in time and too late are told apart', () => {
  const state = (now: string, sent?: string) =>
    clocksOf(both, sent ? [{ kind: 'early_notice', sent_at: at(sent) }] : [], at(now))[0]?.state;
  expect(state('2026-03-28T12:00:00Z')).toBe('calm');
  expect(state('2026-03-29T04:00:00Z')).toBe('soon');
  expect(state('2026-03-29T10:00:01Z')).toBe('late');
  expect(clocksOf(both, [], at('2026-03-29T10:30:00Z'))[0]?.hours).toBe(-1);
  expect(state('2026-03-30T10:00:00Z', '2026-03-29T09:00:00Z')).toBe('done');
  expect(state('2026-03-30T10:00:00Z', '2026-03-29T10:00:01Z')).toBe('done_late');
});

test('what is not judged yet runs; what is judged to need no report does not', () => {
  const kinds = (judged: Partial<Judged>) => clocksOf({ ...both, ...judged }, []).map(({ kind }) => kind);
  expect(clocksOf({ aware_at, cyber: 'unjudged', personal_data: 'unjudged' }, []).map(({ certain }) => certain)).toEqual([
    false,
    false,
    false,
    false,
  ]);
  expect(kinds({ cyber: 'not_significant' })).toEqual(['data_breach']);
  expect(kinds({ personal_data: 'none' })).toEqual(['early_notice', 'notification', 'final_report']);
  expect(kinds({ cyber: 'not_significant', personal_data: 'no_risk' })).toEqual([]);
});
