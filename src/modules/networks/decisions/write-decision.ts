import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { NotFound, Refused } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { noPerson } from '#platform/text/person-in-text.ts';
import { withdrawActivity } from '../activities/withdraw-activity.ts';
import { lockMeeting } from '../meetings/lock-meeting.ts';
import type { Wrong } from '../meetings/plan-meeting.ts';
import { listFaces } from '../members/members.queries.ts';
import { withdrawRaised } from '../questions/raise-question.ts';
import { type Decision, getDecision, type OneDecision } from './decisions.queries.ts';
import { type proposeForm, proposeText } from './propose-text.ts';
import { t } from './texts.ts';

const parts = {
  words: noPerson(field.text({ max: 2000, required: t.needsWords })),
  owner: noPerson(field.optionalText({ max: 120 })),
  owner_id: field.optionalId(),
};
export const decisionForm = z.object(parts);
export const emptyDecisionForm = z.object({ copies: field.checkbox() });
export const newDecisionForm = z.object({ ...parts, id: field.id() });
type Written = z.output<typeof decisionForm>;

async function lockOpen(tx: Tx, id: string) {
  const meeting = await lockMeeting(tx, id);
  if (meeting.closed) throw new Refused(t.networkClosed());
  if (meeting.cancelled_at) throw new Refused(t.meetingCancelled());
  if (meeting.minutes_state === 'approved') throw new Refused(t.isLocked());
  return meeting;
}

async function wrongOwner(tx: Tx, network: string, { owner_id }: Written): Promise<Wrong | null> {
  if (!owner_id || (await listFaces(tx, network)).some((one) => one.person_id === owner_id)) return null;
  return { field: 'owner_id', said: t.ownerUnknown() };
}

/** Writes down a decision under the next number. Sent again it is the same one. Returns its number, or what is wrong with the form. */
export async function writeDecision(
  tx: Tx,
  meeting: string,
  { id, ...written }: z.output<typeof newDecisionForm>,
  me: string,
): Promise<number | Wrong> {
  const { network_id } = await lockOpen(tx, meeting);
  const before = await tx
    .selectFrom('networks.decision')
    .select('number')
    .where('id', '=', id)
    .where('meeting_id', '=', meeting)
    .executeTakeFirst();
  if (before) return before.number;
  const wrong = await wrongOwner(tx, network_id, written);
  if (wrong) return wrong;
  const { rows } = await sql<{
    number: number;
  }>`insert into networks.decision (id, meeting_id, number, words, owner, owner_id, written_by)
    values (${id}::uuid, ${meeting}::uuid, networks.next_decision(${meeting}::uuid), ${written.words}, ${written.owner}, ${written.owner_id}::uuid, ${me}::uuid)
    on conflict (id) do nothing returning number`.execute(tx);
  if (!rows[0]) throw new NotFound();
  await record(tx, 'decision.written', { type: 'decision', id, details: { number: rows[0].number } });
  return rows[0].number;
}

/**
 * A decision that is still to be changed or struck out, by who wrote it, sees to it or calls the meetings. What has become
 * something stands: a routine would else say that the opposite was decided.
 */
export async function getChangeable(tx: Tx, id: string): Promise<OneDecision> {
  const now = await getDecision(tx, id);
  if (!now.changes) throw new NotFound();
  if (now.locked) throw new Refused(now.closed ? t.networkClosed() : t.isLocked());
  if (now.emptied_at) throw new Refused(t.isEmptied());
  if (now.withdrawn_at) throw new Refused(t.isWithdrawn());
  if (now.has_become) throw new Refused(t.hasBecome());
  return now;
}

/** Changes its words or owner, until the minutes are approved. Whoever sees to it may stay so though she has left. Returns what is wrong with the form. */
export async function changeDecision(tx: Tx, id: string, written: Written): Promise<Wrong | null> {
  const { meeting_id } = await getDecision(tx, id);
  const { network_id } = await lockOpen(tx, meeting_id);
  const now = await getChangeable(tx, id);
  const wrong = written.owner_id === now.owner_id ? null : await wrongOwner(tx, network_id, written);
  if (wrong) return wrong;
  await tx.updateTable('networks.decision').set(written).where('id', '=', id).execute();
  await record(tx, 'decision.changed', { type: 'decision', id });
  return null;
}

/** Strikes a decision out, until the minutes are approved; its number is not given again. */
export async function withdrawDecision(tx: Tx, id: string): Promise<string> {
  const { meeting_id } = await getDecision(tx, id);
  await lockOpen(tx, meeting_id);
  if ((await getDecision(tx, id)).withdrawn_at) return meeting_id;
  await getChangeable(tx, id);
  await tx.updateTable('networks.decision').set({ withdrawn_at: sql`now()` }).where('id', '=', id).execute();
  await record(tx, 'decision.withdrawn', { type: 'decision', id });
  return meeting_id;
}

/**
 * Takes away the words of a decision, also after the minutes were approved: what slipped through must be able to go. Its number
 * stays, and what was proposed of it to a handbook loses its words too. For whoever wrote it down, or keeps the network.
 * `copies`: also of the activities and raised questions it became, those that are hers to take away.
 */
export async function emptyDecision(tx: Tx, id: string, copies: boolean): Promise<void> {
  const { meeting_id } = await getDecision(tx, id);
  await lockMeeting(tx, meeting_id);
  const { empties, activities, raised } = await getDecision(tx, id);
  if (!empties) throw new NotFound();
  if (copies) {
    for (const one of activities) if (one.takes_away && !one.withdrawn_at) await withdrawActivity(tx, one.id);
    for (const one of raised) if (one.keeps && !one.withdrawn_at) await withdrawRaised(tx, one.id);
  }
  const { rows } = await sql<{ done: boolean }>`select networks.empty_decision(${id}::uuid) as done`.execute(tx);
  if (rows[0]?.done) await record(tx, 'decision.emptied', { type: 'decision', id });
}

/** Makes a decision a proposed change to a routine, under a name that everybody who reads the routine may see. */
export async function proposeFrom(tx: Tx, id: string, form: z.output<typeof proposeForm>, me: string): Promise<void> {
  const { network, starts_at, number } = await getStanding(tx, id);
  const sourceLabel = t.label({ network, day: formatDate(starts_at), number });
  await proposeText(tx, { sourceKind: 'decision', sourceId: id, sourceLabel, sourceHref: `/networks/decisions/${id}` }, form, me);
}

/** A decision something can be made of: not struck out, of a network that still meets. */
export async function getStanding(tx: Tx, id: string): Promise<Decision> {
  const decision = await getDecision(tx, id);
  await lockMeeting(tx, decision.meeting_id);
  const now = await getDecision(tx, id);
  if (now.closed) throw new Refused(t.networkClosed());
  if (now.withdrawn_at) throw new Refused(t.isWithdrawn());
  if (now.emptied_at) throw new Refused(t.isEmptied());
  return now;
}
