import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import type { Job } from '#platform/jobs/jobs.ts';

export const publishJobs: readonly Job[] = [
  { name: 'handbook.publish', work: (worker) => publishDue(worker), every: '*/10 * * * *' },
];

/**
 * Publishes what is decided and whose day has come: each in a transaction of its own, so that one that fails keeps nobody else.
 * A server that was down at midnight publishes when it is up again. Returns how many.
 */
export async function publishDue(worker: Db): Promise<number> {
  const { rows } = await sql<{
    id: string;
    controller: string;
    number: number;
  }>`select v.id, v.municipality_id as controller, v.number
    from handbook.version v join handbook.routine r on r.id = v.routine_id
    where v.state = 'decided' and v.publish_on <= current_date and r.ended_at is null order by v.publish_on, v.id`.execute(
    worker,
  );
  let done = 0;
  for (const { id, controller, number } of rows)
    done += await worker.transaction().execute(async (tx) => {
      const { rows: said } = await sql<{ done: boolean }>`select handbook.publish(${id}::uuid) as done`.execute(tx);
      if (!said[0]?.done) return 0;
      await sql`insert into audit.entry (chain, act, subject_type, subject_id, details)
        values (${controller}::uuid, 'version.published', 'version', ${id}::uuid, ${JSON.stringify({ number })}::jsonb)`.execute(
        tx,
      );
      return 1;
    });
  return done;
}
