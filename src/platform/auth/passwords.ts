// argon2id from Node itself, with the parameters OWASP recommends (19 MiB, two passes, one lane).
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);
const COST = { parallelism: 1, tagLength: 32, memory: 19_456, passes: 2 };

export async function hash(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive('argon2id', { ...COST, message: password.normalize('NFKC'), nonce });
  return ['argon2id', nonce.toString('base64'), tag.toString('base64')].join('$');
}

export async function verify(given: { hash: string; password: string }): Promise<boolean> {
  const [kind, nonce, tag] = given.hash.split('$');
  if (kind !== 'argon2id' || !nonce || !tag) return false;
  const message = given.password.normalize('NFKC');
  const derived = await derive('argon2id', { ...COST, message, nonce: Buffer.from(nonce, 'base64') });
  return timingSafeEqual(derived, Buffer.from(tag, 'base64'));
}
