import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import type { Job } from '#platform/jobs/jobs.ts';
import { settle } from './entry.ts';

/**
 * Settles every occasion whose hour has struck: offers whose time is out, kept seats to release, final calls. Each in a
 * transaction of its own under its lock, so that two who run this at once do nothing twice, and one who dies in the
 * middle leaves no occasion half settled. Returns how many there were.
 */
export async function settleDue(worker: Db): Promise<number> {
  const { rows } = await sql<{ id: string }>`select id from training.to_settle() t (id)`.execute(worker);
  for (const { id } of rows) await worker.transaction().execute((tx) => settle(tx, id));
  return rows.length;
}

export const enrolmentJobs: readonly Job[] = [{ name: 'training.sweep', work: settleDue, every: '* * * * *', limit: 300 }];
