import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { NotFound, Refused } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import type { Jobs } from '#platform/jobs/jobs.ts';
import { countReach } from './campaign.queries.ts';
import { t } from './texts.ts';

export const campaignForm = z.object({
  id: field.id(),
  course: field.id(),
  organisation: field.id(),
  to: field.choice(['groups', 'everyone']),
});

/** Reminds everyone in an organisation who lacks a course. The second click finds the campaign there and sends nothing. */
export async function startCampaign(
  tx: Tx,
  jobs: Jobs,
  me: string,
  { id, course, organisation, to }: z.output<typeof campaignForm>,
): Promise<void> {
  const everyone = to === 'everyone';
  const reach = await countReach(tx, { course, organisation, everyone });
  const known = await tx.selectFrom('training.course').select('id').where('id', '=', course).executeTakeFirst();
  if (!reach || !known) throw new NotFound();
  const before = await tx.selectFrom('training.campaign').select('id').where('id', '=', id).executeTakeFirst();
  if (before) return;
  const people = reach.lacking - reach.seated - reach.reminded;
  if (people === 0) throw new Refused(t.campaignNobody());
  const made = await tx
    .insertInto('training.campaign')
    .values({ id, course_id: course, organisation_id: organisation, everyone, created_by: me })
    .onConflict((on) => on.column('id').doNothing())
    .executeTakeFirst();
  if (!made.numInsertedOrUpdatedRows) return;
  await record(tx, 'campaign.started', { type: 'campaign', id, details: { course, organisation, everyone, people } });
  await jobs.enqueue(tx, 'training.campaign', { id });
}
