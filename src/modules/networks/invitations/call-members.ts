import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db/db.ts';
import type { Job } from '#platform/jobs/jobs.ts';
import { writeLetter } from '#platform/mail/write-letter.ts';
import { keepMeetings } from '../series/keep-meetings.ts';
import { listSeries } from '../series/series.queries.ts';

export const invitationJobs: readonly Job[] = [
  { name: 'networks.meetings', every: '40 4 * * *', limit: 3600, work: (worker) => keepAhead(worker) },
  { name: 'networks.reminders', every: '30 6 * * *', work: (worker) => remindSilent(worker) },
];

/**
 * Keeps every series fifteen months ahead, takes coming meetings out of the calendars of those who are members no longer (a
 * function or an employment ended), and calls to each meeting whose day has come those who are not called yet, also who became
 * a member since. Each series in a transaction of its own; done twice, or by two at once, it does nothing more.
 */
export async function keepAhead(worker: Db): Promise<void> {
  for (const series of await listSeries(worker, null))
    await worker.transaction().execute((tx) => keepMeetings(tx, series, null, ''));
  await sql`select networks.take_out(x.network_id) from (select distinct m.network_id from networks.meeting m
      join networks.call c on c.meeting_id = m.id where m.starts_at > now() and m.cancelled_at is null) x`.execute(worker);
  const { rows } = await sql<{ id: string }>`select m.id from networks.meeting m join networks.network n on n.id = m.network_id
    where m.starts_at > now() and n.closed_at is null and m.call_on <= current_date and m.cancelled_at is null order by m.starts_at`.execute(
    worker,
  );
  for (const { id } of rows) await sql`select networks.tell(${id}::uuid)`.execute(worker);
}

/** Calls to the coming meetings that others are called to already who is a member now and was not: she was added, or joined. */
export async function callToComing(tx: Tx, network: string): Promise<void> {
  await sql`select networks.call_in(${network}::uuid)`.execute(tx);
}

/** So many days before the last one, those who have not answered are reminded. */
const DAYS = 3;

/** One reminder a meeting, to members who were called at least a day ago and have not answered. Returns how many letters. */
export async function remindSilent(worker: Db): Promise<number> {
  return await worker.transaction().execute(async (tx) => {
    const { rows } = await sql<{ meeting_id: string; person_id: string }>`
      with due as (update networks.meeting m set reminded_at = now() from networks.network n
        where n.id = m.network_id and n.closed_at is null and m.reminded_at is null and m.cancelled_at is null and m.starts_at > now()
          and m.answer_by between current_date and current_date + ${DAYS}::int
          and exists (select from networks.call c where c.meeting_id = m.id and c.called_at < now() - interval '1 day')
        returning m.id, m.network_id)
      select d.id as meeting_id, p.person_id from due d, networks.people(d.network_id) p
      where not exists (select from networks.sign_up s where s.meeting_id = d.id and s.person_id = p.person_id)`.execute(tx);
    for (const { meeting_id, person_id } of rows)
      await writeLetter(tx, 'networks.sign_up_reminder', person_id, { meeting: meeting_id, person: person_id });
    return rows.length;
  });
}
