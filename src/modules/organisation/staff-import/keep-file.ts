import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Db, Tx } from '#platform/db/db.ts';
import { safeName } from '#platform/files/safe-name.ts';
import { keysFor, sealBytes, unsealBytes } from '#platform/files/seal.ts';

const keys = (secret: string) => keysFor(secret, 'staff file');
// Packed first: the driver carries a file several times over in memory, and staff lists pack to a fifth.
const pack = promisify(gzip);
const unpack = promisify(gunzip);

/**
 * Keeps an uploaded staff file until it has been applied or given up. Sealed: it may hold personal numbers, which lie open
 * nowhere in the database. It is bound to the import, so that it opens as nothing else.
 */
export async function keepFile(
  tx: Tx,
  secret: string,
  file: { id: string; importId: string; name: string; bytes: Uint8Array; by: string },
) {
  const sealed = sealBytes(await pack(file.bytes, { level: 1 }), keys(secret), file.importId);
  await tx
    .insertInto('platform.file')
    .values({
      id: file.id,
      name: safeName(file.name, 'personal').slice(0, 255),
      type: 'application/octet-stream',
      bytes: sealed,
      sha256: createHash('sha256').update(sealed).digest(),
      uploaded_by: file.by,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** The file as it was uploaded; undefined when it is no longer kept. */
export async function openFile(worker: Db, secret: string, fileId: string, importId: string): Promise<Buffer | undefined> {
  const kept = await worker.selectFrom('platform.file').select('bytes').where('id', '=', fileId).executeTakeFirst();
  return kept && unpack(unsealBytes(kept.bytes, keys(secret), importId));
}
