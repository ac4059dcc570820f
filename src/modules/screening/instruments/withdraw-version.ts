import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { getVersion } from './instruments.queries.ts';

/** Nobody begins with it any more; who has begun goes on. The second click changes nothing. */
export async function withdrawVersion(tx: Tx, id: string, me: string): Promise<void> {
  const { mine, withdrawn_at } = await getVersion(tx, id);
  if (!mine) throw new NotFound();
  if (withdrawn_at) return;
  const { numUpdatedRows } = await tx
    .updateTable('screening.instrument_version')
    .set({ withdrawn_by: me, withdrawn_at: new Date() })
    .where('id', '=', id)
    .executeTakeFirst();
  if (numUpdatedRows === 1n) await record(tx, 'instrument.withdrawn', { type: 'instrument_version', id });
}
