import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';

export const NewDirectory = z.object({ id: field.id(), organisation: field.id(), label: field.text({ max: 120 }) });
export const NewDirectoryKey = z.object({ days: field.whole({ min: 1, max: 366 }) });

/** Enters a directory of a municipality. Sent twice it is entered once. False when the municipality has one of that name. */
export async function addDirectory(tx: Tx, wish: z.output<typeof NewDirectory>): Promise<boolean> {
  const keeps = await sql<{ keeps: boolean }>`select exists (select from organisation.organisation
    where id = ${wish.organisation} and kind = 'municipality' and id in (select organisation.mine('directory.keep'))) as keeps`.execute(
    tx,
  );
  if (!keeps.rows[0]?.keeps) throw new NotFound();
  const { rows } = await sql<{ id: string }>`insert into organisation.directory (id, organisation_id, label, created_by)
    values (${wish.id}, ${wish.organisation}, ${wish.label}, access.person()) on conflict do nothing returning id`.execute(tx);
  if (!rows[0])
    return (await tx.selectFrom('organisation.directory').select('id').where('id', '=', wish.id).execute()).length > 0;
  await record(tx, 'directory.added', { type: 'directory', id: wish.id });
  return true;
}

/** A secret and what is kept of it. Its beginning says to whoever finds one what it opens. */
export function newSecret(): { secret: string; hash: Buffer } {
  const secret = `samfrid_scim_${randomBytes(32).toString('base64url')}`;
  return { secret, hash: createHash('sha256').update(secret).digest() };
}

/** Makes a key with which the directory comes in. The secret is returned once. */
export async function makeDirectoryKey(tx: Tx, directory: string, days: number): Promise<string> {
  const { secret, hash } = newSecret();
  await sql`insert into organisation.directory_key (directory_id, secret_hash, expires_at, created_by)
    values (${directory}, ${hash}, now() + make_interval(days => ${days}), access.person())`.execute(tx);
  await record(tx, 'directory_key.made', { type: 'directory', id: directory, details: { days } });
  return secret;
}

/** Ends a key at once. Returns whose it was. */
export async function endDirectoryKey(tx: Tx, id: string): Promise<string> {
  const ended = await tx
    .updateTable('organisation.directory_key')
    .set({ revoked_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning('directory_id')
    .executeTakeFirst();
  if (!ended) throw new NotFound();
  await record(tx, 'directory_key.ended', { type: 'directory', id: ended.directory_id, details: { key: id } });
  return ended.directory_id;
}
