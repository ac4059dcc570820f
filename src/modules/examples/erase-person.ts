import type { Tx } from '#platform/db/db.ts';

/** Whoever agreed to stand as a contact is no longer one: the way to reach her, and the function she was found by, go with her. */
export async function erasePerson(tx: Tx, person: string): Promise<void> {
  const nobody = { contact_function: '', contact_way: '', contact_person_id: null };
  await tx.updateTable('examples.example').set(nobody).where('contact_person_id', '=', person).execute();
  await tx.updateTable('examples.use').set(nobody).where('contact_person_id', '=', person).execute();
}
