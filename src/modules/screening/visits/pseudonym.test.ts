import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOfCode, codeOf, pseudonymOf } from './pseudonym.ts';

const key = randomBytes(32);

describe('a code', () => {
  test('is the same however a personal number or a case number is written', () => {
    // One of Skatteverket's test numbers.
    const ways = ['189001019802', '18900101-9802'];
    expect(new Set(ways.map((way) => pseudonymOf(way, key).toString('hex'))).size).toBe(1);
    expect(pseudonymOf('ifo 2026-114', key)).toEqual(pseudonymOf('IFO2026114', key));
  });

  test('is another at another unit, and for another person', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 3 }), fc.uint8Array({ minLength: 32, maxLength: 32 }), (reference, other) => {
        expect(pseudonymOf(reference, Buffer.from(other)).equals(pseudonymOf(reference, key))).toBe(false);
        expect(pseudonymOf(`${reference}A`, key).equals(pseudonymOf(reference, key))).toBe(false);
      }),
    );
  });

  test('can be read aloud: eight signs in two groups, none that is mistaken for another', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 10, maxLength: 10 }), (bytes) => {
        expect(bytesOfCode(codeOf(bytes).toLowerCase().replace('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l'))).toEqual(
          Buffer.from(bytes.subarray(0, 5)),
        );
        expect(codeOf(bytes)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
      }),
    );
    expect(codeOf(Buffer.from('0000000000', 'hex'))).toBe('0000-0000');
  });
});
