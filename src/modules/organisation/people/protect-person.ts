import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';

/**
 * Marks protected identity (skyddade personuppgifter), or takes the mark away. From that moment lists show her without
 * unit, e-mail and phone: the mark reaches the hidden rows by trigger. OSL 21:3.
 */
export async function protectPerson(tx: Tx, id: string, wanted: boolean): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('organisation.person')
    .set({ protected_at: wanted ? sql<Date>`now()` : null })
    .where('id', '=', id)
    .where('id', '<>', sql<string>`access.person()`)
    .where('protected_at', wanted ? 'is' : 'is not', null)
    .executeTakeFirst();
  if (!numUpdatedRows) {
    const there = await tx.selectFrom('organisation.person').select('id').where('id', '=', id).executeTakeFirst();
    if (!there) throw new NotFound();
    return; // the second press
  }
  await record(tx, wanted ? 'person.protected' : 'person.unprotected', { type: 'person', id, person: id });
}
