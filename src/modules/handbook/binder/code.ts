import { randomInt } from 'node:crypto';

/** Crockford's base 32: no I, L, O or U, so that nothing is mistaken for 1, 0 or V on paper (crockford.com/base32.html). */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const shape = /^([0-9A-HJKMNP-TV-Z]{4})([0-9A-HJKMNP-TV-Z]{4})(?:0*([1-9]\d{0,3}))?$/;

/** A binder's code, XXXX-XXXX: 35 random bits and a check character, so that a misread sign is told at once. */
export function newCode(): string {
  const code = Array.from({ length: 7 }, () => signs[randomInt(signs.length)]).join('');
  return grouped(code + signs[twice(sumOf(code))]);
}

/** What stands on a routine's pages: the binder's code and the routine's place in it. */
export const pageCode = (code: string, place: number): string => `${code}-${place}`;

/**
 * A code somebody typed from paper, in whatever case, with spaces and dashes, O for 0, I or L for 1; with the place after it where
 * she typed one. Null where it can be no code: it is too short, or its check character says that a sign was misread.
 */
export function readCode(typed: string): { code: string; place: number | null } | null {
  const tidy = typed
    .toUpperCase()
    .replace(/[\s\p{Pd}._/]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  const [, first, second, place] = shape.exec(tidy) ?? [];
  if (!first || !second || sumOf(first + second) !== 0) return null;
  return { code: grouped(first + second), place: place ? Number(place) : null };
}

/**
 * The signs as a polynomial over the field of 32 elements, at a primitive element: one sign misread, or two changed with each other
 * wherever they stand, never gives the same sum.
 */
const sumOf = (code: string): number => [...code].reduce((sum, sign) => twice(sum) ^ signs.indexOf(sign), 0);
const twice = (n: number): number => (n & 16 ? (n << 1) ^ 0b100101 : n << 1);

const grouped = (code: string) => `${code.slice(0, 4)}-${code.slice(4)}`;
