import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Keys for one purpose. Sealing and looking up have different keys, so that an index never helps to open a seal. */
export type Keys = { readonly sealing: Buffer; readonly index: Buffer };

// Layout: version (1) · nonce (12) · authentication tag (16) · ciphertext. A new way of sealing gets a new version byte.
const version = 1;
const nonceLength = 12;
const tagLength = 16;

/** The seal is broken, was made with another key or for another record, or is not a seal. Says nothing of what was in it. */
export class BrokenSeal extends Error {
  constructor() {
    super('a sealed value cannot be opened');
    this.name = 'BrokenSeal';
  }
}

/**
 * Keys out of the installation's secret (HKDF-SHA-256, RFC 5869). `purpose` names what they are for, such as
 * "personal number": values sealed for one purpose cannot be opened as another.
 * @throws when the secret has fewer than 32 characters
 */
export function keysFor(secret: string, purpose: string): Keys {
  if (secret.length < 32) throw new Error('the secret must have at least 32 characters');
  const key = (use: string) => Buffer.from(hkdfSync('sha256', secret, 'samfrid', `${use}: ${purpose}`, 32));
  return { sealing: key('seal'), index: key('index') };
}

/**
 * Encrypts a short text (AES-256-GCM). The same text gives a different seal each time. `belongsTo`, the id of the
 * record, ties the seal to it: moved to another row in the database, it does not open.
 */
export const seal = (text: string, keys: Keys, belongsTo = ''): Buffer => sealBytes(Buffer.from(text, 'utf8'), keys, belongsTo);

/** The same for bytes: a whole file that holds what may not lie open in the database. */
export function sealBytes(bytes: Uint8Array, keys: Keys, belongsTo = ''): Buffer {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', keys.sealing, nonce).setAAD(bound(belongsTo));
  const body = [cipher.update(bytes), cipher.final()];
  return Buffer.concat([Buffer.from([version]), nonce, cipher.getAuthTag(), ...body]);
}

/** @throws {BrokenSeal} when a single bit was changed, or the key or record is another */
export const unseal = (sealed: Uint8Array, keys: Keys, belongsTo = ''): string =>
  unsealBytes(sealed, keys, belongsTo).toString('utf8');

/** @throws {BrokenSeal} as `unseal` does */
export function unsealBytes(sealed: Uint8Array, keys: Keys, belongsTo = ''): Buffer {
  if (sealed[0] !== version || sealed.length < 1 + nonceLength + tagLength) throw new BrokenSeal();
  const nonce = sealed.subarray(1, 1 + nonceLength);
  const tag = sealed.subarray(1 + nonceLength, 1 + nonceLength + tagLength);
  try {
    const decipher = createDecipheriv('aes-256-gcm', keys.sealing, nonce, { authTagLength: tagLength }).setAAD(bound(belongsTo));
    decipher.setAuthTag(tag);
    return Buffer.concat([decipher.update(sealed.subarray(1 + nonceLength + tagLength)), decipher.final()]);
  } catch {
    throw new BrokenSeal();
  }
}

const bound = (belongsTo: string) => Buffer.concat([Buffer.from([version]), Buffer.from(belongsTo)]);

/**
 * A keyed fingerprint (HMAC-SHA-256) by which an equal text is found without opening any seal. Without the key it
 * cannot be tried out, which matters: there are few enough personal numbers to guess them all.
 */
export function blindIndex(text: string, keys: Keys): Buffer {
  return createHmac('sha256', keys.index).update(text, 'utf8').digest();
}
