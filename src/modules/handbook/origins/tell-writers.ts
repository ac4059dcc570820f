import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import type { Job } from '#platform/jobs/jobs.ts';
import { writeLetter } from '#platform/mail/write-letter.ts';

export const originJobs: readonly Job[] = [
  { name: 'handbook.origins', work: (worker) => tellOfNewOrigins(worker), every: '20 6 * * *' },
];

/** So many are told of in one letter. */
const MOST = 100;

/**
 * Word to those who write in a copy when its origin has a newer version: once for each version, one letter a reader however many
 * they are. The routine's owner is told; where it has none, those who write nearest it. Returns how many copies.
 */
export async function tellOfNewOrigins(worker: Db): Promise<number> {
  return await worker.transaction().execute(async (tx) => {
    const { rows } = await sql<{ routine_id: string }>`
      insert into handbook.origin_notice (routine_id, version_id)
      select g.routine_id, n.id from handbook.origin g join handbook.routine r on r.id = g.routine_id and r.ended_at is null
        join handbook.version n on n.routine_id = g.origin_routine_id and n.published_at is not null and n.replaced_at is null
      where n.id <> (select b.version_id from handbook.origin_base b where b.routine_id = g.routine_id order by b.id desc limit 1)
      on conflict do nothing returning routine_id`.execute(tx);
    const readers = await sql<{ person_id: string; routines: string[] }>`
      select w.person_id, array_agg(distinct r.id) as routines from handbook.routine r
        join organisation.organisation o on o.id = r.organisation_id,
        lateral (select x.person_id, x.depth = max(x.depth) over () as nearest, x.person_id = r.owner_id as owner, bool_or(x.person_id = r.owner_id) over () as owned
          from (select g.person_id, array_position(o.path, g.organisation_id) as depth from access.role_grant g
            join access.role_permission p on p.role = g.role and p.permission = 'handbook.write'
            where g.organisation_id = any (o.path[array_position(o.path, r.municipality_id):]) and access.in_force(g)) x) w
      where r.id = any (${rows.map(({ routine_id }) => routine_id)}::uuid[]) and (w.owner or (not coalesce(w.owned, false) and w.nearest))
      group by w.person_id`.execute(tx);
    for (const { person_id, routines } of readers.rows)
      await writeLetter(tx, 'handbook.origin_changed', person_id, { routines: routines.slice(0, MOST).join(',') });
    return rows.length;
  });
}
