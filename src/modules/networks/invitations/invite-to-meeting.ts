import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import { calendar } from '#platform/files/calendar.ts';
import type { Letter } from '#platform/mail/letters.ts';
import { t } from './texts.ts';

/** The same id for a meeting in every letter and calendar: by it a calendar knows what was moved. */
export const meetingUid = (meeting: string, publicUrl: string): string => `meeting-${meeting}@${new URL(publicUrl).hostname}`;

export type Called = {
  id: string;
  title: string;
  network: string;
  starts_at: Date;
  ends_at: Date;
  place: string;
  online_link: string;
  host: string;
  answer_by: string | null;
  sequence: number;
  cancelled_at: Date | null;
  cancel_reason: string;
  moved_at: Date | null;
  moved_from: Date | null;
  move_reason: string;
  changed_at: Date;
};

/** A meeting as it is when a letter about it is sent; undefined when it is gone. */
export async function findCalled(worker: Db, meeting: string): Promise<Called | undefined> {
  const { rows } =
    await sql<Called>`select m.id, coalesce(nullif(m.title, ''), n.name) as title, n.name as network, m.starts_at, m.ends_at, m.place, m.online_link,
      m.host, m.answer_by::text, m.sequence, m.cancelled_at, m.cancel_reason, m.moved_at, m.moved_from, m.move_reason, m.changed_at
    from networks.meeting m join networks.network n on n.id = m.network_id where m.id = ${meeting}::uuid`.execute(worker);
  return rows[0];
}

/**
 * A meeting for somebody's calendar, to send with a letter: REQUEST puts it in or moves it, CANCEL takes it out. Undefined
 * where she has no address, or a cancelled meeting that was never in her calendar.
 */
export async function inviteToMeeting(
  worker: Db,
  meeting: Called,
  person: string,
  publicUrl: string,
): Promise<Letter['calendar']> {
  const { rows } = await sql<{
    name: string;
    email: string;
    before: boolean;
    answer: 'yes' | 'remotely' | 'no' | null;
  }>`select p.given_name || ' ' || p.family_name as name, k.email,
      exists (select from networks.call c where c.meeting_id = ${meeting.id}::uuid and c.person_id = p.id and c.kind <> 'cancelled') as before,
      (select s.answer from networks.sign_up s where s.meeting_id = ${meeting.id}::uuid and s.person_id = p.id) as answer
    from organisation.person p join organisation.contact k on k.person_id = p.id where p.id = ${person}::uuid and k.email is not null`.execute(
    worker,
  );
  const [reader] = rows;
  const method = meeting.cancelled_at ? 'CANCEL' : 'REQUEST';
  if (!reader || (method === 'CANCEL' && !reader.before)) return undefined;
  const { hostname } = new URL(publicUrl);
  const event = {
    uid: meetingUid(meeting.id, publicUrl),
    sequence: meeting.sequence,
    title: meeting.title,
    location: meeting.place || meeting.online_link,
    description: [meeting.host && t.host({ host: meeting.host }), meeting.place ? meeting.online_link : '']
      .filter(Boolean)
      .join('\n'),
    url: `${publicUrl}/networks/meetings/${meeting.id}`,
    start: meeting.starts_at,
    end: meeting.ends_at,
    status: meeting.cancelled_at ? ('cancelled' as const) : ('confirmed' as const),
    organiser: { name: meeting.network, email: `noreply@${hostname}` },
    attendee: { name: reader.name, email: reader.email },
    answer: reader.answer === null ? ('needed' as const) : reader.answer === 'no' ? ('declined' as const) : ('accepted' as const),
    updated: meeting.changed_at,
  };
  return { method, text: calendar({ name: meeting.title, events: [event], method }) };
}
