import { randomInt } from 'node:crypto';

/** Crockford's base 32: no I, L, O or U, so that nothing is mistaken for 1, 0 or V on paper (crockford.com/base32.html). */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const shape = /^[0-9A-HJKMNP-TV-Z]{12}$/;

/** A certificate's code, XXXX-XXXX-XXXX: sixty random bits, so that a million certificates cannot be found by trying. */
export function newCode(): string {
  return grouped(Array.from({ length: 12 }, () => signs[randomInt(signs.length)]).join(''));
}

/** The code somebody typed from paper, in whatever case, with spaces and dashes, O for 0, I or L for 1. Null when it can be no code. */
export function readCode(typed: string): string | null {
  const tidy = typed
    .toUpperCase()
    .replace(/[\s\p{Pd}._]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return shape.test(tidy) ? grouped(tidy) : null;
}

const grouped = (code: string) => code.match(/.{4}/g)!.join('-');
