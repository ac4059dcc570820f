import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { outsideData } from './fixtures/outside-data.ts';
import { parsePersonalNumber } from './personal-number.ts';
import { t } from './texts.ts';

const today = new Date('2026-11-21T12:00:00Z');
const parse = (text: string) => parsePersonalNumber(text, today);

// Skatteverket's test numbers, never given to anyone.
describe('personal numbers', () => {
  test.each([
    ['190905271474', '190905271474', 'personal'],
    ['090527+1474', '190905271474', 'personal'],
    [' 20000229-2399 ', '200002292399', 'personal'],
    ['000229-2399', '200002292399', 'personal'],
    ['0002292399', '200002292399', 'personal'],
    ['570428–9999', '195704289999', 'personal'],
    ['19730288-9931', '197302889931', 'coordination'],
    ['210791-9967', '202107919967', 'coordination'],
    ['191500722390', '191500722390', 'coordination'], // month not known
  ])('%s is %s', (text, value, kind) => {
    expect(parse(text)).toEqual({ ok: true, value, kind });
  });

  test.each([
    ['', 'notAPersonalNumber'],
    ['19570428', 'notAPersonalNumber'],
    ['090527 1474', 'notAPersonalNumber'],
    ['1957-04-28-9999', 'notAPersonalNumber'],
    ['١٩٥٧٠٤٢٨٩٩٩٩', 'notAPersonalNumber'],
    ['200101010004', 'notAPersonalNumber'], // birth numbers begin at 001
    ['19860301-T123', 'temporaryNumber'],
    ['860301-TF10', 'temporaryNumber'],
    ['19570428999A', 'temporaryNumber'],
    ['570431-9999', 'impossibleBirthDate'],
    ['195713289999', 'impossibleBirthDate'],
    ['195700289999', 'impossibleBirthDate'],
    ['19010229-1234', 'impossibleBirthDate'],
    ['19730292-9931', 'impossibleBirthDate'],
    ['195704289998', 'wrongCheckDigit'],
    ['201509160006', 'notAPersonalNumber'],
    ['204605239986', 'wrongCheckDigit'],
  ] as const)('%s is refused: %s', (text, key) => {
    expect(parse(text)).toEqual({ ok: false, key });
    expect(t[key]()).toMatch(/\.$/);
  });

  test('the century follows the day: who is not yet born was born a hundred years ago', () => {
    expect(parsePersonalNumber('000229-2399', new Date('2000-02-28T12:00:00Z'))).toMatchObject({ ok: false });
    expect(parsePersonalNumber('200002292399', new Date('2000-02-28T12:00:00Z'))).toEqual({ ok: false, key: 'notYetBorn' });
    expect(parsePersonalNumber('570428-9999', new Date('2057-04-27T12:00:00Z'))).toMatchObject({ value: '195704289999' });
    expect(parsePersonalNumber('570428+9999', new Date('2057-01-01T12:00:00Z'))).toMatchObject({ value: '195704289999' });
  });

  test('every single wrong digit in the last ten is noticed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 11 }), fc.integer({ min: 1, max: 9 }), (place, more) => {
        const digits = [...'195704289999'];
        digits[place] = String((Number(digits[place]) + more) % 10);
        expect(parse(digits.join('')).ok).toBe(false);
      }),
    );
  });
});

type Known = { [name: string]: string | boolean | number };
const [list, many] = [outsideData('people/list.json'), outsideData('people/test-personnummer-500.json')];

test.skipIf(!list)('the shared edge cases, in every way of writing them', () => {
  for (const known of JSON.parse(readFileSync(list ?? '', 'utf8')) as Known[]) {
    for (const way of ['long_format', 'separated_format', 'separated_long']) {
      const result = parse(String(known[way]));
      expect(result.ok, `${way} ${known[way]}`).toBe(known['valid']);
      if (result.ok)
        expect(result).toMatchObject({
          value: known['long_format'],
          kind: known['type'] === 'con' ? 'coordination' : 'personal',
        });
    }
  }
});

test.skipIf(!many)('five hundred official test numbers are right', () => {
  const numbers = JSON.parse(readFileSync(many ?? '', 'utf8')) as string[];
  expect(numbers.length).toBeGreaterThan(400);
  for (const number of numbers) expect(parse(number), number).toEqual({ ok: true, value: number, kind: 'personal' });
});
