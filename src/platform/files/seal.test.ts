import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BrokenSeal, blindIndex, keysFor, seal, unseal } from './seal.ts';

const secret = 'a secret of at least thirty-two characters';
const keys = keysFor(secret, 'personal number');

describe('a sealed value', () => {
  test('opens to what was sealed, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, record) => {
        expect(unseal(seal(text, keys, record), keys, record)).toBe(text);
      }),
    );
  });

  test('does not open when any bit of it was changed, nor when cut short', () => {
    const sealed = seal('195704289999', keys, 'person 1');
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const changed = Buffer.from(sealed);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      expect(() => unseal(changed, keys, 'person 1')).toThrow(BrokenSeal);
    }
    for (let length = 0; length < sealed.length; length += 1) {
      expect(() => unseal(sealed.subarray(0, length), keys, 'person 1')).toThrow(BrokenSeal);
    }
  });

  test('does not open for another record, another purpose or with another secret', () => {
    const sealed = seal('195704289999', keys, 'person 1');
    expect(() => unseal(sealed, keys, 'person 2')).toThrow(BrokenSeal);
    expect(() => unseal(sealed, keysFor(secret, 'address'), 'person 1')).toThrow(BrokenSeal);
    expect(() => unseal(sealed, keysFor(`${secret}!`, 'personal number'), 'person 1')).toThrow(BrokenSeal);
  });

  test('is different each time, and shows nothing of the text', () => {
    const many = Array.from({ length: 200 }, () => seal('195704289999', keys).toString('latin1'));
    expect(new Set(many).size).toBe(200);
    expect(many.every((sealed) => !sealed.includes('1957'))).toBe(true);
  });
});

describe('the blind index', () => {
  test('is the same for the same text and key, and else another', () => {
    expect(blindIndex('195704289999', keys)).toEqual(blindIndex('195704289999', keysFor(secret, 'personal number')));
    expect(blindIndex('195704289999', keys)).not.toEqual(blindIndex('195704289998', keys));
    expect(blindIndex('195704289999', keys)).not.toEqual(blindIndex('195704289999', keysFor(secret, 'other')));
    expect(blindIndex('195704289999', keys)).toHaveLength(32);
  });

  test('has another key than the seal', () => {
    expect(keys.index).not.toEqual(keys.sealing);
  });
});

test('a short secret is not accepted', () => {
  expect(() => keysFor('short', 'x')).toThrow('at least 32');
});
