import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import type { Job } from '#platform/jobs/jobs.ts';
import { writeLetter } from '#platform/mail/write-letter.ts';

export const exampleJobs: readonly Job[] = [
  { name: 'examples.checks', work: (worker) => remindOfChecks(worker), every: '30 6 * * *' },
];

/** So many are told of in one letter. */
const MOST = 100;

/**
 * Word to those who write nearest the keeping organisation when an example has not been checked for twelve months: once for each
 * check, one letter a reader however many they are. Returns how many examples.
 */
export async function remindOfChecks(worker: Db): Promise<number> {
  return await worker.transaction().execute(async (tx) => {
    const { rows } = await sql<{ example_id: string }>`
      insert into examples.check_notice (example_id, checked_on)
      select e.id, e.checked_on from examples.example e
      where e.published_at is not null and e.withdrawn_at is null and e.checked_on < current_date - interval '12 months'
      on conflict do nothing returning example_id`.execute(tx);
    const readers = await sql<{ person_id: string; examples: string[] }>`
      select w.person_id, array_agg(distinct e.id) as examples from examples.example e
        join organisation.organisation o on o.id = e.organisation_id,
        lateral (select g.person_id, array_position(o.path, g.organisation_id) as depth,
            max(array_position(o.path, g.organisation_id)) over () as deepest
          from access.role_grant g join access.role_permission p on p.role = g.role and p.permission = 'examples.write'
          where g.organisation_id = any (o.path[array_position(o.path, e.municipality_id):]) and access.in_force(g)) w
      where e.id = any (${rows.map(({ example_id }) => example_id)}::uuid[]) and w.depth = w.deepest
      group by w.person_id`.execute(tx);
    for (const { person_id, examples } of readers.rows)
      await writeLetter(tx, 'examples.check', person_id, { examples: examples.slice(0, MOST).join(',') });
    return rows.length;
  });
}
