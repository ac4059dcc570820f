import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { outsideData } from '#platform/files/fixtures/outside-data.ts';
import { field } from '#platform/http/form.ts';
import { findPersonalNumbers, noPerson } from './person-in-text.ts';

const today = new Date('2026-11-21T12:00:00Z');
const found = (text: string) => findPersonalNumbers(text, today).map(({ start, end }) => text.slice(start, end));

// Skatteverket's test numbers, never given to anyone.
describe('a personal number in a text is found', () => {
  test.each([
    '19570428-9999',
    '570428-9999',
    '570428–9999',
    '5704289999',
    '195704289999',
    '090527+1474',
    '19090527+1474',
    '570428 9999',
    '19570428 9999',
    '570428 - 9999',
    '1957-04-28-9999',
    '1957-04-28 9999',
    '1957.04.28-9999',
    '1957 04 28 9999',
    '57-04-28-9999',
    '570428\\-9999',
    '19730288-9931', // coordination number
    '19860301-T123', // care's own, for a time
    '570428-9998', // one digit mistyped, and still somebody
    '19570428-9998',
    '5 7 0 4 2 8 - 9 9 9 9',
    '5 7 0 4 2 8 9 9 9 9',
    '5.7.0.4.2.8-9.9.9.9',
    '1 9 5 7 0 4 2 8 - 9 9 9 9',
    '8 5 0 1 0 1 - 1 2 3 4', // mistyped, and meant as one
  ])('%s', (number) => {
    for (const text of [number, `Hon (${number}) kom i går.`, `pnr${number}`, `Det gäller ${number}, se nedan`])
      expect(found(text)).toEqual([number]);
  });

  test('every one of several', () => {
    expect(found('570428-9999 och 20000229-2399/090527+1474')).toEqual(['570428-9999', '20000229-2399', '090527+1474']);
  });
});

describe('what only looks like one is let be', () => {
  test.each([
    '2026-11-21',
    '2026-11-21 14.30',
    '2026-11-21 1430',
    '20261121-1431',
    '2026-11-21–2026-12-24',
    'vecka 47–48, 2026',
    'KS 2026-000123',
    'dnr 2026/001234-5678',
    'ärende 202611-0004',
    'SE45 5000 0000 0583 9825 7466',
    'SE4550000000058398257466',
    'org.nr 556036-0793',
    'org.nr 212000-0878',
    'bankgiro 5050-1055',
    '070-123 45 67',
    '0701234567',
    '070123-4567',
    '+46 70 123 45 67',
    '+46701234567',
    '010-123 45 67',
    '08 12 12 1212',
    'Ring 0812121213',
    '020-50 50 50',
    'SOSFS 2014:4, 14 kap. 3 § (2025:400)',
    '123 456 789',
    '570431-9999', // no such day
    '19570428-999', // a digit short
    '570428-99991', // one too many
    '7f000000-0000-4000-8000-570428999901',
    'Rapport 20261121-text.docx',
    '0 7 0 - 1 2 3 4 5 6 7',
    '0 7 0 1 2 3 4 5 6 7',
    '0 8 - 1 2 1 2 1 2 1 3',
    'dnr 2 0 2 6 / 0 0 1 2 3 4',
    '2 0 2 6 - 1 1 - 2 1',
    '1 2 3 4 5 6 7 8 9 0',
    '1 5 7 0 4 2 8 - 9 9 9 9', // a digit more
    '5 7 0 4 2 8 - 9 9 9',
  ])('%s', (text) => {
    expect(found(`Se ${text} här`)).toEqual([]);
  });

  test('a telephone number as it is most often written, whatever the digits', () => {
    const digits = fc.integer({ min: 1_000_000, max: 9_999_999 }).map(String);
    fc.assert(
      fc.property(fc.constantFrom('070', '073', '076', '079'), digits, (start, rest) => {
        const parts = `${rest.slice(0, 3)} ${rest.slice(3, 5)} ${rest.slice(5)}`;
        for (const text of [`${start}-${parts}`, `${start}${rest}`, `${start} ${parts}`, `+46 ${start.slice(1)} ${parts}`])
          expect(found(text)).toEqual([]);
      }),
    );
  });
});

const people = outsideData('people/test-personnummer-500.json');
test.skipIf(!people)('every one of the official test numbers, in every spelling (skipped where the file is not)', () => {
  const numbers = JSON.parse(readFileSync(people as string, 'utf8')) as string[];
  for (const twelve of numbers) {
    const [century, date, last] = [twelve.slice(0, 2), twelve.slice(2, 8), twelve.slice(8)];
    const day = `${twelve.slice(0, 4)}-${twelve.slice(4, 6)}-${twelve.slice(6, 8)}`;
    for (const text of [twelve, `${century}${date}-${last}`, `${date}-${last}`, `${day}-${last}`, `${century}${date} ${last}`])
      expect(found(`Om ${text}.`)).toEqual([text]);
  }
});

test('a field of a form says why and what to do', () => {
  const form = z.object({ body: noPerson(field.text({ max: 100 })) });
  expect(form.safeParse({ body: 'Hur gör ni med våldsutsatta som saknar personnummer?' }).success).toBe(true);
  expect(form.safeParse({ body: 'Hon heter 570428-9999' }).error?.issues[0]?.message).toContain(
    'Här står ett personnummer. Ta bort det: ingen enskild får kunna kännas igen.',
  );
});

test('a number in a text of several lines is refused with its line', () => {
  const read = noPerson(field.optionalText({ max: 100 })).safeParse('Hej\n\nHon är 570428-9999.');
  expect(read.error?.issues[0]?.message).toContain('Rad 3:');
});
