import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Config } from '#platform/config.ts';

/**
 * The key that signs anchors, Ed25519 (RFC 8032): ANCHOR_KEY, or anchor.key in the data folder, made at the first use and
 * readable by the service's account alone. Its own key, so that whoever has SECRET_KEY cannot sign.
 */
export function anchorKey({ anchor, dataDir }: Pick<Config, 'anchor' | 'dataDir'>): KeyObject {
  if (anchor.key) return createPrivateKey({ key: Buffer.from(anchor.key, 'base64'), format: 'der', type: 'pkcs8' });
  const file = path.join(dataDir, 'anchor.key');
  fs.mkdirSync(dataDir, { recursive: true });
  try {
    fs.writeFileSync(
      file,
      generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
      {
        flag: 'wx', // of two processes at their first use one makes it
        mode: 0o600,
      },
    );
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return createPrivateKey({ key: Buffer.from(fs.readFileSync(file, 'utf8'), 'base64'), format: 'der', type: 'pkcs8' });
}

/** The public half in one line, to keep where the operator cannot change it. */
export const publicText = (key: KeyObject): string =>
  createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64');

/** Throws on what is no public key of the kind. */
export function readPublic(text: string): KeyObject {
  const key = createPublicKey({ key: Buffer.from(text.trim(), 'base64'), format: 'der', type: 'spki' });
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('not an Ed25519 key');
  return key;
}
