import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { getGroup } from './targets.queries.ts';

export const targetForm = z.object({
  course_id: field.id(),
  share: field.percent(),
  due_on: field.day(),
  first_for_new: field.checkbox(),
});

/** What is typed holds from now on; the same course again changes its target. */
export async function setTarget(tx: Tx, group: string, target: z.output<typeof targetForm>): Promise<void> {
  // Tenths of a per cent: what the column holds. Less than that would be no target at all.
  const share = Math.max(0.001, Math.round(target.share * 1000) / 1000);
  const values = { share, due_on: target.due_on, first_for_new: target.first_for_new };
  await tx
    .insertInto('training.course_target')
    .values({ group_id: group, course_id: target.course_id, ...values })
    .onConflict((on) => on.columns(['course_id', 'group_id']).doUpdateSet(values))
    .execute();
  await record(tx, 'course_target.set', { type: 'target_group', id: group, details: { course: target.course_id, ...values } });
}

export async function dropTarget(tx: Tx, group: string, course: string): Promise<void> {
  await getGroup(tx, group);
  const gone = await tx
    .deleteFrom('training.course_target')
    .where('group_id', '=', group)
    .where('course_id', '=', course)
    .executeTakeFirst();
  if (gone.numDeletedRows === 0n) throw new NotFound();
  await record(tx, 'course_target.dropped', { type: 'target_group', id: group, details: { course } });
}
