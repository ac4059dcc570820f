import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import { lock, type Tx } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { field, say } from '#platform/http/form.ts';
import { writeLetter } from '#platform/mail/write-letter.ts';
import { noPerson } from '#platform/text/person-in-text.ts';
import type { Wrong } from '../meetings/plan-meeting.ts';
import { getActivity, listOwners } from './activities.queries.ts';
import { t } from './texts.ts';

const owns = {
  owner_function: noPerson(field.optionalText({ max: 200 })),
  owner: field.optionalId(),
};
export const handOverForm = z.object(owns).refine(({ owner, owner_function }) => owner !== null || owner_function !== '', {
  path: ['owner_function'],
  ...say(t.ownerMissing),
});

/** What is wrong with a chosen owner, and at which field; null where nothing is: she is a member whose name may be told. */
export async function wrongOwner(tx: Tx, network: string, owner: string | null): Promise<Wrong | null> {
  if (!owner || (await listOwners(tx, network)).some((one) => one.id === owner)) return null;
  return { field: 'owner', said: t.ownerNotMember() };
}

/**
 * Says who does an activity from now on, for who keeps the network; a new owner gets a letter. Saying the same changes nothing.
 * Returns what is wrong with the form, if something is.
 */
export async function handOver(
  tx: Tx,
  id: string,
  { owner, owner_function }: z.output<typeof handOverForm>,
  me: string,
): Promise<Wrong | null> {
  await lock(tx, 'networks.activity', id);
  const before = await getActivity(tx, id);
  if (!before.hands_over) throw new NotFound();
  if (owner === before.owner_id && owner_function === before.owner_function) return null;
  const wrong = owner === before.owner_id ? null : await wrongOwner(tx, before.network_id, owner);
  if (wrong) return wrong;
  await sql`select networks.hand_over(${id}::uuid, ${owner}::uuid, ${owner_function})`.execute(tx);
  await record(tx, 'activity.handed_over', { type: 'activity', id, person: owner });
  if (owner && owner !== me && owner !== before.owner_id)
    await writeLetter(tx, 'networks.activity_yours', owner, { activity: id });
  return null;
}
