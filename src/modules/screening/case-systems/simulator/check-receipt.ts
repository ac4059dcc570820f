import { createPublicKey, verify } from 'node:crypto';

/** As `GET /screening/receipt-key` answers. */
export type Jwk = Record<string, unknown> & { kid: string };

const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;

/** Which key a receipt was signed with. */
export const kidOf = (signature: string): string => String(read(signature.split('.')[0] ?? '')['kid']);

/**
 * Is it Samfrid's receipt for this visit? Checked with the public key alone: a visit may be closed while Samfrid is away.
 * @param signature JWS compact, EdDSA
 */
export function isReceiptFor(visit: string, signature: string, key: Jwk, samfrid: string): boolean {
  const [head = '', payload = '', sign = ''] = signature.split('.');
  if (read(head)['alg'] !== 'EdDSA') return false; // never whatever the sender says it is
  const publicKey = createPublicKey({ key, format: 'jwk' });
  if (!verify(null, Buffer.from(`${head}.${payload}`), publicKey, Buffer.from(sign, 'base64url'))) return false;
  const said = read(payload);
  return said['receipt'] === visit && said['iss'] === samfrid;
}
