import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import { UnreadableFile } from '#platform/files/unreadable-file.ts';
import { compare } from './compare.ts';
import type { Mapping } from './fields.ts';
import { openFile } from './keep-file.ts';
import { clearRows, stageRows } from './stage-rows.ts';

/** Reads an uploaded file whole and compares it: what the preview shows. May run twice: begins from the beginning. */
export async function readImport(worker: Db, secret: string, importId: string): Promise<void> {
  const one = await worker.selectFrom('organisation.staff_import').selectAll().where('id', '=', importId).executeTakeFirst();
  if (one?.state !== 'reading' || !one.file_id) return;
  const bytes = await openFile(worker, secret, one.file_id, importId);
  if (!bytes) return giveUp(worker, importId, 'fileGone');
  try {
    await readAndCompare(worker, secret, importId, bytes);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    await clearRows(worker, importId);
    await giveUp(worker, importId, JSON.stringify(error.fault));
  }
}

/** The same with the file in hand, for the command line. */
export async function readAndCompare(worker: Db, secret: string, importId: string, bytes: Uint8Array): Promise<void> {
  const { mapping } = await worker
    .selectFrom('organisation.staff_import')
    .select('mapping')
    .where('id', '=', importId)
    .executeTakeFirstOrThrow();
  await stageRows(worker, secret, importId, bytes, mapping as Mapping, (done, total) =>
    noteProgress(worker, importId, done, total),
  );
  await worker.transaction().execute(async (tx) => {
    const one = await tx.selectFrom('organisation.staff_import').selectAll().where('id', '=', importId).executeTakeFirstOrThrow();
    const { counts, digest } = await compare(tx, one);
    await tx
      .updateTable('organisation.staff_import')
      .set({ state: 'previewed', counts: JSON.stringify(counts), digest, trouble: null })
      .where('id', '=', importId)
      .where('state', '=', 'reading')
      .execute();
  });
}

const noteProgress = (worker: Db, importId: string, done: number, total: number) =>
  worker
    .updateTable('organisation.staff_import')
    .set({ rows_done: done, rows_total: total })
    .where('id', '=', importId)
    .execute()
    .then(() => {});

const giveUp = (worker: Db, importId: string, trouble: string) =>
  worker
    .updateTable('organisation.staff_import')
    .set({ state: 'unreadable', trouble, finished_at: sql<Date>`now()` })
    .where('id', '=', importId)
    .execute()
    .then(() => {});
