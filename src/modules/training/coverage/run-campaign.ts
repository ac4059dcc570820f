import { sql } from 'kysely';
import { type Db, lock } from '#platform/db/db.ts';

/**
 * Writes a campaign's letters, all or none: a process killed in the middle leaves nothing, and the job that runs again
 * finds it done. Protected people get theirs too; nobody is told who they are.
 */
export async function runCampaign(worker: Db, id: string): Promise<void> {
  await worker.transaction().execute(async (tx) => {
    await lock(tx, 'training.campaign', id);
    await sql`
      with asked as materialized (select c.*, (now() at time zone 'Europe/Stockholm')::date as today,
          case when not c.everyone then training.groups_for(c.course_id, null, c.organisation_id) end as groups
        from training.campaign c where c.id = ${id} and c.finished_at is null),
      person as (select l.person_id, asked.course_id, asked.created_by, asked.today
        from asked, training.lacking(asked.course_id, asked.groups, asked.organisation_id, asked.today) l where not l.seated),
      said as (insert into training.reminder (person_id, course_id, sent_on, kind, sent_by)
        select person_id, course_id, today, 'campaign', created_by from person on conflict do nothing returning person_id, course_id),
      letter as (insert into mail.letter (kind, person_id, about)
        select 'training.reminder', person_id, jsonb_build_object('person', person_id, 'course', course_id, 'kind', 'campaign', 'campaign', ${id}::text)
        from said returning 1)
      update training.campaign set finished_at = clock_timestamp(), people = (select count(*) from person),
        sent = (select count(*) from letter), passed_over = (select count(*) from person) - (select count(*) from letter)
      where id in (select id from asked)`.execute(tx);
  });
}
