import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { NotFound, Refused } from '#platform/http/failures.ts';
import { writeLetter } from '#platform/mail/write-letter.ts';
import { chanceOf } from './chance.ts';
import { type Entry, type EntryState, firstOf, lockEntry, moveEntry, relation, settle } from './entry.ts';
import { t } from './texts.ts';

/**
 * A manager approves: a seat if one is free, else the place in the queue that her number gives. She who only had shown
 * interest, before there was a date, is asked by an offer instead of being booked unasked. Returns the state she got, or
 * already had.
 */
export async function approve(tx: Tx, id: string): Promise<EntryState> {
  const entry = await lockRequest(tx, id);
  if (entry.state !== 'requested') return entry.state;
  const chance = await chanceOf(tx, entry.occasion_id, entry.person_id);
  if (chance?.starts_at && chance.starts_at <= new Date()) throw new Refused(t.occasionStarted());
  const asked = await firstOf(
    tx,
    sql<{ only: boolean }>`select exists (select from training.enrolment_change
      where enrolment_id = ${id} and state = 'interested') as only`,
  );
  const state = chance?.free && !asked?.only ? 'placed' : 'waiting';
  await moveEntry(tx, id, state, { share_id: state === 'placed' ? (chance?.share_id ?? null) : null });
  await record(tx, 'enrolment.approved', { type: 'enrolment', id, person: entry.person_id, details: { state } });
  await writeLetter(tx, `training.${state}`, entry.person_id, { enrolment: id });
  await settle(tx, entry.occasion_id);
  return state;
}

/** A manager says no, and why. */
export async function refuse(tx: Tx, id: string, reason: string): Promise<EntryState> {
  const entry = await lockRequest(tx, id);
  if (entry.state !== 'requested') return entry.state;
  await moveEntry(tx, id, 'refused', { reason });
  await record(tx, 'enrolment.refused', { type: 'enrolment', id, person: entry.person_id });
  await writeLetter(tx, 'training.refused', entry.person_id, { enrolment: id });
  return 'refused';
}

/** Her manager's to decide; nobody decides about her own. */
async function lockRequest(tx: Tx, id: string): Promise<Entry> {
  const entry = await lockEntry(tx, id);
  const { self, leads } = await relation(tx, entry);
  if (self || !leads) throw new NotFound();
  return entry;
}
