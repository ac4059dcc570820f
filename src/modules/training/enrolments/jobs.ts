import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import type { Job } from '#platform/jobs/jobs.ts';
import { settle } from './entry.ts';

/**
 * Settles every occasion whose hour has struck: offers whose time is out, kept seats to release, final calls. Each in a
 * transaction of its own under its lock, so that two who run this at once do nothing twice, and one who dies in the
 * middle leaves no occasion half settled. One that fails keeps none of the others waiting. Returns how many there were.
 */
export async function settleDue(worker: Db): Promise<number> {
  const { rows } = await sql<{ id: string }>`select id from training.to_settle() t (id)`.execute(worker);
  const troubles: unknown[] = [];
  for (const { id } of rows) {
    await worker
      .transaction()
      .execute((tx) => settle(tx, id))
      .catch((trouble: unknown) => troubles.push(trouble));
  }
  if (troubles.length > 0)
    throw new AggregateError(troubles, `${troubles.length} of ${rows.length} occasions could not be settled`);
  return rows.length;
}

export const enrolmentJobs: readonly Job[] = [{ name: 'training.sweep', work: settleDue, every: '* * * * *', limit: 300 }];
