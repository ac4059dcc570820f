import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { lockOccasion } from '../occasions/lock-occasion.ts';
import { saveAttendance } from './save-attendance.ts';
import { t } from './texts.ts';

export const walkInSchema = z.object({ email: field.email(), part: field.id() });
export type WalkIn = z.output<typeof walkInSchema>;

/** `full`: no seat is free for her. `not_found`: nobody the occasion is open to has the address. */
export type Outcome = 'seated' | 'already' | 'full' | 'not_found' | 'not_today';

/** Gives someone who came without a seat one, if one is free, and notes her present at the part she came to. */
export async function seatWalkIn(tx: Tx, occasionId: string, { email, part }: WalkIn): Promise<Outcome> {
  await lockOccasion(tx, occasionId);
  const { rows } = await sql<{ outcome: Outcome; enrolment: string | null }>`
    select outcome, enrolment from training.seat_walk_in(${occasionId}, ${email})`.execute(tx);
  const found = rows[0];
  if (!found) throw new NotFound();
  if (found.enrolment) {
    await saveAttendance(tx, occasionId, [{ enrolmentId: found.enrolment, partId: part, presence: 'present', fill: true }], '');
  }
  return found.outcome;
}

/** Why she got no seat; null when she has one. */
export function refusal(outcome: Outcome): string | null {
  if (outcome === 'full') return t.walkInFull();
  if (outcome === 'not_found') return t.walkInNotFound();
  if (outcome === 'not_today') return t.walkInNotToday();
  return null;
}
