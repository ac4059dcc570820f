import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { writeLetter } from '#platform/mail/write-letter.ts';
import { type Busy, busyWith, chanceOf } from './chance.ts';
import { closeOffer, lockEntry, moveEntry, pendingOffer, relation, settle } from './entry.ts';

export type Accepted =
  | { outcome: 'placed' }
  /** The time was out: she rests in the queue with her number. */
  | { outcome: 'late' }
  /** There is nothing to answer: withdrawn, declined, removed, or never offered. */
  | { outcome: 'nothing' }
  | { outcome: 'clash'; busy: readonly Busy[] };

/** Says yes to an offered seat. A second yes changes nothing and is answered alike. */
export async function acceptOffer(tx: Tx, id: string, { despite }: { despite: boolean }): Promise<Accepted> {
  const entry = await lockEntry(tx, id);
  await mustSpeakFor(tx, entry);
  if (entry.state === 'placed') return { outcome: 'placed' };
  const offer = await pendingOffer(tx, id);
  if (!offer) return { outcome: entry.state === 'resting' ? 'late' : 'nothing' };
  const busy = despite ? [] : await busyWith(tx, entry.occasion_id, entry.person_id);
  if (busy.length > 0) return { outcome: 'clash', busy };
  await closeOffer(tx, offer.id, 'accepted');
  await moveEntry(tx, id, 'placed', { share_id: offer.share_id });
  await record(tx, 'enrolment.accepted', { type: 'enrolment', id, person: entry.person_id });
  await writeLetter(tx, 'training.placed', entry.person_id, { enrolment: id });
  return { outcome: 'placed' };
}

/** Says no to an offered seat: the entry ends, and the seat goes to the `next`, or is `free` when nobody is in turn for it. */
export async function declineOffer(tx: Tx, id: string): Promise<'declined' | 'next' | 'free' | 'late' | 'nothing'> {
  const entry = await lockEntry(tx, id);
  await mustSpeakFor(tx, entry);
  if (entry.state === 'declined') return 'declined';
  const offer = await pendingOffer(tx, id);
  if (!offer) return entry.state === 'resting' ? 'late' : 'nothing';
  const before = await chanceOf(tx, entry.occasion_id, entry.person_id);
  await closeOffer(tx, offer.id, 'declined');
  await moveEntry(tx, id, 'declined');
  await record(tx, 'enrolment.declined', { type: 'enrolment', id, person: entry.person_id });
  await writeLetter(tx, 'training.withdrawn_confirmed', entry.person_id, { enrolment: id });
  await settle(tx, entry.occasion_id);
  const after = await chanceOf(tx, entry.occasion_id, entry.person_id);
  return (after?.untaken ?? 0) > (before?.untaken ?? 0) ? 'free' : 'next';
}

/** Herself, her manager, or a planner to whom she has telephoned. Others who may see the entry may not answer for her. */
export async function mustSpeakFor(tx: Tx, entry: { person_id: string; occasion_id: string }): Promise<void> {
  const { self, leads, plans } = await relation(tx, entry);
  if (!self && !leads && !plans) throw new NotFound();
}
