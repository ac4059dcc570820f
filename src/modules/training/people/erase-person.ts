import type { Tx } from '#platform/db/db.ts';

/**
 * What is hers alone among what the course office holds: words written about her, proofs she uploaded, her calendar's
 * address, her links as a guest. That somebody took the course, and when, stays: coverage of earlier years is counted from it.
 */
export async function erasePerson(tx: Tx, person: string): Promise<void> {
  await tx
    .updateTable('training.enrolment')
    .set({ reason: null })
    .where('person_id', '=', person)
    .where('reason', 'is not', null)
    .execute();
  const proofs = await tx
    .selectFrom('training.completion')
    .select('file_id')
    .where('person_id', '=', person)
    .where('file_id', 'is not', null)
    .execute();
  await tx
    .updateTable('training.completion')
    .set((eb) => ({ file_id: null, reason: eb.case().when('state', 'in', ['rejected', 'revoked']).then('–').else(null).end() }))
    .where('person_id', '=', person)
    .execute();
  const files = proofs.map(({ file_id }) => file_id!);
  if (files.length > 0) await tx.deleteFrom('platform.file').where('id', 'in', files).execute();
  await tx.deleteFrom('training.calendar_feed').where('person_id', '=', person).execute();
  await tx
    .deleteFrom('training.guest_pass')
    .where('enrolment_id', 'in', (eb) => eb.selectFrom('training.enrolment').select('id').where('person_id', '=', person))
    .execute();
}
