import { type KeyObject, sign, verify } from 'node:crypto';
import { z } from 'zod';
import { publicText } from './anchor-key.ts';

const hex = z.string().regex(/^[0-9a-f]{64}$/);

/** Where every chain of the log ended at a moment. `before` is the SHA-256 of the anchor before, so that none can be left out. */
const Anchor = z.object({
  installation: z.string(),
  at: z.iso.datetime(),
  before: hex.nullable(),
  entries: z.number().int(),
  chains: z.array(z.object({ chain: z.uuid(), position: z.number().int().positive(), hash: hex })),
});
export type Anchor = z.output<typeof Anchor>;

const Signed = z.object({ anchor: Anchor, key: z.string(), signature: z.string() });

/** An anchor as it is kept: JSON that a person can read, with the public key and the signature over the anchor's own JSON. */
export function signAnchor(anchor: Anchor, key: KeyObject): string {
  const signature = sign(null, Buffer.from(JSON.stringify(anchor)), key).toString('base64');
  return `${JSON.stringify({ anchor, key: publicText(key), signature }, null, 1)}\n`;
}

/** The anchor, when it is one and its signature is by the trusted key; else what is wrong with it. */
export function readAnchor(text: string, trusted: KeyObject): Anchor | string {
  const read = Signed.safeParse(parse(text));
  if (!read.success) return 'is no anchor, or was changed';
  const { anchor, signature } = read.data;
  const holds = verify(null, Buffer.from(JSON.stringify(anchor)), trusted, Buffer.from(signature, 'base64'));
  return holds ? anchor : 'its signature is not by the key, or it was changed';
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
