import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';

export const Assign = z.object({
  id: field.id(),
  unit: field.id(),
  function: field.choice(['vin_handler', 'vin_representative', 'safety_representative', 'child_contact']),
});

/** Gives a person a function at a unit from today. The same function at the same unit twice changes nothing. */
export async function assignFunction(tx: Tx, person: string, wish: z.output<typeof Assign>): Promise<void> {
  const held = await tx
    .selectFrom('organisation.assignment')
    .select('id')
    .where('person_id', '=', person)
    .where('unit_id', '=', wish.unit)
    .where('function', '=', wish.function)
    .where('ended_on', 'is', null)
    .executeTakeFirst();
  if (held) return;
  await tx
    .insertInto('organisation.assignment')
    .values({ id: wish.id, person_id: person, unit_id: wish.unit, function: wish.function })
    .execute();
  await record(tx, 'assignment.started', { type: 'assignment', id: wish.id, person, details: { function: wish.function } });
}

/** Ends a function from today. Returns whose it was. */
export async function endFunction(tx: Tx, id: string): Promise<string> {
  const ended = await tx
    .updateTable('organisation.assignment')
    .set({ ended_on: sql<string>`greatest(current_date, starts_on)` })
    .where('id', '=', id)
    .where('ended_on', 'is', null)
    .returning('person_id')
    .executeTakeFirst();
  if (!ended) throw new NotFound();
  await record(tx, 'assignment.ended', { type: 'assignment', id, person: ended.person_id });
  return ended.person_id;
}
