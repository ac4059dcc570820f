import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import { lock, type Tx } from '#platform/db/db.ts';
import { NotFound, Refused } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { instant, localDate } from '#platform/i18n/dates.ts';
import { isLink } from '#platform/text/address.ts';
import { noPerson } from '#platform/text/person-in-text.ts';
import { getKept } from '../networks/networks.queries.ts';
import { addDays, isSkipped } from '../series/days.ts';
import { dealHosts } from './deal-hosts.ts';
import { lockKept } from './lock-meeting.ts';
import { getMeeting, type Meeting } from './meetings.queries.ts';
import { t } from './texts.ts';

export const whereFields = {
  title: noPerson(field.optionalText({ max: 200 })),
  place: noPerson(field.optionalText({ max: 200 })),
  online_link: field.optionalText({ max: 500 }),
};
const when = { day: field.day(), from: field.time(), to: field.time() };
export const meetingForm = z.object({
  ...whereFields,
  ...when,
  answer_by: field.optionalDay(),
  host: noPerson(field.optionalText({ max: 120 })),
});
export const newMeetingForm = z.object({ ...meetingForm.shape, id: field.id() });
export const moveForm = z.object({
  ...meetingForm.shape,
  reason: noPerson(field.optionalText({ max: 500 })),
  /** What the form showed when it was opened. */
  day_was: field.optionalDay(),
  answer_was: field.optionalDay(),
});
type Written = z.output<typeof meetingForm>;

/** What was wrong, and at which field. */
export type Wrong = { field: string; said: string };

export function refuseWhen({ day, from, to, answer_by, online_link }: Written): Wrong | null {
  if (isSkipped(day, from)) return { field: 'from', said: t.noSuchTime() };
  if (isSkipped(day, to)) return { field: 'to', said: t.noSuchTime() };
  // By the clock 02.00–03.00 is an hour; the night summer time begins it is none.
  if (instant(day, to) <= instant(day, from)) return { field: 'to', said: t.endsBefore() };
  if (instant(day, from) <= new Date()) return { field: 'day', said: t.inThePast() };
  if (day > addDays(localDate(new Date()), 3 * 366)) return { field: 'day', said: t.tooFar() };
  if (answer_by && answer_by > day) return { field: 'answer_by', said: t.answerAfter() };
  return online_link === '' || isLink(online_link) ? null : { field: 'online_link', said: t.badLink() };
}

/** A single meeting: its members are called at once. The second click finds it made. */
export async function planMeeting(
  tx: Tx,
  network: string,
  form: z.output<typeof newMeetingForm>,
  me: string,
): Promise<Wrong | null> {
  await lock(tx, 'networks.network', network);
  if ((await getKept(tx, network)).closed_at) throw new Refused(t.networkClosed());
  const { id, day, from, to, ...rest } = form;
  const before = await tx.selectFrom('networks.meeting').select('network_id').where('id', '=', id).executeTakeFirst();
  if (before) return null;
  const wrong = refuseWhen(form);
  if (wrong) return wrong;
  const made = await tx
    .insertInto('networks.meeting')
    .values({ ...rest, id, network_id: network, starts_at: instant(day, from), ends_at: instant(day, to), made_by: me })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!made) throw new NotFound(); // an id of somebody else's
  await record(tx, 'meeting.planned', { type: 'meeting', id, details: { network } });
  await dealHosts(tx, network);
  await sql`select networks.tell(${id}::uuid)`.execute(tx);
  return null;
}

/** Moves or changes a coming meeting. Calendars are told under a higher number; a new time needs a reason. */
export async function changeMeeting(tx: Tx, id: string, form: z.output<typeof moveForm>): Promise<Wrong | null> {
  const meeting = await lockComing(tx, id);
  const answer_by = lastDay(form);
  const wrong = refuseWhen({ ...form, answer_by });
  if (wrong) return wrong;
  const { day, from, to, reason, title, place, online_link, host } = form;
  const [starts_at, ends_at] = [instant(day, from), instant(day, to)];
  const moved = starts_at.getTime() !== meeting.starts_at.getTime() || ends_at.getTime() !== meeting.ends_at.getTime();
  const before = meeting.moved_from ?? meeting.starts_at;
  const moved_from = before.getTime() === starts_at.getTime() ? null : before; // moved back, or only longer
  const shown =
    moved ||
    title !== meeting.own_title ||
    place !== meeting.place ||
    online_link !== meeting.online_link ||
    host !== meeting.host;
  if (!shown && answer_by === meeting.answer_by) return null;
  if (moved && reason === '') return { field: 'reason', said: t.sayWhyMoved() };
  await tx
    .updateTable('networks.meeting')
    .set({ title, place, online_link, host, answer_by, starts_at, ends_at })
    .set(host === meeting.host ? {} : { turn: null }) // said by hand it is no turn; emptied it is the next one's
    .set(moved ? { moved_at: sql<Date>`now()`, moved_from, move_reason: reason } : {})
    .set(shown ? { sequence: sql<number>`sequence + 1`, changed_at: sql<Date>`clock_timestamp()` } : {})
    .where('id', '=', id)
    .execute();
  if (host === '' && meeting.host !== '') await dealHosts(tx, meeting.network_id);
  await record(tx, moved ? 'meeting.moved' : 'meeting.changed', { type: 'meeting', id });
  await sql`select networks.tell(${id}::uuid)`.execute(tx);
  return null;
}

/**
 * The last day to answer: as written; left as the form showed it, it keeps its distance to the meeting. Reckoned from what the
 * form showed, so that a second click says the same.
 */
function lastDay({ day, day_was, answer_by, answer_was }: z.output<typeof moveForm>): string | null {
  if (!day_was || !answer_by || answer_by !== answer_was) return answer_by;
  const moved = addDays(answer_by, Math.round((Date.parse(day) - Date.parse(day_was)) / 86_400_000));
  const today = localDate(new Date());
  return moved < today && answer_by >= today && day >= today ? today : moved;
}

export const cancelForm = z.object({ reason: noPerson(field.text({ max: 500, required: t.sayWhyCancelled })) });

/** Cancels a coming meeting; the members are told why, and it leaves their calendars. A second click changes nothing. */
export async function cancelMeeting(tx: Tx, id: string, reason: string): Promise<void> {
  const meeting = await lockKept(tx, id);
  if (meeting.cancelled_at) return;
  if (meeting.begun) throw new Refused(t.hasBegun());
  const decided = await tx
    .selectFrom('networks.decision')
    .select('id')
    .where('meeting_id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  if (decided) throw new Refused(t.hasDecided());
  await tx
    .updateTable('networks.meeting')
    .set({ cancelled_at: sql`now()`, cancel_reason: reason, sequence: sql`sequence + 1`, changed_at: sql`clock_timestamp()` })
    .where('id', '=', id)
    .execute();
  await record(tx, 'meeting.cancelled', { type: 'meeting', id });
  await sql`select networks.tell(${id}::uuid)`.execute(tx);
}

export const swapForm = z.object({ with: field.id() });

/** Two coming meetings of a network change hosts. */
export async function swapHosts(tx: Tx, id: string, other: string): Promise<void> {
  const one = await lockComing(tx, id);
  const two = await getMeeting(tx, other);
  if (two.network_id !== one.network_id || two.cancelled_at || two.begun) throw new NotFound();
  if (one.id === two.id || one.host === two.host) return;
  await sql`update networks.meeting m set host = o.host, turn = o.turn, sequence = m.sequence + 1, changed_at = clock_timestamp()
    from networks.meeting o where m.id in (${one.id}::uuid, ${two.id}::uuid) and o.id in (${one.id}::uuid, ${two.id}::uuid) and o.id <> m.id`.execute(
    tx,
  );
  await record(tx, 'meeting.hosts_swapped', { type: 'meeting', id, details: { with: other } });
  await sql`select networks.tell(m) from unnest(${[one.id, two.id]}::uuid[]) m`.execute(tx);
}

async function lockComing(tx: Tx, id: string): Promise<Meeting> {
  const meeting = await lockKept(tx, id);
  if (meeting.cancelled_at) throw new Refused(t.isCancelled());
  if (meeting.begun) throw new Refused(t.hasBegun());
  return meeting;
}
