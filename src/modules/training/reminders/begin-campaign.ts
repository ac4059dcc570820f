import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { field } from '#platform/http/form.ts';
import type { Jobs } from '#platform/jobs/jobs.ts';
import { CAMPAIGN } from './jobs.ts';

export const campaignForm = z.object({
  id: field.id(),
  course: field.id(),
  organisation: field.id(),
  everyone: field.checkbox(),
});

/** Writes that it shall be sent; a job writes the letters. A second click finds its own campaign and does nothing. */
export async function beginCampaign(tx: Tx, jobs: Jobs, me: string, form: z.output<typeof campaignForm>): Promise<void> {
  const { id, course, organisation, everyone } = form;
  const made = await tx
    .insertInto('training.campaign')
    .values({ id, course_id: course, organisation_id: organisation, everyone, created_by: me })
    .onConflict((on) => on.column('id').doNothing())
    .executeTakeFirst();
  if (!made.numInsertedOrUpdatedRows) return;
  await record(tx, 'campaign.begun', { type: 'campaign', id, details: { course, organisation, everyone } });
  await jobs.enqueue(tx, CAMPAIGN);
}
