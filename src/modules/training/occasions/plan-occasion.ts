import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { keepAudience, keepParts, keepShares, keepTrainers } from './keep-rows.ts';
import { lockPlanned } from './lock-occasion.ts';
import type { OccasionForm } from './read-occasion.ts';

/** What stands in the occasion's own row and may be changed. */
export const rowOf = (form: OccasionForm) => ({
  label: form.label,
  seats: form.seats,
  place: form.place,
  online_link: form.online_link,
  sign_up_opens: form.sign_up_opens,
  sign_up_closes: form.sign_up_closes,
  offer_hours: form.offer_hours,
  final_call_days: form.final_call_days,
  public_calendar: form.public_calendar,
});

/** Plans an occasion, as a draft. The same form sent twice plans one. */
export async function planOccasion(tx: Tx, form: OccasionForm, personId: string): Promise<void> {
  const { id, course_id, organiser_id } = form;
  const made = await tx
    .insertInto('training.occasion')
    .values({ id, course_id, organiser_id, created_by: personId, ...rowOf(form) })
    .onConflict((taken) => taken.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  await lockPlanned(tx, id); // an id that is somebody else's is not there
  if (!made) return;
  await keepParts(tx, id, [], form.parts);
  await keepAudience(tx, id, form.audience);
  await keepTrainers(tx, id, form.trainers);
  await keepShares(tx, id, form.shares);
  const details = { course: course_id, seats: form.seats, parts: form.parts.length };
  await record(tx, 'occasion.planned', { type: 'occasion', id, details });
}
