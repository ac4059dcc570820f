import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { lockOpen, step } from './keep-incident.ts';
import { t } from './texts.ts';

export const measureForm = z.object({
  measure: field.id(),
  what: field.text({ max: 500, required: t.writeMeasure }),
  due: field.optionalDay(),
});

export async function planMeasure(
  tx: Tx,
  id: string,
  { measure, what, due }: z.output<typeof measureForm>,
  me: string,
): Promise<void> {
  await lockOpen(tx, id);
  const made = await tx
    .insertInto('oversight.measure')
    .values({ id: measure, incident_id: id, what, due_on: due, added_by: me })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 1n) await step(tx, id, me, 'planned', what);
}

export async function finishMeasure(tx: Tx, id: string, measure: string, me: string): Promise<void> {
  await lockOpen(tx, id);
  const found = await tx
    .selectFrom('oversight.measure')
    .select(['what', 'done_at'])
    .where('id', '=', measure)
    .where('incident_id', '=', id)
    .executeTakeFirst();
  if (!found) throw new NotFound();
  if (found.done_at) return;
  await tx.updateTable('oversight.measure').set({ done_by: me, done_at: sql`now()` }).where('id', '=', measure).execute();
  await step(tx, id, me, 'done', found.what);
}
