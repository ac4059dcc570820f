import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { NotFound, Refused } from '#platform/http/failures.ts';
import { writeLetter } from '#platform/mail/write-letter.ts';
import { mustSpeakFor } from './answer-offer.ts';
import { chanceOf } from './chance.ts';
import { closeOffer, type Entry, isActive, lockEntry, moveEntry, pendingOffer, relation, settle } from './entry.ts';
import { t } from './texts.ts';

/** Leaves: the seat, the offer or the place in the queue goes to the next. A second time changes nothing. */
export async function withdraw(tx: Tx, id: string): Promise<Entry> {
  const entry = await lockEntry(tx, id);
  await mustSpeakFor(tx, entry);
  if (!isActive(entry.state)) return entry;
  const chance = await chanceOf(tx, entry.occasion_id, entry.person_id);
  if (chance?.starts_at && chance.starts_at <= new Date()) throw new Refused(t.startedCannotLeave());
  await end(tx, entry, 'withdrawn');
  await writeLetter(tx, 'training.withdrawn_confirmed', entry.person_id, { enrolment: id });
  await settle(tx, entry.occasion_id);
  return entry;
}

/** A planner takes somebody off the list, and says why; she is told. */
export async function remove(tx: Tx, id: string, reason: string): Promise<void> {
  const entry = await lockEntry(tx, id);
  const { plans } = await relation(tx, entry);
  if (!plans) throw new NotFound();
  if (!isActive(entry.state)) return;
  await end(tx, entry, 'removed', reason);
  await writeLetter(tx, 'training.removed', entry.person_id, { enrolment: id });
  await settle(tx, entry.occasion_id);
}

async function end(tx: Tx, entry: Entry, state: 'withdrawn' | 'removed', reason?: string): Promise<void> {
  const offer = await pendingOffer(tx, entry.id);
  if (offer) await closeOffer(tx, offer.id, 'revoked');
  await moveEntry(tx, entry.id, state, reason ? { reason } : {});
  await record(tx, `enrolment.${state}`, {
    type: 'enrolment',
    id: entry.id,
    person: entry.person_id,
    details: { from: entry.state },
  });
}
