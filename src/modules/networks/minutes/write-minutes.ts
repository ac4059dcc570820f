import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { NotFound, Refused } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { writeLetter } from '#platform/mail/write-letter.ts';
import { faultSentence } from '#platform/text/index.ts';
import { noPerson } from '#platform/text/person-in-text.ts';
import { listDecisionsOf } from '../decisions/decisions.queries.ts';
import { announce } from '../digest/announce.ts';
import { lockKept, lockMeeting } from '../meetings/lock-meeting.ts';
import type { Item } from '../meetings/meetings.queries.ts';
import { listFaces } from '../members/members.queries.ts';
import { findMinutes, type Minutes } from './minutes.queries.ts';
import { t } from './texts.ts';

export const minutesForm = z.object({
  body: noPerson(field.text({ max: 100_000 })),
  revision: z.coerce.number().int().min(0),
  approver_id: field.optionalId(),
});
export type Saved = { ok: true } | { ok: false; field: string; said: string } | { ok: false; conflict: Minutes };

/** A heading for every item of the agenda, to write below. */
export const startText = (agenda: readonly Item[]): string =>
  agenda.map(({ title }, i) => `## ${i + 1}. ${title.replace(/([\\`*_{}[\]<>#])/g, '\\$1')}\n`).join('\n\n');

/** Saves minutes written from `revision` (0: none were there); nothing where somebody else has saved since. */
export async function writeMinutes(tx: Tx, id: string, form: z.output<typeof minutesForm>, me: string): Promise<Saved> {
  const meeting = await lockMeeting(tx, id);
  if (meeting.cancelled_at) throw new Refused(t.isCancelled());
  const before = await findMinutes(tx, meeting);
  if (before?.approved_at) return { ok: false, conflict: before };
  const { body, revision, approver_id } = form;
  if (before && before.revision !== revision)
    return before.body === body && before.approver_id === approver_id ? { ok: true } : { ok: false, conflict: before };
  const fault = faultSentence(body);
  if (fault) return { ok: false, field: 'body', said: fault };
  if (approver_id === me) return { ok: false, field: 'approver_id', said: t.approverSelf() };
  if (approver_id && !(await listFaces(tx, meeting.network_id)).some(({ person_id }) => person_id === approver_id))
    return { ok: false, field: 'approver_id', said: t.approverUnknown() };
  if (before)
    await tx
      .updateTable('networks.minutes')
      .set({ body, approver_id, revision: sql<number>`revision + 1`, written_by: me, written_at: sql<Date>`now()` })
      .where('meeting_id', '=', id)
      .execute();
  else await tx.insertInto('networks.minutes').values({ meeting_id: id, body, approver_id, written_by: me }).execute();
  await record(tx, before ? 'minutes.changed' : 'minutes.begun', { type: 'meeting', id });
  if (approver_id && approver_id !== before?.approver_id)
    await writeLetter(tx, 'networks.minutes_waiting', approver_id, { meeting: id });
  return { ok: true };
}

export const approveForm = z.object({ revision: z.coerce.number().int() });

/** Approves minutes as they were read; from then on they are locked, and the members are told. */
export async function approveMinutes(tx: Tx, id: string, revision: number): Promise<void> {
  const meeting = await lockMeeting(tx, id);
  const before = await findMinutes(tx, meeting);
  if (!before) throw new NotFound();
  if (before.approved_at) return;
  if (!meeting.begun) throw new Refused(t.notBegun());
  if (before.revision !== revision) throw new Refused(t.changedSince());
  const { rows } = await sql<{ done: boolean }>`select networks.approve_minutes(${id}::uuid, ${revision}) as done`.execute(tx);
  if (!rows[0]?.done) throw new Refused(t.notYours());
  await record(tx, 'minutes.approved', { type: 'meeting', id, details: { revision } });
  const network = meeting.network_id;
  await announce(tx, { network, kind: 'minutes', about: id });
  for (const { id: about, withdrawn_at } of await listDecisionsOf(tx, id))
    if (!withdrawn_at) await announce(tx, { network, kind: 'decision', about });
}

export const addendumForm = z.object({ id: field.id(), body: noPerson(field.text({ max: 10_000 })) });

/** Corrects approved minutes beside them. Sent again it is the same correction. */
export async function addAddendum(
  tx: Tx,
  meeting: string,
  { id, body }: z.output<typeof addendumForm>,
  me: string,
): Promise<void> {
  await lockKept(tx, meeting);
  const before = await tx
    .selectFrom('networks.minutes')
    .select('approved_at')
    .where('meeting_id', '=', meeting)
    .executeTakeFirst();
  if (!before?.approved_at) throw new Refused(t.notApproved());
  const made = await tx
    .insertInto('networks.addendum')
    .values({ id, meeting_id: meeting, body, written_by: me })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made) await record(tx, 'minutes.corrected', { type: 'meeting', id: meeting });
}
