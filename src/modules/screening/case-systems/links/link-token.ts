import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { keysFor } from '#platform/files/seal.ts';

const BODY = 38; // id (16) · end (6) · chance (16)
const SIGN = 32;

/**
 * The token of a link: its id, its end and chance, signed with a key made of the installation's secret. Whoever has the
 * database alone can make none, and one whose end was moved is none of ours; chance, so that nobody makes it again of what is
 * stored and the secret.
 */
export function makeToken(id: string, until: Date, secret: string): string {
  const body = Buffer.alloc(BODY);
  Buffer.from(id.replaceAll('-', ''), 'hex').copy(body);
  body.writeUIntBE(until.getTime(), 16, 6);
  randomBytes(BODY - 22).copy(body, 22);
  return Buffer.concat([body, signed(body, secret)]).toString('base64url');
}

/** Is it one of ours, as we made it? */
export function isOurs(token: string, secret: string): boolean {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== BODY + SIGN || bytes.toString('base64url') !== token) return false;
  return timingSafeEqual(signed(bytes.subarray(0, BODY), secret), bytes.subarray(BODY));
}

const signed = (body: Buffer, secret: string) =>
  createHmac('sha256', keysFor(secret, 'question link').index).update(body).digest();

/** What is kept of a token, or of a page's own address. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** What takes the token's place once the link is opened. */
export const newPage = (): string => randomBytes(32).toString('base64url');
