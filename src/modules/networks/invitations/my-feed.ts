import { createHash, createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import { lock, type Read, type Tx } from '#platform/db/db.ts';
import { Refused } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { t } from './texts.ts';

export const feedForm = z.object({ id: field.id() });

/**
 * Makes a secret address of the calendar of my networks; one that is there already stops working. The secret follows from
 * the form's id and the installation's key, so that a form sent twice makes one address; only its digest is kept.
 */
export async function makeFeed(tx: Tx, me: string, { id }: z.output<typeof feedForm>, key: string): Promise<string> {
  const secret = createHmac('sha256', key).update(`networks feed:${me}:${id}`).digest('base64url');
  await lock(tx, 'networks.feed', me);
  const before = await tx.selectFrom('networks.feed').select('revoked_at').where('id', '=', id).executeTakeFirst();
  if (before?.revoked_at) throw new Refused(t.feedReplaced());
  if (before) return secret;
  await end(tx, me);
  const made = await tx
    .insertInto('networks.feed')
    .values({ id, person_id: me, secret_hash: createHash('sha256').update(secret).digest() })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!made) throw new Refused(t.feedReplaced()); // somebody else's form
  await record(tx, 'network_feed.made', { type: 'network_feed', id });
  return secret;
}

/** Ends one's address: it answers as if it had never been. */
export async function revokeFeed(tx: Tx, me: string): Promise<void> {
  await lock(tx, 'networks.feed', me);
  const ended = await end(tx, me);
  if (ended) await record(tx, 'network_feed.revoked', { type: 'network_feed', id: ended });
}

async function end(tx: Tx, me: string): Promise<string | null> {
  const ended = await tx
    .updateTable('networks.feed')
    .set({ revoked_at: sql<Date>`now()` })
    .where('person_id', '=', me)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return ended?.id ?? null;
}

/** My address, without the secret, which is not kept. */
export const findMyFeed = (db: Read, me: string) =>
  db
    .selectFrom('networks.feed')
    .select(['id', 'created_at', 'last_read_at'])
    .where('person_id', '=', me)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
