import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { writeLetter } from '#platform/mail/write-letter.ts';
import { mustSpeakFor } from './answer-offer.ts';
import { type Busy, busyWith } from './chance.ts';
import { firstOf, lockEntry, moveEntry, pendingOffer, settle } from './entry.ts';

/**
 * She who let an offer pass still wants a seat: she waits again, with the number she always had. Says `offered` when a
 * seat came at once, `waiting` otherwise, `nothing` when the entry has ended.
 */
export async function stay(tx: Tx, id: string): Promise<'offered' | 'waiting' | 'nothing'> {
  const entry = await lockEntry(tx, id);
  await mustSpeakFor(tx, entry);
  if (entry.state !== 'resting' && entry.state !== 'waiting') return 'nothing';
  if (entry.state === 'resting') {
    await moveEntry(tx, id, 'waiting');
    await record(tx, 'enrolment.stayed', { type: 'enrolment', id, person: entry.person_id, details: { number: entry.number } });
    await settle(tx, entry.occasion_id);
  }
  return (await pendingOffer(tx, id)) ? 'offered' : 'waiting';
}

export type Taken = { outcome: 'placed' | 'taken' | 'nothing' } | { outcome: 'clash'; busy: readonly Busy[] };

/** During the final call: takes a free seat, whoever comes first. Says `taken` when somebody was quicker. */
export async function takeSeat(tx: Tx, id: string, { despite }: { despite: boolean }): Promise<Taken> {
  const entry = await lockEntry(tx, id);
  await mustSpeakFor(tx, entry);
  if (entry.state === 'placed') return { outcome: 'placed' };
  if (entry.state !== 'resting' && entry.state !== 'waiting') return { outcome: 'nothing' };
  const seat = await firstOf(
    tx,
    sql<{
      free: boolean;
      share_id: string | null;
      called: boolean;
    }>`select s.free, s.share_id, c.final_call_at is not null as called
      from training.occasion c, training.seat_for(c.id, ${entry.person_id}) s where c.id = ${entry.occasion_id}`,
  );
  if (!seat?.called || (await pendingOffer(tx, id))) return { outcome: 'nothing' };
  if (!seat.free) return { outcome: 'taken' };
  const busy = despite ? [] : await busyWith(tx, entry.occasion_id, entry.person_id);
  if (busy.length > 0) return { outcome: 'clash', busy };
  await moveEntry(tx, id, 'placed', { share_id: seat.share_id });
  await record(tx, 'enrolment.took_seat', { type: 'enrolment', id, person: entry.person_id });
  await writeLetter(tx, 'training.placed', entry.person_id, { enrolment: id });
  await settle(tx, entry.occasion_id);
  return { outcome: 'placed' };
}
