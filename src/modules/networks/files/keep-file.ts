import { createHash, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import { lock, type Tx } from '#platform/db/db.ts';
import { safeName } from '#platform/files/safe-name.ts';
import { NotFound, Refused } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { findPersonalNumbers, noPerson } from '#platform/text/person-in-text.ts';
import { announce } from '../digest/announce.ts';
import type { Network } from '../networks/networks.queries.ts';
import { getFile, listVersions } from './files.queries.ts';
import { isPdf, type Kind, recogniseShared } from './recognise-shared.ts';
import { t } from './texts.ts';

export const fileForm = z.object({ id: field.id(), title: noPerson(field.text({ max: 200, required: t.titleMissing })) });
export const versionForm = z.object({ id: field.id(), note: noPerson(field.optionalText({ max: 300 })) });

type Sent = { name: string; bytes: Uint8Array };
/** A file that is taken, with what it is by its content. */
export type Shared = Sent & { kind: Kind };
const MOST_BYTES = 20 * 1024 * 1024;

/** What was sent, or why it is not taken, in a sentence. */
export function takeIn(sent: Sent | null): Shared | string {
  if (!sent) return t.fileMissing();
  if (sent.bytes.length === 0) return t.fileEmpty();
  if (sent.bytes.length > MOST_BYTES) return t.fileTooLarge();
  const kind = recogniseShared(sent.bytes);
  if (!kind) return isPdf(sent.bytes) ? t.fileActive() : t.fileUnknown();
  return findPersonalNumbers(sent.name).length > 0 ? t.filePerson() : { ...sent, kind };
}

/** Lays a file in, with its first version. Sent again it is the same file. */
export async function addFile(
  tx: Tx,
  network: Network,
  { id, title }: z.output<typeof fileForm>,
  sent: Shared,
  me: string,
): Promise<void> {
  if (network.closed_at) throw new Refused(t.networkOver());
  const { rows } = await sql`insert into networks.file (id, network_id, title, added_by)
    values (${id}::uuid, ${network.id}::uuid, ${title}, ${me}::uuid) on conflict (id) do nothing returning id`.execute(tx);
  if (rows.length === 0) {
    const { rows: mine } = await sql`select from networks.file f where f.id = ${id}::uuid and f.added_by = ${me}::uuid`.execute(
      tx,
    );
    if (mine.length === 0) throw new NotFound();
    return;
  }
  const version = randomUUID();
  await keepVersion(tx, { id: version, file: id, network: network.id, number: 1, note: '' }, sent, me);
  await record(tx, 'network_file.added', { type: 'network_file', id, details: { bytes: sent.bytes.length } });
  await announce(tx, { network: network.id, kind: 'file', about: version });
}

/** Puts a new version in the place of the last; those before stay. Any member may; sent again it is the same version. */
export async function replaceFile(
  tx: Tx,
  file: string,
  { id, note }: z.output<typeof versionForm>,
  sent: Shared,
  me: string,
): Promise<void> {
  await lock(tx, 'networks.file', file);
  const { network_id, withdrawn_at, over } = await getFile(tx, file);
  if (withdrawn_at || over) throw new Refused(over ? t.networkOver() : t.withdrawnAlready());
  const versions = await listVersions(tx, file);
  if (versions.some((version) => version.id === id)) return;
  await keepVersion(tx, { id, file, network: network_id, number: (versions[0]?.number ?? 0) + 1, note }, sent, me);
  await record(tx, 'network_file.replaced', { type: 'network_file', id: file, details: { bytes: sent.bytes.length } });
  await announce(tx, { network: network_id, kind: 'file', about: id });
}

/** Takes a file away, with its contents and what it was called. Who laid it in, or calls the meetings. */
export async function withdrawFile(tx: Tx, id: string): Promise<void> {
  const { mine, convenes } = await getFile(tx, id);
  if (!mine && !convenes) throw new NotFound();
  const { rows } = await sql<{ done: boolean }>`select networks.withdraw_file(${id}::uuid) as done`.execute(tx);
  if (!rows[0]?.done) return;
  await record(tx, 'network_file.withdrawn', { type: 'network_file', id });
}

type Version = { id: string; file: string; network: string; number: number; note: string };

async function keepVersion(
  tx: Tx,
  { id, file, network, number, note }: Version,
  { name, bytes, kind: { type, ending } }: Shared,
  me: string,
): Promise<void> {
  // The ending follows the content: what is opened later is what was recognised.
  const called = `${safeName(name).replace(/\.[^.]*$/, '')}.${ending}`;
  const { id: content } = await tx
    .insertInto('platform.file')
    .values({
      name: called,
      type,
      uploaded_by: me,
      bytes: Buffer.from(bytes),
      sha256: createHash('sha256').update(bytes).digest(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { rows } =
    await sql`insert into networks.file_version (id, file_id, network_id, number, content_id, name, bytes, note, uploaded_by)
    values (${id}::uuid, ${file}::uuid, ${network}::uuid, ${number}, ${content}::uuid, ${called}, ${bytes.length}, ${note}, ${me}::uuid)
    on conflict (id) do nothing returning id`.execute(tx);
  if (rows.length === 0) throw new NotFound(); // the id of a version of another's
}
