// A stream sealed piece by piece (AES-256-GCM), so that a backup of any size is written and read in little memory, and a
// cut, changed, moved or repeated piece does not open. The construction is STREAM (Hoang, Reyhanitabar, Rogaway and
// Vizár, 2015): the nonce is a random prefix, the piece's number and whether it is the last.
//
// Layout: mark (17) · salt (32) · nonce prefix (7) · key check (16) · pieces of up to 1 MiB, each with its tag (16) after it.
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { BackupUnreadable } from './backup-unreadable.ts';

const MARK = Buffer.from('samfrid backup 1\n');
const SALT = 32;
const PREFIX = 7;
const CHECK = 16;
const TAG = 16;
export const HEADER = MARK.length + SALT + PREFIX + CHECK;
export const PIECE = 1024 * 1024;

/** Its own salt gives each file its own key: a nonce can never be used twice with one. */
function keysOf(secret: string, salt: Uint8Array) {
  if (secret.length < 32) throw new Error('The key of a backup must have at least 32 characters.');
  const key = (use: string) => Buffer.from(hkdfSync('sha256', secret, salt, `samfrid backup: ${use}`, 32));
  return { sealing: key('seal'), checking: key('check') };
}

const checkOf = (key: Buffer, header: Uint8Array) => createHmac('sha256', key).update(header).digest().subarray(0, CHECK);

/** Nonce and bound data of a piece: the whole header, and so the salt, is bound to every piece. */
function placeOf(header: Buffer, number: number, last: boolean) {
  const place = Buffer.alloc(5);
  place.writeUInt32BE(number);
  place[4] = last ? 1 : 0;
  const prefix = header.subarray(MARK.length + SALT, MARK.length + SALT + PREFIX);
  return { nonce: Buffer.concat([prefix, place]), bound: Buffer.concat([header, place]) };
}

/** Seals `source`. `secret` has at least 32 characters. */
export async function* sealStream(source: AsyncIterable<Uint8Array>, secret: string): AsyncGenerator<Buffer> {
  const start = Buffer.concat([MARK, randomBytes(SALT + PREFIX)]);
  const keys = keysOf(secret, start.subarray(MARK.length, MARK.length + SALT));
  const header = Buffer.concat([start, checkOf(keys.checking, start)]);
  yield header;
  let number = 0;
  const close = (piece: Uint8Array, last: boolean) => {
    const { nonce, bound } = placeOf(header, number++, last);
    const cipher = createCipheriv('aes-256-gcm', keys.sealing, nonce).setAAD(bound);
    return Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]);
  };
  let held: Uint8Array = Buffer.alloc(0);
  for await (const bytes of source) {
    held = held.length === 0 ? bytes : Buffer.concat([held, bytes]);
    for (; held.length > PIECE; held = held.subarray(PIECE)) yield close(held.subarray(0, PIECE), false);
  }
  yield close(held, true);
}

/**
 * Opens what `sealStream` sealed. What it yields is as it was written; that it was all of it is known when it ends.
 * @throws {BackupUnreadable} when the key is another, or a single bit was changed, moved, repeated or cut off
 */
export async function* openStream(source: AsyncIterable<Uint8Array>, secret: string): AsyncGenerator<Buffer> {
  let header: Buffer | undefined;
  let sealing: Buffer = Buffer.alloc(0);
  let number = 0;
  let held: Uint8Array = Buffer.alloc(0);
  const open = (piece: Uint8Array, last: boolean) => {
    const { nonce, bound } = placeOf(header!, number++, last);
    try {
      if (piece.length < TAG) throw new Error('shorter than its tag');
      const decipher = createDecipheriv('aes-256-gcm', sealing, nonce, { authTagLength: TAG }).setAAD(bound);
      decipher.setAuthTag(piece.subarray(piece.length - TAG));
      return Buffer.concat([decipher.update(piece.subarray(0, piece.length - TAG)), decipher.final()]);
    } catch {
      throw new BackupUnreadable(`The file was changed or cut off, at about ${number} MB. Use another copy of it.`);
    }
  };
  for await (const bytes of source) {
    held = held.length === 0 ? bytes : Buffer.concat([held, bytes]);
    if (!header && held.length >= HEADER) {
      header = Buffer.from(held.subarray(0, HEADER));
      sealing = sealingKeyOf(header, secret);
      held = held.subarray(HEADER);
    }
    // The last piece is known by nothing coming after it: one is always held back.
    for (; header && held.length > PIECE + TAG; held = held.subarray(PIECE + TAG)) {
      yield open(held.subarray(0, PIECE + TAG), false);
    }
  }
  if (!header) throw new BackupUnreadable('This is not a backup of Samfrid, or hardly anything of one.');
  yield open(held, true);
}

function sealingKeyOf(header: Buffer, secret: string): Buffer {
  const mark = header.subarray(0, MARK.length);
  if (!mark.equals(MARK)) {
    const newer = mark.subarray(0, 15).equals(MARK.subarray(0, 15));
    throw new BackupUnreadable(
      newer ? 'The backup has a format this version does not know. Use a newer version.' : 'This is not a backup of Samfrid.',
    );
  }
  const keys = keysOf(secret, header.subarray(MARK.length, MARK.length + SALT));
  if (!timingSafeEqual(checkOf(keys.checking, header.subarray(0, HEADER - CHECK)), header.subarray(HEADER - CHECK))) {
    throw new BackupUnreadable(
      'The key is not the one the backup was made with (BACKUP_KEY, or SECRET_KEY where that is not set), or its beginning was changed.',
    );
  }
  return keys.sealing;
}
