import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import { lock, type Tx } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { getActivity, listChanges } from './activities.queries.ts';

/** Takes away the words of an activity and all its notes: whoever wrote it down, or keeps the network. What was left of it falls away. */
export async function withdrawActivity(tx: Tx, id: string): Promise<void> {
  await lock(tx, 'networks.activity', id);
  if (!(await getActivity(tx, id)).takes_away) throw new NotFound();
  const { rows } = await sql<{ done: boolean }>`select networks.withdraw_activity(${id}::uuid) as done`.execute(tx);
  if (rows[0]?.done) await record(tx, 'activity.withdrawn', { type: 'activity', id });
}

/** Takes away one note of its history: whoever wrote the note, or keeps the network. */
export async function withdrawNote(tx: Tx, id: string, change: string): Promise<void> {
  await lock(tx, 'networks.activity', id);
  const { id: activity } = await getActivity(tx, id);
  const noted = (await listChanges(tx, activity)).find((one) => one.id === change);
  if (!noted?.takes_away) throw new NotFound();
  const { rows } = await sql<{ done: boolean }>`select networks.withdraw_note(${noted.id}::uuid) as done`.execute(tx);
  if (rows[0]?.done) await record(tx, 'activity.note_withdrawn', { type: 'activity', id: activity });
}
