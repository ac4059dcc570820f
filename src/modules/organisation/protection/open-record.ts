import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { getRecord, type ProtectedRecord } from './protection.queries.ts';

/** The only way to a protected record: it writes down who looked, also where she could not see whose it is. */
export async function openRecord(tx: Tx, id: string): Promise<ProtectedRecord> {
  const found = await getRecord(tx, id);
  if (!found.self)
    await record(tx, 'protected_record.opened', { type: 'person', id, person: id, details: { named: found.reads } });
  return found;
}
