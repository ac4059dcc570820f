import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import type { Job } from '#platform/jobs/jobs.ts';
import { writeLetter } from '#platform/mail/write-letter.ts';
import { SOON } from '../writing-desk/desk.queries.ts';

export const dueJobs: readonly Job[] = [{ name: 'handbook.due', work: (worker) => warnOfDue(worker), every: '15 6 * * *' }];

/**
 * Word of routines that run out or must be followed up within 60 days, and again on the day: once each, one letter a reader however
 * many they are. To the one who is reminded of the routine while she still writes there, else to those who do. Returns how many.
 */
export async function warnOfDue(worker: Db): Promise<number> {
  return await worker.transaction().execute(async (tx) => {
    const { rows } = await sql<{ routine_id: string; kind: string }>`
      insert into handbook.notice (routine_id, kind, due_on)
      select v.routine_id, k.kind, k.due_on from handbook.version v,
        lateral (values ('end_soon', v.valid_until, ${SOON}::int), ('end', v.valid_until, 0),
          ('follow_up_soon', handbook.due_of(v.routine_id), ${SOON}::int), ('follow_up', handbook.due_of(v.routine_id), 0)) k (kind, due_on, days)
      where v.published_at is not null and v.replaced_at is null and k.due_on <= current_date + k.days
        and (k.days = 0 or k.due_on > current_date)
      on conflict do nothing returning routine_id, kind`.execute(tx);
    const readers = await sql<{ person_id: string; routines: string[] }>`
      select k.person_id, array_agg(distinct r.id order by r.id) as routines
      from unnest(${rows.map((row) => row.routine_id)}::uuid[]) n (id) join handbook.routine r on r.id = n.id
        cross join lateral handbook.keepers(r.id) k (person_id) group by k.person_id`.execute(tx);
    for (const { person_id, routines } of readers.rows)
      await writeLetter(tx, 'handbook.due', person_id, { routines: routines.join(',') });
    return rows.length;
  });
}
