import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { keysFor } from '#platform/files/seal.ts';

/** What a case system must have before it closes a visit. It tells that the question is dealt with, not what was answered. */
export type Receipt = {
  receipt: string;
  visit: string;
  unit: string;
  channel: string;
  /** RFC 3339. */
  closed_at: string;
  /** yyyy-mm. */
  counted_month: string;
};

/** RFC 8410: what stands before the 32 bytes of an Ed25519 private key in PKCS #8. */
const BEFORE_SEED = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Made out of the installation's secret, so that every process signs alike and nothing has to be kept. */
function receiptKey(secret: string): KeyObject {
  const seed = keysFor(secret, 'case system receipt').index;
  return createPrivateKey({ key: Buffer.concat([BEFORE_SEED, seed]), format: 'der', type: 'pkcs8' });
}

export type PublicKey = { kty: string; crv: string; x: string; kid: string; alg: string; use: string };

/** The public half as a JSON Web Key (RFC 8037), named by its thumbprint (RFC 7638). */
export function publicReceiptKey(secret: string): PublicKey {
  const { kty = '', crv = '', x = '' } = createPublicKey(receiptKey(secret)).export({ format: 'jwk' });
  const kid = createHash('sha256').update(JSON.stringify({ crv, kty, x })).digest('base64url');
  return { kty, crv, x, kid, alg: 'EdDSA', use: 'sig' };
}

/**
 * The receipt as a signed text of its own (JWS compact, RFC 7515, Ed25519): whoever has the public key checks it without
 * asking us. Ed25519 signs the same text alike, so that the same receipt is the same to the letter whenever it is fetched.
 * @param issuer our public address
 */
export function signReceipt(receipt: Receipt, issuer: string, secret: string): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const { kid } = publicReceiptKey(secret);
  const text = `${part({ alg: 'EdDSA', typ: 'samfrid-receipt', kid })}.${part({ iss: issuer, ...receipt })}`;
  return `${text}.${sign(null, Buffer.from(text), receiptKey(secret)).toString('base64url')}`;
}
