import { lock, type Read, type Tx } from '#platform/db/db.ts';
import { NotFound, Refused } from '#platform/http/failures.ts';
import { t } from './texts.ts';
import { getVersion, type Version } from './versions.queries.ts';

/** @throws {NotFound} for who does not write there */
export async function getMine(db: Read, id: string): Promise<Version> {
  const version = await getVersion(db, id);
  if (!version.mine) throw new NotFound();
  return version;
}

/** @throws {NotFound} for who does not write there, {Refused} for what is no draft */
export async function getMyDraft(db: Read, id: string): Promise<Version> {
  const version = await getMine(db, id);
  if (version.state !== 'draft') throw new Refused(t.refusedNotDraft());
  return version;
}

/** The same under the version's lock, which all who change it take first: as it is now, and stays until the transaction ends. */
export async function takeMine(tx: Tx, id: string): Promise<Version> {
  await lock(tx, 'handbook.version', id);
  return await getMine(tx, id);
}
export async function takeMyDraft(tx: Tx, id: string): Promise<Version> {
  await lock(tx, 'handbook.version', id);
  return await getMyDraft(tx, id);
}
