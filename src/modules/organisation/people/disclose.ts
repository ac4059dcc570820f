import type { Tx } from '#platform/db/db.ts';

/** Notes that a person's name has become known to another organisation, because she takes part in what it arranges. GDPR art. 15. */
export async function disclose(tx: Tx, person: string, organisation: string): Promise<void> {
  await tx
    .insertInto('organisation.disclosure')
    .values({ person_id: person, organisation_id: organisation, reason: 'course_participant' })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
