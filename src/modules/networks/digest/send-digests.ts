import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import type { Job } from '#platform/jobs/jobs.ts';

export const digestJobs: readonly Job[] = [
  { name: 'networks.digests', work: (worker) => sendDigests(worker), every: '5 * * * *' },
];

/**
 * One letter to everybody for whom something waits that is older than her last day of letters: seven in the morning, every day or
 * on Mondays, so that a server that was down then sends it afterwards. Taking a row and putting its letter in the outbox is one
 * statement: two at once never send the same, and a crash leaves neither or both. Returns how many letters.
 */
export async function sendDigests(worker: Db, now = new Date()): Promise<number> {
  const { rows } = await sql<{ letters: number }>`
    with waiting as (
      select x.news_id, x.person_id, w.network_id, d.pace
      from networks.to_tell x join networks.news w on w.id = x.news_id
        left join networks.digest d on d.network_id = w.network_id and d.person_id = x.person_id
      where x.told_at is null and w.made_at < networks.digest_slot(coalesce(d.pace, 'weekly'), ${now}) for update of x skip locked),
    members as (
      select n.network_id, p.person_id from (select distinct network_id from waiting) n, networks.people(n.network_id) p),
    gone as (
      delete from networks.to_tell x using waiting w where x.news_id = w.news_id and x.person_id = w.person_id and (w.pace is not distinct from 'never'
        or not exists (select from members m where m.network_id = w.network_id and m.person_id = w.person_id))),
    due as (
      update networks.to_tell x set told_at = ${now} from waiting w join members m on m.network_id = w.network_id and m.person_id = w.person_id
      where x.news_id = w.news_id and x.person_id = w.person_id and w.pace is distinct from 'never'
      returning x.person_id, x.news_id),
    letters as (
      insert into mail.letter (kind, person_id, about)
      select 'networks.digest', person_id, jsonb_build_object('person', person_id, 'news', string_agg(news_id::text, ',')) from due group by person_id
      returning 1)
    select count(*)::int as letters from letters`.execute(worker);
  return rows[0]?.letters ?? 0;
}
