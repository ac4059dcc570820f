import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { getPerson, type Person } from './people.queries.ts';

/** The only way to one person's page: it writes down who looked. */
export async function openPerson(tx: Tx, id: string): Promise<Person> {
  const person = await getPerson(tx, id);
  await record(tx, 'person.opened', { type: 'person', id, person: id });
  return person;
}
