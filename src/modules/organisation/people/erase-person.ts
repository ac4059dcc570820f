import { sql } from 'kysely';
import type { Tx } from '#platform/db/db.ts';

/** What the house calls somebody whose data is gone, in lists that count her still. Stored, so in one language. */
const NOBODY = { given_name: 'Borttagen', family_name: 'person' };

/**
 * Takes a person's name, contact and numbers away, and ends what she held. Her employments stay, without her: how many
 * worked where, and how many of them knew what, is statistics of years ago (GDPR art. 89).
 */
export async function erasePerson(tx: Tx, person: string): Promise<void> {
  await sql`select set_config('app.erasing', ${person}, true)`.execute(tx); // else a protected name and number are kept (protection/sql)
  await tx.updateTable('organisation.person').set(NOBODY).where('id', '=', person).execute();
  await tx.deleteFrom('organisation.contact').where('person_id', '=', person).execute();
  await tx.deleteFrom('organisation.personal_number').where('person_id', '=', person).execute();
  await tx.deleteFrom('organisation.staff_number').where('person_id', '=', person).execute();
  await tx.deleteFrom('organisation.staff_import_row').where('person_id', '=', person).execute();
  await sql`update access.role_grant set valid_to = greatest(valid_from, current_date)
    where person_id = ${person}::uuid and (valid_to is null or valid_to > current_date)`.execute(tx);
}
