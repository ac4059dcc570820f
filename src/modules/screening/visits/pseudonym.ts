import { createHmac, randomBytes } from 'node:crypto';
import type { Tx } from '#platform/db/db.ts';
import { parsePersonalNumber } from '#platform/files/personal-number.ts';
import { keysFor, sealBytes, unsealBytes } from '#platform/files/seal.ts';

const LENGTH = 10;
const keys = (secret: string) => keysFor(secret, 'screening unit key');

/**
 * The unit's own secret, made the first time it is needed. Sealed with the installation's secret and tied to the unit: the
 * rows of another unit, or the database without the secret, give nothing.
 * @param secret the installation's secret
 */
export async function openUnitKey(tx: Tx, secret: string, unit: string): Promise<Buffer> {
  await tx
    .insertInto('screening.unit_key')
    .values({ unit_id: unit, sealed: sealBytes(randomBytes(32), keys(secret), unit) })
    .onConflict((other) => other.doNothing())
    .execute();
  const { sealed } = await tx
    .selectFrom('screening.unit_key')
    .select('sealed')
    .where('unit_id', '=', unit)
    .executeTakeFirstOrThrow();
  return unsealBytes(sealed, keys(secret), unit);
}

/**
 * Ten bytes that are the same whenever the unit means the same person, and that nobody without the unit's key can make or
 * undo (HMAC-SHA-256, RFC 2104, shortened). What was typed is kept nowhere.
 * @param reference a case number, or a personal number in any way of writing it
 */
export const pseudonymOf = (reference: string, unitKey: Buffer): Buffer =>
  createHmac('sha256', unitKey)
    .update(`reference 1:${tidy(reference)}`)
    .digest()
    .subarray(0, LENGTH);

/** For somebody nobody wants to know again by a number: chance. */
export const chancePseudonym = (): Buffer => randomBytes(LENGTH);

function tidy(reference: string): string {
  const number = parsePersonalNumber(reference);
  return number.ok
    ? number.value
    : reference
        .normalize('NFKC')
        .toUpperCase()
        .replace(/[\s\-–_.:/]/g, '');
}

/** Crockford's base 32: no I, L, O or U, so that it can be read aloud and written by hand. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The first five bytes as people read them: "4F7K-9QXM". */
export function codeOf(pseudonym: Uint8Array): string {
  const bits = [...pseudonym.subarray(0, 5)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const signs = bits.match(/.{5}/g)!.map((five) => SIGNS[Number.parseInt(five, 2)]);
  return `${signs.slice(0, 4).join('')}-${signs.slice(4).join('')}`;
}

/** The five bytes of a code as it was read or heard: small letters, O for 0, I or L for 1, with or without the dash. */
export function bytesOfCode(code: string): Buffer {
  const heard = code
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  const bits = [...heard].map((sign) => Math.max(0, SIGNS.indexOf(sign)).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
