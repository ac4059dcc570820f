import { createHash, createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import { lock, type Tx } from '#platform/db/db.ts';
import { Refused } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { t } from './texts.ts';

export const AddressForm = z.object({ id: field.id() });

/**
 * Makes a secret address for one's calendar; one that is there already stops working. The secret follows from the id the
 * form was shown with and the installation's key, so that a form sent twice makes one address and says it twice. Only its
 * digest is kept.
 */
export async function makeAddress(tx: Tx, me: string, { id }: z.output<typeof AddressForm>, key: string): Promise<string> {
  const secret = createHmac('sha256', key).update(`calendar feed:${me}:${id}`).digest('base64url');
  await lock(tx, 'training.calendar_feed', me);
  const before = await tx.selectFrom('training.calendar_feed').select('revoked_at').where('id', '=', id).executeTakeFirst();
  if (before?.revoked_at) throw new Refused(t.addressReplaced());
  if (before) return secret;
  const replaced = await end(tx, me);
  const made = await tx
    .insertInto('training.calendar_feed')
    .values({ id, person_id: me, secret_hash: createHash('sha256').update(secret).digest() })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!made) throw new Refused(t.addressReplaced()); // somebody else's form
  await record(tx, replaced ? 'calendar_feed.replaced' : 'calendar_feed.made', { type: 'calendar_feed', id });
  return secret;
}

/** Ends one's address: it answers as if it had never been. A second time changes nothing. */
export async function revokeAddress(tx: Tx, me: string): Promise<void> {
  await lock(tx, 'training.calendar_feed', me);
  const ended = await end(tx, me);
  if (ended) await record(tx, 'calendar_feed.revoked', { type: 'calendar_feed', id: ended });
}

async function end(tx: Tx, me: string): Promise<string | null> {
  const ended = await tx
    .updateTable('training.calendar_feed')
    .set({ revoked_at: sql<Date>`now()` })
    .where('person_id', '=', me)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return ended?.id ?? null;
}
