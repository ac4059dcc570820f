import { sql } from 'kysely';
import { z } from 'zod';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { safeName } from '#platform/files/safe-name.ts';
import { field } from '#platform/http/form.ts';
import type { Jobs } from '#platform/jobs/jobs.ts';
import { FORGET } from './jobs.ts';
import { keepFile } from './keep-file.ts';
import type { FileColumn } from './look-at-file.ts';

export const uploadForm = z.object({ id: field.id(), organisation: field.id() });

export type Upload = { id: string; organisation: string; by: string; name: string; bytes: Uint8Array; columns: FileColumn[] };

/**
 * Keeps the file and begins an import of it. The same form twice begins one. What the person herself began earlier and did
 * not apply is given up: the new file is what she means.
 */
export async function uploadFile(tx: Tx, jobs: Jobs, secret: string, upload: Upload): Promise<void> {
  const row = {
    id: upload.id,
    organisation_id: upload.organisation,
    file_id: upload.id,
    file_name: safeName(upload.name, 'personal').slice(0, 200),
    columns: JSON.stringify(upload.columns),
    created_by: upload.by,
  };
  const { numInsertedOrUpdatedRows: begun } = await tx
    .insertInto('organisation.staff_import')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirstOrThrow();
  if (!begun) return;
  const { numUpdatedRows: replaced } = await tx
    .updateTable('organisation.staff_import')
    .set({ state: 'abandoned', finished_at: sql<Date>`now()` })
    .where('organisation_id', '=', upload.organisation)
    .where('created_by', '=', upload.by)
    .where('id', '<>', upload.id)
    .where('state', 'in', ['uploaded', 'previewed', 'unreadable'])
    .executeTakeFirstOrThrow();
  if (replaced > 0n) await jobs.enqueue(tx, FORGET);
  await keepFile(tx, secret, { id: upload.id, importId: upload.id, name: upload.name, bytes: upload.bytes, by: upload.by });
  await record(tx, 'staff_import.uploaded', { type: 'staff_import', id: upload.id, details: { bytes: upload.bytes.length } });
}
