import { createHash, randomInt } from 'node:crypto';

/** Crockford's base 32: nothing is mistaken for another sign on paper. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const MANY = 10;
const LENGTH = 25;
const DIGEST = /^[0-9a-f]{64}$/;

const newCode = () =>
  Array.from({ length: LENGTH }, () => SIGNS[randomInt(SIGNS.length)])
    .join('')
    .replace(/.{5}(?=.)/g, '$&-');

/** A code as it is kept, whatever case it is typed in: 125 random bits need no slow hash (ASVS 6.5.2). */
export const asKept = (typed: string): string =>
  createHash('sha256')
    .update(
      typed
        .toUpperCase()
        .replace(/[\s\p{Pd}]/gu, '')
        .replaceAll('O', '0')
        .replace(/[IL]/g, '1'),
    )
    .digest('hex');

/**
 * For the library, which would keep the codes encrypted, so that whoever has the key has them. It compares what it is given
 * with what it "decrypts": both are digests here, and those that are left after one was used stay as they are.
 */
export const recoveryCodes = {
  customBackupCodesGenerate: () => Array.from({ length: MANY }, newCode),
  storeBackupCodes: {
    encrypt: async (codes: string) =>
      JSON.stringify((JSON.parse(codes) as string[]).map((code) => (DIGEST.test(code) ? code : asKept(code)))),
    decrypt: async (kept: string) => (kept.startsWith('[') ? kept : '[]'),
  },
};
