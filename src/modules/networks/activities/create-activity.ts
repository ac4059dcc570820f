import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { NotFound, Refused } from '#platform/http/failures.ts';
import { field, say } from '#platform/http/form.ts';
import { localDate } from '#platform/i18n/dates.ts';
import { writeLetter } from '#platform/mail/write-letter.ts';
import { noPerson } from '#platform/text/person-in-text.ts';
import type { Wrong } from '../meetings/plan-meeting.ts';
import { getInside } from '../networks/networks.queries.ts';
import type { ActivityState } from './activities.queries.ts';
import { wrongOwner } from './hand-over.ts';
import { t } from './texts.ts';

export const activityForm = z
  .object({
    id: field.id(),
    title: noPerson(field.text({ max: 300, required: t.titleMissing })),
    owner_function: noPerson(field.optionalText({ max: 200 })),
    owner: field.optionalId(),
    due_on: field.day().refine((day) => day >= localDate(new Date()), say(t.duePast)),
  })
  .refine(({ owner, owner_function }) => owner !== null || owner_function !== '', {
    path: ['owner_function'],
    ...say(t.ownerMissing),
  });

type NewActivity = z.output<typeof activityForm> & {
  network: string;
  /** The decision it comes of, or null. */
  decision: string | null;
};

/**
 * Writes down something the network takes on; its owner gets a letter. For members, and who keeps the network. Throws
 * `NotFound` for others, and `Refused` where the network has ended. Sent again it is the same. Returns what is wrong with the
 * form, if something is: an owner who is a member no longer.
 */
export async function createActivity(tx: Tx, activity: NewActivity, me: string): Promise<Wrong | null> {
  const { id, network, decision, title, owner_function, owner, due_on } = activity;
  const { closed_at } = await getInside(tx, network);
  if (closed_at) throw new Refused(t.networkOver());
  const wrong = await wrongOwner(tx, network, owner);
  if (wrong) return wrong;
  const { rows } =
    await sql`insert into networks.activity (id, network_id, decision_id, title, owner_function, owner_id, due_on, created_by)
    values (${id}::uuid, ${network}::uuid, ${decision}::uuid, ${title}, ${owner_function}, ${owner}::uuid, ${due_on}::date, ${me}::uuid)
    on conflict (id) do nothing returning id`.execute(tx);
  if (rows.length === 0) {
    const { rows: known } =
      await sql`select from networks.activity a where a.id = ${id}::uuid and a.created_by = ${me}::uuid`.execute(tx);
    if (known.length === 0) throw new NotFound();
    return null;
  }
  await noteChange(tx, { activity: id, network, state: 'planned', dueOn: due_on, note: '' }, me);
  await record(tx, 'activity.created', { type: 'activity', id, person: owner, details: { network } });
  if (owner && owner !== me) await writeLetter(tx, 'networks.activity_yours', owner, { activity: id });
  return null;
}

type Change = { activity: string; network: string; state: ActivityState; dueOn: string; note: string };

/** A row of its history. */
export async function noteChange(tx: Tx, { activity, network, state, dueOn, note }: Change, me: string): Promise<void> {
  await sql`insert into networks.activity_change (activity_id, network_id, state, due_on, note, changed_by)
    values (${activity}::uuid, ${network}::uuid, ${state}, ${dueOn}::date, ${note}, ${me}::uuid)`.execute(tx);
}
