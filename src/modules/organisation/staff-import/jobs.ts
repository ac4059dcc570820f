import { sql } from 'kysely';
import type { Config } from '#platform/config.ts';
import type { Db } from '#platform/db/db.ts';
import type { Job } from '#platform/jobs/jobs.ts';
import { log } from '#platform/log.ts';
import { applyImport } from './apply-import.ts';
import { readImport } from './read-import.ts';

export const READ = 'organisation.read_staff_import';
export const APPLY = 'organisation.apply_staff_import';
export const FORGET = 'organisation.forget_staff_imports';

/** Reading and applying take up to minutes; a page answers at once. A worker that dies leaves the job to the next one. */
export const staffImportJobs = (config: Config): Job[] => [
  {
    name: READ,
    limit: 300,
    work: (worker, { id }) =>
      orSay(worker, String(id), { state: 'unreadable', trouble: 'readFailed' }, () =>
        readImport(worker, config.secret, String(id)),
      ),
  },
  {
    name: APPLY,
    limit: 300,
    work: (worker, { id, by }) =>
      orSay(worker, String(id), { state: 'previewed', trouble: 'applyFailed' }, () =>
        applyImport(worker, config.secret, String(id), typeof by === 'string' ? by : null, (rows_done) =>
          worker
            .updateTable('organisation.staff_import')
            .set({ rows_done })
            .where('id', '=', String(id))
            .execute()
            .then(() => {}),
        ),
      ),
  },
  { name: FORGET, every: '40 3 * * *', work: forgetImports },
];

/** What goes wrong is told on the import's page instead of tried again in silence; nothing has changed then. */
async function orSay(
  worker: Db,
  id: string,
  told: { state: string; trouble: string },
  work: () => Promise<unknown>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    const { name, code, constraint, stack } = error as Error & { code?: string; constraint?: string };
    log.error({ job: told.trouble, import: id, name, code, constraint, at: stack?.split('\n').slice(1, 6) }, 'bug');
    await worker
      .updateTable('organisation.staff_import')
      .set(told)
      .where('id', '=', id)
      .where('state', 'in', ['reading', 'applying'])
      .execute();
  }
}

/** Imports given up lose rows and file; one that nobody has gone on with for a week is given up; reports stay a year. */
export async function forgetImports(worker: Db): Promise<void> {
  await worker.transaction().execute(async (tx) => {
    await sql`update organisation.staff_import set state = 'abandoned', finished_at = now()
      where state in ('uploaded', 'previewed', 'unreadable') and created_at < now() - interval '7 days'`.execute(tx);
    await sql`delete from platform.file f using organisation.staff_import i where i.file_id = f.id and i.state = 'abandoned'`.execute(
      tx,
    );
    await sql`update organisation.staff_import set file_id = null where state = 'abandoned' and file_id is not null`.execute(tx);
    await sql`delete from organisation.staff_import_row r using organisation.staff_import i
      where i.id = r.import_id and (i.state = 'abandoned' or (i.state = 'applied' and i.finished_at < now() - interval '1 year'))`.execute(
      tx,
    );
  });
}
