import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateOrder, parseDate, parseNumber, parseShare } from './swedish-values.ts';
import { t } from './texts.ts';

const anyDay = fc
  .date({ min: new Date('1928-01-01'), max: new Date('2170-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('a day', () => {
  test.each([
    '2026-11-21',
    ' 2026-11-21 ',
    '2026\u00a011\u00a021'.replaceAll('\u00a0', '-'),
    '20261121',
    '2026/11/21',
    '2026.11.21',
    '21/11/2026',
    '21.11.2026',
    '21-11-2026',
    '11/21/2026', // can only be read in one way
    '2026-11-21 00:00:00',
    '2026-11-21T00:00:00.000Z',
    '2026-11-21 00.00',
    '21/11/2026 00:00',
    '21 nov 2026',
    '21 nov. 2026',
    'den 21 november 2026',
    '21-Nov-2026',
    '46347',
    '46347,5',
    46347,
    20261121,
    new Date('2026-11-21T00:00:00Z'),
  ])('%s is 2026-11-21', (cell) => {
    expect(parseDate(cell)).toEqual({ ok: true, value: '2026-11-21' });
  });

  test.each([
    ['31 dec 2026', '2026-12-31'],
    ['1 maj 2026', '2026-05-01'],
    ['1 may 2026', '2026-05-01'],
    ['3 okt 2026', '2026-10-03'],
    ['1.2.2026', '2026-02-01'],
    ['05/05/2026', '2026-05-05'],
    ['2024-02-29', '2024-02-29'],
    ['9999-12-31', '9999-12-31'],
    [45982, '2025-11-21'],
  ])('%s is %s', (cell, value) => {
    expect(parseDate(cell)).toEqual({ ok: true, value });
  });

  test.each([
    [null, 'missingValue'],
    ['  ', 'missingValue'],
    ['2026-02-30', 'impossibleDate'],
    ['2025-02-29', 'impossibleDate'],
    ['31.4.2026', 'impossibleDate'],
    ['32/11/2026', 'impossibleDate'],
    ['20261341', 'impossibleDate'],
    ['0026-11-21', 'impossibleDate'],
    ['26-11-21', 'twoDigitYear'],
    ['261121', 'twoDigitYear'],
    ['21/11/26', 'twoDigitYear'],
    ['21 nov 26', 'twoDigitYear'],
    ['03/04/2026', 'ambiguousDate'],
    ['3-4-2026', 'ambiguousDate'],
    ['tills vidare', 'notADate'],
    ['21 brumaire 2026', 'notADate'],
    ['2026112', 'notADate'],
    ['2026-11', 'notADate'],
    ['2026-11-21 och framåt', 'notADate'],
    [3.5, 'notADate'],
    [1234, 'notADate'],
    [true, 'notADate'],
    [new Date('x'), 'notADate'],
  ] as const)('%s is refused: %s', (cell, key) => {
    expect(parseDate(cell)).toEqual({ ok: false, key });
    expect(t[key]()).toMatch(/\.$/);
  });

  test('a column that once is clear is clear throughout', () => {
    expect(dateOrder(['03/04/2026', null, '21/11/2026'])).toBe('day first');
    expect(dateOrder(['03/04/2026', '11/21/2026'])).toBe('month first');
    expect(dateOrder(['03/04/2026', '2026-11-21'])).toBeUndefined();
    expect(dateOrder(['21/11/2026', '11/21/2026'])).toBeUndefined();
    expect(parseDate('03/04/2026', 'day first')).toEqual({ ok: true, value: '2026-04-03' });
    expect(parseDate('03/04/2026', 'month first')).toEqual({ ok: true, value: '2026-03-04' });
    expect(parseDate('21/11/2026', 'month first')).toEqual({ ok: false, key: 'impossibleDate' });
  });

  test('every day is read the same in every habit', () => {
    const swedish = new Intl.DateTimeFormat('sv-SE', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
    const shortened = new Intl.DateTimeFormat('sv-SE', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
    fc.assert(
      fc.property(anyDay, (value) => {
        const [year, month, day] = value.split('-') as [string, string, string];
        const date = new Date(`${value}T00:00:00Z`);
        const serial = (date.getTime() - Date.UTC(1899, 11, 30)) / 86_400_000;
        const ways = [
          value,
          year + month + day,
          `${day}.${month}.${year}`,
          `${Number(day)}.${Number(month)}.${year}`,
          swedish.format(date),
          shortened.format(date),
          date,
          serial,
          String(serial),
        ];
        for (const way of ways) expect(parseDate(way)).toEqual({ ok: true, value });
        expect(parseDate(`${day}/${month}/${year}`, 'day first')).toEqual({ ok: true, value });
        expect(parseDate(`${month}/${day}/${year}`, 'month first')).toEqual({ ok: true, value });
        const alone = parseDate(`${day}/${month}/${year}`);
        expect(alone).toEqual(Number(day) > 12 || day === month ? { ok: true, value } : { ok: false, key: 'ambiguousDate' });
      }),
    );
  });

  test('whatever stands there, the answer is a day of the calendar or a reason', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\d ./-]{4,12}$/), fc.double()), (cell) => {
        const result = parseDate(cell);
        if (result.ok) expect(new Date(result.value).toISOString().slice(0, 10)).toBe(result.value);
        else expect(t[result.key]()).not.toBe('');
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a number', () => {
  test.each([
    ['1234,5', 1234.5],
    ['1 234,5', 1234.5],
    ['1\u00a0234\u00a0567', 1_234_567],
    ['1\u202f234', 1234],
    ['−3', -3],
    ['-0,5', -0.5],
    ['0.5', 0.5],
    ['12.25', 12.25],
    ['0,125', 0.125],
    [' 7 ', 7],
    [7.5, 7.5],
  ])('%s is %d', (cell, value) => {
    expect(parseNumber(cell)).toEqual({ ok: true, value });
  });

  test.each([
    ['', 'missingValue'],
    [null, 'missingValue'],
    ['1.234', 'ambiguousNumber'],
    ['1.234.567', 'ambiguousNumber'],
    ['1,234.5', 'notANumber'],
    ['12 34', 'notANumber'],
    ['1e5', 'notANumber'],
    ['0x10', 'notANumber'],
    ['Infinity', 'notANumber'],
    ['12 st', 'notANumber'],
    [Number.NaN, 'notANumber'],
    [true, 'notANumber'],
  ] as const)('%s is refused: %s', (cell, key) => {
    expect(parseNumber(cell)).toEqual({ ok: false, key });
    expect(t[key]()).toMatch(/\.$/);
  });

  test('what Sweden writes, Sweden reads', () => {
    const write = new Intl.NumberFormat('sv-SE', { maximumFractionDigits: 6 });
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (millionths) => {
        const value = millionths / 1e6;
        expect(parseNumber(write.format(value))).toEqual({ ok: true, value: value === 0 ? expect.closeTo(0) : value });
      }),
    );
  });
});

describe('a share', () => {
  test.each([
    ['0,75', 0.75],
    ['75 %', 0.75],
    ['75%', 0.75],
    ['75\u00a0%', 0.75],
    ['75 procent', 0.75],
    ['75', 0.75],
    ['100,0', 1],
    ['100', 1],
    ['1', 1],
    ['1,00', 1],
    ['0', 0],
    ['1 %', 0.01],
    ['1,5 %', 0.015],
    ['70,5', 0.705],
    [0.75, 0.75],
    [75, 0.75],
  ])('%s is %d', (cell, value) => {
    expect(parseShare(cell)).toEqual({ ok: true, value });
  });

  test.each([
    ['', 'missingValue'],
    [null, 'missingValue'],
    ['heltid', 'notAShare'],
    ['%', 'missingValue'],
    ['1,5', 'ambiguousShare'],
    ['101', 'shareOutside'],
    ['120 %', 'shareOutside'],
    ['-5 %', 'shareOutside'],
  ] as const)('%s is refused: %s', (cell, key) => {
    expect(parseShare(cell)).toEqual({ ok: false, key });
    expect(t[key]()).toMatch(/\.$/);
  });

  test('is always between nothing and everything, and says the same as fraction and as percentage', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), (thousandths) => {
        const text = (value: number) => String(value).replace('.', ',');
        expect(parseShare(text(thousandths / 1000))).toEqual({ ok: true, value: thousandths / 1000 });
        expect(parseShare(`${text(thousandths / 10)} %`)).toEqual({ ok: true, value: thousandths / 1000 });
      }),
    );
    fc.assert(
      fc.property(fc.oneof(fc.double(), fc.string()), (cell) => {
        const result = parseShare(cell);
        if (result.ok) expect(result.value >= 0 && result.value <= 1).toBe(true);
      }),
    );
  });
});
