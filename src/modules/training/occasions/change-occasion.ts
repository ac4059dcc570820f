import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { Refused } from '#platform/http/failures.ts';
import { settle } from '../enrolments/entry.ts';
import { keepAudience, keepParts, keepShares, keepTrainers, movesPart } from './keep-rows.ts';
import { type LockedOccasion, lockPlanned } from './lock-occasion.ts';
import { listParts, type Part } from './occasion.queries.ts';
import { rowOf } from './plan-occasion.ts';
import type { OccasionForm } from './read-occasion.ts';
import { type Refusal, refuseChange } from './refuse-occasion.ts';
import { t } from './texts.ts';

/**
 * Changes an occasion: seats, dates, place, who may come, what is kept for whom. Those with a seat are told when time or
 * place changed; a first date makes a queue of the interested; seats that came free go to whoever stands first, all in
 * one transaction under the occasion's lock. Returns the field that must be mended instead, having changed nothing.
 */
export async function changeOccasion(tx: Tx, id: string, form: OccasionForm): Promise<Refusal | { told: number }> {
  const now = await lockPlanned(tx, id);
  if (now.cancelled_at) throw new Refused(t.isCancelled());
  const before = await listParts(tx, [id]);
  const refusal = await refuseChange(
    tx,
    { id, seats: now.seats, parts: before.length, published: now.published_at !== null },
    form,
  );
  if (refusal) return refusal;

  const moved = movesOccasion(now, before, form);
  const tells = moved && now.published_at !== null && before.length > 0;
  await tx
    .updateTable('training.occasion')
    .set({ ...rowOf(form), sequence: now.sequence + (tells ? 1 : 0) })
    .where('id', '=', id)
    .execute();
  const gone = await keepParts(tx, id, before, form.parts);
  await keepAudience(tx, id, form.audience);
  await keepTrainers(tx, id, form.trainers);
  await keepShares(tx, id, form.shares);
  await sql`select training.shorten_offers(${id})`.execute(tx);
  await record(tx, 'occasion.changed', { type: 'occasion', id, details: { seats: form.seats, seats_before: now.seats, moved } });
  const told = tells ? await tell(tx, id, gone) : 0;
  await settle(tx, id);
  return { told };
}

function movesOccasion(now: LockedOccasion, before: readonly Part[], form: OccasionForm): boolean {
  if (now.place !== form.place || now.online_link !== form.online_link || before.length !== form.parts.length) return true;
  return before.some((part, i) => movesPart(part, form.parts[i]!));
}

/** Letters to those who have a seat or are offered one; returns how many. A part taken away also leaves their calendars. */
async function tell(tx: Tx, id: string, gone: readonly Part[]): Promise<number> {
  const { rows } =
    await sql`select training.letter('training.occasion_changed', e.person_id, jsonb_build_object('enrolment', e.id))
    from training.enrolment e where e.occasion_id = ${id} and (e.state = 'placed'
      or exists (select from training.offer f where f.enrolment_id = e.id and f.state = 'pending'))`.execute(tx);
  for (const { id: part, starts_at, ends_at } of gone) {
    await sql`select training.letter('training.part_removed', e.person_id, jsonb_build_object('enrolment', e.id, 'part', ${part}::text,
        'starts_at', ${starts_at.toISOString()}::text, 'ends_at', ${ends_at.toISOString()}::text))
      from training.enrolment e where e.occasion_id = ${id} and e.state = 'placed'`.execute(tx);
  }
  return rows.length;
}
