import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import { lock, type Tx } from '#platform/db/db.ts';
import { Refused } from '#platform/http/failures.ts';
import type { Jobs } from '#platform/jobs/jobs.ts';
import { STEPS } from './apply-import.ts';
import type { Import } from './imports.queries.ts';
import { APPLY, FORGET } from './jobs.ts';
import type { Counts } from './tell-changes.ts';
import { t } from './texts.ts';

/** More than every fifth ending is more likely a wrong file than a true one. */
export const endsMany = ({ missing = 0, staff = 0 }: Partial<Counts>): boolean => missing > 0 && missing > staff / 5;

/** Sends the applying to a job. A second click finds it begun and does nothing. */
export async function beginApplying(tx: Tx, jobs: Jobs, one: Import, by: string): Promise<void> {
  if ((one.counts.fault ?? 0) > 0) throw new Refused(t.faultsRemain());
  await lock(tx, 'organisation.staff_import', one.organisation_id);
  const other = await tx
    .selectFrom('organisation.staff_import')
    .select('id')
    .where('organisation_id', '=', one.organisation_id)
    .where('state', '=', 'applying')
    .where('id', '<>', one.id)
    .executeTakeFirst();
  if (other) throw new Refused(t.otherApplying({ organisation: one.organisation }));
  const { numUpdatedRows: begun } = await tx
    .updateTable('organisation.staff_import')
    .set({ state: 'applying', applied_by: by, rows_done: 0, rows_total: STEPS, trouble: null })
    .where('id', '=', one.id)
    .where('state', '=', 'previewed')
    .executeTakeFirstOrThrow();
  if (begun > 0n) await jobs.enqueue(tx, APPLY, { id: one.id, by });
  else await bearSecondClick(tx, one.id, ['applying', 'applied']);
}

/** Gives the import up; its file and rows are removed by a job, at once. */
export async function abandonImport(tx: Tx, jobs: Jobs, one: Import): Promise<void> {
  const { numUpdatedRows: ended } = await tx
    .updateTable('organisation.staff_import')
    .set({ state: 'abandoned', finished_at: sql<Date>`now()` })
    .where('id', '=', one.id)
    .where('state', 'in', ['uploaded', 'previewed', 'unreadable'])
    .executeTakeFirstOrThrow();
  if (ended === 0n) return bearSecondClick(tx, one.id, ['abandoned']);
  await jobs.enqueue(tx, FORGET);
  await record(tx, 'staff_import.abandoned', { type: 'staff_import', id: one.id });
}

/** Where the first click has done it there is nothing to say; where something else has come between, there is. */
export async function bearSecondClick(tx: Tx, id: string, done: readonly string[]): Promise<void> {
  const now = await tx.selectFrom('organisation.staff_import').select('state').where('id', '=', id).executeTakeFirst();
  if (!done.includes(now?.state ?? '')) throw new Refused(t.alreadyGone());
}
