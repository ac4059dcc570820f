import type { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import * as address from '#platform/calendars/secret-address.ts';
import type { Tx } from '#platform/db/db.ts';
import { Refused } from '#platform/http/failures.ts';
import { t } from './texts.ts';

export const ADDRESSES = 'training.calendar_feed';
type Form = z.output<typeof address.addressForm>;

/** Makes a secret address of the courses one takes; one that is there already stops working. Sent again it is the same one. */
export async function makeAddress(tx: Tx, me: string, form: Form, key: string): Promise<string> {
  const made = await address.makeAddress(tx, ADDRESSES, me, form, key);
  if (!made) throw new Refused(t.addressReplaced());
  const trace = { type: 'calendar_feed', id: form.id };
  if (made.did !== 'nothing') await record(tx, made.did === 'made' ? 'calendar_feed.made' : 'calendar_feed.replaced', trace);
  return made.secret;
}

/** Ends one's address. A second time changes nothing. */
export async function revokeAddress(tx: Tx, me: string): Promise<void> {
  const id = await address.revokeAddress(tx, ADDRESSES, me);
  if (id) await record(tx, 'calendar_feed.revoked', { type: 'calendar_feed', id });
}
