import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { NotFound, Refused } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { noPerson } from '#platform/text/person-in-text.ts';
import { lockKept, lockMeeting } from '../meetings/lock-meeting.ts';
import type { Meeting } from '../meetings/meetings.queries.ts';
import { t } from '../meetings/texts.ts';

const parts = {
  title: noPerson(field.text({ max: 200, required: t.itemNeedsTitle })),
  minutes: field.optionalWhole({ min: 1, max: 600 }),
  presenter: noPerson(field.optionalText({ max: 120 })),
  words: noPerson(field.optionalText({ max: 4000 })),
};
export const itemForm = z.object(parts);
export const newItemForm = z.object({ ...parts, id: field.id() });

/** May the reader put something on the agenda now? */
export const mayAdd = ({ cancelled_at, closed, begun, agenda_closed_at, keeps, member, minutes_state }: Meeting): boolean =>
  !cancelled_at && !closed && ((member && !begun && !agenda_closed_at) || (keeps && minutes_state !== 'approved'));

/** Puts an item last on the agenda; sent again it is the same one. */
export async function addItem(tx: Tx, meeting: string, form: z.output<typeof newItemForm>, me: string): Promise<void> {
  const locked = await lockMeeting(tx, meeting);
  const { rows } = await sql<{
    meeting_id: string;
  }>`select meeting_id from networks.agenda_item where id = ${form.id}::uuid`.execute(tx);
  if (rows[0]?.meeting_id === meeting) return;
  if (!mayAdd(locked)) throw new Refused(t.agendaClosed());
  const made = await sql<{
    id: string;
  }>`insert into networks.agenda_item (id, meeting_id, place, title, minutes, presenter, words, added_by)
    values (${form.id}::uuid, ${meeting}::uuid, networks.next_place(${meeting}::uuid), ${form.title}, ${form.minutes}, ${form.presenter}, ${form.words}, ${me}::uuid)
    on conflict (id) do nothing returning id`.execute(tx);
  if (made.rows.length === 0) throw new NotFound();
  await record(tx, 'agenda_item.added', { type: 'meeting', id: meeting });
}

/** Changes an item of one's own, or any where one keeps the network. */
export async function changeItem(tx: Tx, id: string, written: z.output<typeof itemForm>): Promise<string> {
  const { meeting } = await lockItem(tx, id);
  await tx.updateTable('networks.agenda_item').set(written).where('id', '=', id).execute();
  await record(tx, 'agenda_item.changed', { type: 'meeting', id: meeting.id });
  return meeting.id;
}

/** Takes an item off. A second time changes nothing. */
export async function removeItem(tx: Tx, id: string): Promise<string> {
  const { meeting, removed } = await lockItem(tx, id, true);
  if (removed) return meeting.id;
  await tx.updateTable('networks.agenda_item').set({ removed_at: sql`now()` }).where('id', '=', id).execute();
  await record(tx, 'agenda_item.removed', { type: 'meeting', id: meeting.id });
  return meeting.id;
}

async function lockItem(tx: Tx, id: string, evenRemoved = false): Promise<{ meeting: Meeting; removed: boolean }> {
  const find = () =>
    sql<{
      meeting_id: string;
      mine: boolean;
      removed: boolean;
    }>`select meeting_id, added_by = access.person() as mine, removed_at is not null as removed
      from networks.agenda_item where id = ${id}::uuid`.execute(tx);
  const [before] = (await find()).rows;
  if (!before) throw new NotFound();
  const meeting = await lockMeeting(tx, before.meeting_id);
  const removed = (await find()).rows[0]?.removed ?? true;
  if (removed && !evenRemoved) throw new NotFound();
  if (!before.mine && !meeting.keeps) throw new NotFound();
  if (!mayAdd(meeting)) throw new Refused(t.agendaClosed());
  return { meeting, removed };
}

export const orderForm = z.object({ item: field.id(), to: z.enum(['up', 'down']) });

/** Moves an item one step, for who keeps the network. */
export async function orderItem(tx: Tx, meeting: string, { item, to }: z.output<typeof orderForm>): Promise<void> {
  const locked = await lockKept(tx, meeting);
  if (!mayAdd(locked)) throw new Refused(t.agendaClosed());
  const { rows } = await sql<{
    id: string;
  }>`select id from networks.agenda_item where meeting_id = ${meeting}::uuid and removed_at is null
    order by place, added_at, id`.execute(tx);
  const order = rows.map(({ id }) => id);
  const at = order.indexOf(item);
  if (at < 0) throw new NotFound();
  const other = to === 'up' ? at - 1 : at + 1;
  if (other < 0 || other >= order.length) return;
  [order[at], order[other]] = [order[other]!, order[at]!];
  await sql`update networks.agenda_item i set place = o.place from unnest(${order}::uuid[]) with ordinality o (id, place) where i.id = o.id`.execute(
    tx,
  );
  await record(tx, 'agenda.ordered', { type: 'meeting', id: meeting });
}

/** Closes the agenda to more items from the members, or opens it again. */
export async function closeAgenda(tx: Tx, id: string, close: boolean): Promise<void> {
  const meeting = await lockKept(tx, id);
  if (meeting.cancelled_at) throw new Refused(t.isCancelled());
  if ((meeting.agenda_closed_at !== null) === close) return;
  await tx
    .updateTable('networks.meeting')
    .set({ agenda_closed_at: close ? sql<Date>`now()` : null })
    .where('id', '=', id)
    .execute();
  await record(tx, close ? 'agenda.closed' : 'agenda.opened', { type: 'meeting', id });
}
