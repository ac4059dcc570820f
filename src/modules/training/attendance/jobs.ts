import { sql } from 'kysely';
import { type Db, lock } from '#platform/db/db.ts';
import type { Job } from '#platform/jobs/jobs.ts';
import { completeOccasion } from './complete-occasion.ts';

/**
 * The last list is often filled in while the course is still going on. When it is over, this writes the certificates that
 * the list then carries. A week back, so that a stopped server catches up; saving a list does the same at once.
 */
export const attendanceJobs: readonly Job[] = [
  {
    name: 'training.complete_occasions',
    every: '*/10 * * * *',
    work: async (worker) => {
      for (const id of await listJustOver(worker)) {
        await worker.transaction().execute(async (tx) => {
          await lock(tx, 'training.occasion', id);
          await completeOccasion(tx, id, '');
        });
      }
    },
  },
];

async function listJustOver(worker: Db): Promise<string[]> {
  const rows = await worker
    .selectFrom('training.part as p')
    .innerJoin('training.occasion as o', 'o.id', 'p.occasion_id')
    .select('p.occasion_id as id')
    .where('o.cancelled_at', 'is', null)
    .groupBy('p.occasion_id')
    .having((is) => is.fn.max('p.ends_at'), '<=', sql<Date>`now()`)
    .having((is) => is.fn.max('p.ends_at'), '>', sql<Date>`now() - interval '7 days'`)
    .execute();
  return rows.map(({ id }) => id);
}
