import { expect, test } from 'vitest';
import { formatDate, formatDay, formatSpan, formatTime, formatWhen, instant, isoWeek, localTime } from './dates.ts';
import { inLocale } from './locale.ts';
import { decimals, number, percent } from './numbers.ts';

const nbsp = '\u00a0';

test('a day is written as Sweden writes it, whatever the hour in UTC', () => {
  expect(formatDate('2026-11-21')).toBe('2026-11-21');
  expect(formatDate(new Date('2026-11-21T23:30:00Z'))).toBe('2026-11-22');
  expect(formatDay('2026-11-21')).toBe('lör 21 nov 2026, v. 47');
  expect(inLocale('en', () => formatDay('2026-11-21'))).toBe('Sat 21 Nov 2026, week 47');
});

test('a moment is told in Swedish time, winter and summer, with a dot in Swedish and a colon in English', () => {
  const winter = new Date('2026-11-21T13:30:00Z');
  expect(formatTime(winter)).toBe('14.30');
  expect(inLocale('en', () => formatTime(winter))).toBe('14:30');
  expect(formatWhen(new Date('2026-07-01T13:30:00Z'))).toBe('2026-07-01 15.30');
  expect(formatTime('09:00:00')).toBe('09.00');
});

test('the nights when the clock changes', () => {
  expect(formatWhen(new Date('2026-03-29T00:59:00Z'))).toBe('2026-03-29 01.59');
  expect(formatWhen(new Date('2026-03-29T01:00:00Z'))).toBe('2026-03-29 03.00');
  expect(formatWhen(new Date('2026-10-25T00:30:00Z'))).toBe('2026-10-25 02.30');
  expect(formatWhen(new Date('2026-10-25T01:30:00Z'))).toBe('2026-10-25 02.30');
  expect(localTime(instant('2026-03-29', '02:30'))).toBe('03:30');
  expect(instant('2026-10-26', '09:00').toISOString()).toBe('2026-10-26T08:00:00.000Z');
  expect(instant('2026-06-01', '09:00').toISOString()).toBe('2026-06-01T07:00:00.000Z');
});

test('week numbers over the turn of the year, week 53 included', () => {
  expect(isoWeek('2026-12-31')).toBe(53);
  expect(isoWeek('2027-01-03')).toBe(53);
  expect(isoWeek('2027-01-04')).toBe(1);
  expect(isoWeek('2024-12-30')).toBe(1);
});

test('a span says no more than it must', () => {
  expect(formatSpan('2026-11-21', '2026-11-21')).toBe('21 nov 2026');
  expect(formatSpan('2026-11-21', '2026-11-23')).toBe('21–23 nov 2026');
  expect(formatSpan('2026-11-30', '2026-12-02')).toBe('30 nov – 2 dec 2026');
  expect(formatSpan('2026-12-30', '2027-01-02')).toBe('30 dec 2026 – 2 jan 2027');
  expect(formatSpan(new Date('2026-11-21T08:00:00Z'), new Date('2026-11-21T11:00:00Z'))).toBe('lör 21 nov 2026 09.00–12.00');
});

test('shares and numbers', () => {
  expect(percent(431 / 612)).toBe(`70${nbsp}%`);
  expect(inLocale('en', () => percent(0.7))).toBe('70%');
  expect(percent(611 / 612)).toBe(`>99${nbsp}%`);
  expect(percent(1 / 612)).toBe(`<1${nbsp}%`);
  expect([percent(0), percent(1)]).toEqual([`0${nbsp}%`, `100${nbsp}%`]);
  expect(number(2850)).toBe(`2${nbsp}850`);
  expect(decimals(0.5)).toBe('0,5');
});
