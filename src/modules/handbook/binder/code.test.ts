import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newCode, pageCode, readCode } from './code.ts';

const signs = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];

test('every code that is made can be read back, however it is typed', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('-', ' ', '', ' – ', '_'),
      fc.boolean(),
      fc.option(fc.integer({ min: 1, max: 9999 }), { nil: null }),
      (between, lower, place) => {
        const code = newCode();
        const whole = place ? pageCode(code, place) : code;
        const typed = whole.slice(0, 9).replaceAll('0', 'O').replaceAll('1', 'l') + whole.slice(9);
        const told = typed.replaceAll('-', between);
        expect(readCode(lower ? told.toLowerCase() : told)).toEqual({ code, place });
      },
    ),
  );
});

test('one sign misread, or two changed with each other, is never another code', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 7 }), fc.constantFrom(...signs), (i, j, sign) => {
      const code = [...newCode().replace('-', '')];
      const misread = code.with(i, sign);
      if (sign !== code[i]) expect(readCode(misread.join(''))).toBeNull();
      const changed = code.with(i, code[j]!).with(j, code[i]!);
      if (code[i] !== code[j]) expect(readCode(changed.join(''))).toBeNull();
    }),
  );
});

test.each(['', 'ABC', 'UUUUUUUU', 'KX7M-4P2D-0', "' or 1=1", 'KX7M4P2D99999'])('%j is no code', (typed) => {
  expect(readCode(typed)).toBeNull();
});
