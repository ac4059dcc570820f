import type { Tx } from '#platform/db/db.ts';

/**
 * What somebody asked about herself goes with her, by the tables' own keys. What she answered in a review is her words: taken
 * away. That an entry of hers was reviewed, and an incident handled, stays as the law asks: by id alone.
 */
export async function erasePerson(tx: Tx, person: string): Promise<void> {
  await tx
    .updateTable('oversight.follow_up')
    .set({ answer: null })
    .where('person_id', '=', person)
    .where('answer', 'is not', null)
    .execute();
}
