import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import type { Job } from '#platform/jobs/jobs.ts';

export const questionJobs: readonly Job[] = [
  { name: 'networks.questions', work: (worker) => remindOfUnanswered(worker), every: '20 6 * * *' },
];

/** So long a question waits for its first answer before those who call the meetings are reminded. */
export const DAYS = 14;

/** Once for each question that nobody has answered or raised, to everybody who calls the network's meetings, in one statement. Returns how many letters. */
export async function remindOfUnanswered(worker: Db): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    with due as (
      insert into networks.question_reminder (question_id)
      select q.id from networks.question q join networks.network n on n.id = q.network_id and n.closed_at is null
      where q.closed_at is null and q.asked_at < now() - make_interval(days => ${DAYS})
        and not exists (select from networks.answer a where a.question_id = q.id and a.withdrawn_at is null)
        and not exists (select from networks.raised_question r where r.question_id = q.id and r.withdrawn_at is null)
      on conflict do nothing returning question_id),
    letters as (
      insert into mail.letter (kind, person_id, about)
      select 'networks.question_unanswered', p, jsonb_build_object('question', q.id) from due d join networks.question q on q.id = d.question_id,
        networks.conveners(q.network_id) p
      returning 1)
    select count(*)::int as n from letters`.execute(worker);
  return rows[0]?.n ?? 0;
}
