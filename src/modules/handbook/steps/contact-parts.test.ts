import { expect, test } from 'vitest';
import { contactParts } from './contact-parts.ts';

const pressed = (text: string) => contactParts(text).flatMap(({ href }) => (href ? [href] : []));

test.each([
  ['VIN-handläggare, 0455-61 70 00', ['tel:0455617000']],
  ['Kvinnofridslinjen 020-50 50 50, dygnet runt', ['tel:020505050']],
  ['Ring 112 vid fara, annars 010-123 45 67', ['tel:112', 'tel:0101234567']],
  ['+46 70-123 45 67', ['tel:+46701234567']],
  ['Polisen 114 14 eller 1177', ['tel:11414', 'tel:1177']],
  ['vin@ekhaga.example eller 0455-61 70 00', ['mailto:vin@ekhaga.example', 'tel:0455617000']],
  ['Öppet 08.00–16.30, 2026-11-21, § 112', []],
  ['Dnr 2026/112-3, lokal 0112', []],
  ['Enhetschefen', []],
])('%s', (text, hrefs) => {
  expect(pressed(text)).toEqual(hrefs);
  expect(
    contactParts(text)
      .map(({ words }) => words)
      .join(''),
  ).toBe(text);
});
