import { createHash, createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { lock, type Read, type Tx } from '#platform/db/db.ts';
import { field } from '#platform/http/form.ts';

/** The id the form was shown with. */
export const addressForm = z.object({ id: field.id() });

/**
 * Makes a secret address for one's calendar; one that is there already stops working. The secret follows from the id the
 * form was shown with and the installation's key, so that a form sent twice makes one address and says it twice. Only its
 * digest is kept, in the module's own `table`: id, person_id, secret_hash, created_at, revoked_at, last_read_at.
 * `did` is what is to be recorded; null where the form's address is ended already, or is somebody else's.
 */
export async function makeAddress(
  tx: Tx,
  table: string,
  me: string,
  { id }: z.output<typeof addressForm>,
  key: string,
): Promise<{ secret: string; did: 'made' | 'replaced' | 'nothing' } | null> {
  const secret = createHmac('sha256', key).update(`${table}:${me}:${id}`).digest('base64url');
  await lock(tx, table, me);
  const before = await sql<{
    ended: boolean;
  }>`select revoked_at is not null as ended from ${sql.table(table)} where id = ${id}::uuid`.execute(tx);
  if (before.rows[0]) return before.rows[0].ended ? null : { secret, did: 'nothing' };
  const replaced = await end(tx, table, me);
  const made = await sql`insert into ${sql.table(table)} (id, person_id, secret_hash)
    values (${id}::uuid, ${me}::uuid, ${createHash('sha256').update(secret).digest()}) on conflict do nothing returning id`.execute(
    tx,
  );
  return made.rows.length === 0 ? null : { secret, did: replaced ? 'replaced' : 'made' };
}

/** Ends one's address: it answers as if it had never been. Its id; null where there was none. */
export async function revokeAddress(tx: Tx, table: string, me: string): Promise<string | null> {
  await lock(tx, table, me);
  return await end(tx, table, me);
}

async function end(tx: Tx, table: string, me: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`update ${sql.table(table)} set revoked_at = now()
    where person_id = ${me}::uuid and revoked_at is null returning id`.execute(tx);
  return rows[0]?.id ?? null;
}

export type Address = { created_at: Date; last_read_at: Date | null };

/** My address, without the secret, which is not kept; undefined when I have none. */
export async function findAddress(db: Read, table: string, me: string): Promise<Address | undefined> {
  const { rows } = await sql<Address>`select created_at, last_read_at from ${sql.table(table)}
    where person_id = ${me}::uuid and revoked_at is null`.execute(db);
  return rows[0];
}
