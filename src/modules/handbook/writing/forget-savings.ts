import { sql } from 'kysely';
import type { Job } from '#platform/jobs/jobs.ts';

/** What has been published is never changed, and nothing more is woven into it: its earlier words are forgotten. */
export const writingJobs: readonly Job[] = [
  {
    name: 'handbook.forget_savings',
    every: '20 3 * * *',
    work: (worker) =>
      sql`delete from handbook.saving s using handbook.version v where v.id = s.version_id and v.published_at is not null`.execute(
        worker,
      ),
  },
];
