import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import { lock, type Tx } from '#platform/db/db.ts';
import { NotFound, Refused } from '#platform/http/failures.ts';
import { field } from '#platform/http/form.ts';
import { writeLetter } from '#platform/mail/write-letter.ts';
import { t } from './texts.ts';
import { listCandidates } from './trainers.queries.ts';

export const approvalSchema = z.object({ person: field.id(), course: field.id() });

/**
 * Approves someone to lead a course, once she has completed the trainers' course that leads to it. With it comes the
 * trainer's role in the organisation. Approved twice is approved once; nobody approves herself.
 */
export async function approveTrainer(
  tx: Tx,
  viewerId: string,
  { person, course }: z.output<typeof approvalSchema>,
): Promise<void> {
  if (person === viewerId) throw new Refused(t.notYourself());
  await lock(tx, 'training.trainer', person);
  const [candidate] = await listCandidates(tx, { person, course });
  if (!candidate) return refuseUnlessApproved(tx, person, course);
  const { id } = await tx
    .insertInto('training.trainer_approval')
    .values({ person_id: person, course_id: course, organisation_id: candidate.organisation_id, approved_by: viewerId })
    .onConflict((conflict) =>
      // Ended and approved again the same day: the same approval goes on.
      conflict.columns(['person_id', 'course_id', 'organisation_id', 'approved_on']).doUpdateSet({ ended_on: null }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  await sql`select training.keep_trainer_role(${person}, ${candidate.organisation_id})`.execute(tx);
  await record(tx, 'trainer.approved', { type: 'trainer_approval', id, person, details: { course } });
  await writeLetter(tx, 'training.trainer_approved', person, { approval: id });
}

/** A second press finds her approved and says nothing; somebody without the trainers' course is refused. */
async function refuseUnlessApproved(tx: Tx, person: string, course: string): Promise<void> {
  const approved = await tx
    .selectFrom('training.trainer_approval')
    .select('id')
    .where('person_id', '=', person)
    .where('course_id', '=', course)
    .where((is) => is.or([is('ended_on', 'is', null), is('ended_on', '>', sql<string>`current_date`)]))
    .executeTakeFirst();
  if (!approved) throw new Refused(t.notCompleted());
}

/** Ends an approval from today. Not while she leads occasions still to come: somebody else must be found for them first. */
export async function endApproval(tx: Tx, viewerId: string, id: string): Promise<string> {
  const approval = await tx
    .selectFrom('training.trainer_approval')
    .select(['person_id', 'course_id', 'organisation_id', 'ended_on'])
    .where('id', '=', id)
    .where(sql<boolean>`organisation_id in (select organisation.mine('training.plan'))`)
    .executeTakeFirst();
  if (!approval) throw new NotFound();
  const { person_id, course_id, organisation_id } = approval;
  if (person_id === viewerId) throw new Refused(t.notYourself());
  if (approval.ended_on) return person_id;
  await lock(tx, 'training.trainer', person_id);
  const { rows } = await sql<{
    n: number;
  }>`select training.leads_coming(${person_id}, ${course_id}, ${organisation_id}) as n`.execute(tx);
  const n = rows[0]?.n ?? 0;
  if (n > 0) throw new Refused(t.leadsComing({ n }));
  await tx.updateTable('training.trainer_approval').set({ ended_on: sql<string>`current_date` }).where('id', '=', id).execute();
  await sql`select training.keep_trainer_role(${person_id}, ${organisation_id})`.execute(tx);
  await record(tx, 'trainer.ended', { type: 'trainer_approval', id, person: person_id, details: { course: course_id } });
  await writeLetter(tx, 'training.trainer_ended', person_id, { approval: id });
  return person_id;
}
