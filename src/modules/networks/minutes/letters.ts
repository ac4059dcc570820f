import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import type { LetterKinds } from '#platform/mail/letters.ts';
import { t } from './texts.ts';

type Found = { title: string; starts_at: Date; approved_at: Date | null; approver_id: string | null };

async function find(worker: Db, meeting: string): Promise<Found | undefined> {
  const { rows } =
    await sql<Found>`select coalesce(nullif(m.title, ''), n.name) as title, m.starts_at, x.approved_at, x.approver_id
    from networks.meeting m join networks.network n on n.id = m.network_id join networks.minutes x on x.meeting_id = m.id
    where m.id = ${meeting}::uuid`.execute(worker);
  return rows[0];
}

export const minutesLetters: LetterKinds = {
  'networks.minutes_waiting': async (worker, { meeting = '' }, url) => {
    const found = await find(worker, meeting);
    if (!found || found.approved_at || !found.approver_id) return null;
    const about = { meeting: found.title, day: formatDate(found.starts_at) };
    return {
      subject: t.waitingSubject(about),
      text: `${t.waitingBody({ ...about, link: `${url}/networks/meetings/${meeting}/minutes` })}\n`,
    };
  },
};
