import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import { lock, type Tx } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { noPerson } from '#platform/text/person-in-text.ts';
import { activityStates, getActivity } from './activities.queries.ts';
import { noteChange } from './create-activity.ts';

export const moveForm = z.object({
  state: field.choice(activityStates),
  /** Left as it is where it is not sent: the buttons send the state alone. */
  due_on: field.optionalDay(),
  note: noPerson(field.optionalText({ max: 1000 })),
});

/** Says how far it has come, or another last day: its owner, who wrote it down, and who keeps the network. Saying the same changes nothing. */
export async function moveActivity(
  tx: Tx,
  id: string,
  { state, due_on, note }: z.output<typeof moveForm>,
  me: string,
): Promise<void> {
  await lock(tx, 'networks.activity', id);
  const before = await getActivity(tx, id);
  if (!before.moves) throw new NotFound();
  const dueOn = due_on ?? before.due_on;
  if (state === before.state && dueOn === before.due_on && !note) return;
  await sql`update networks.activity set state = ${state}, due_on = ${dueOn}::date where id = ${id}::uuid`.execute(tx);
  await noteChange(tx, { activity: id, network: before.network_id, state, dueOn, note }, me);
  await record(tx, 'activity.moved', { type: 'activity', id, details: { state } });
}
