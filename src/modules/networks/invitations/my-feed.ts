import type { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import { type addressForm, makeAddress, revokeAddress } from '#platform/calendars/secret-address.ts';
import type { Tx } from '#platform/db/db.ts';
import { Refused } from '#platform/http/failures.ts';
import { t } from './texts.ts';

export const FEEDS = 'networks.feed';

/** Makes a secret address of the calendar of my networks; one that is there already stops working. Sent again it is the same one. */
export async function makeFeed(tx: Tx, me: string, form: z.output<typeof addressForm>, key: string): Promise<string> {
  const made = await makeAddress(tx, FEEDS, me, form, key);
  if (!made) throw new Refused(t.feedReplaced());
  if (made.did !== 'nothing') await record(tx, 'network_feed.made', { type: 'network_feed', id: form.id });
  return made.secret;
}

/** Ends one's address: it answers as if it had never been. A second time changes nothing. */
export async function revokeFeed(tx: Tx, me: string): Promise<void> {
  const id = await revokeAddress(tx, FEEDS, me);
  if (id) await record(tx, 'network_feed.revoked', { type: 'network_feed', id });
}
