import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import { type CalendarEvent, calendar } from '#platform/files/calendar.ts';
import type { Letter } from '#platform/mail/letters.ts';
import { t } from './texts.ts';

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

/** Has somebody been called to a meeting, so that it is in her calendar? */
export async function wasCalled(worker: Db, meeting: string, person: string): Promise<boolean> {
  const { rows } = await sql`select from networks.call c where c.meeting_id = ${meeting}::uuid and c.person_id = ${person}::uuid
    and c.kind <> 'cancelled' limit 1`.execute(worker);
  return rows.length > 0;
}

/** What calendars show of a meeting, in letters and feeds alike. */
export const eventOf = (
  meeting: Pick<Called, 'id' | 'title' | 'network' | 'starts_at' | 'ends_at' | 'place' | 'online_link' | 'host' | 'sequence'>,
  is: { cancelled: boolean; updated: Date },
  publicUrl: string,
): CalendarEvent => ({
  uid: `meeting-${meeting.id}@${new URL(publicUrl).hostname}`,
  sequence: meeting.sequence,
  title: meeting.title,
  location: meeting.place || meeting.online_link,
  description: [meeting.network, meeting.host && t.host({ host: meeting.host }), meeting.place && meeting.online_link]
    .filter(Boolean)
    .join('\n'),
  url: `${publicUrl}/networks/meetings/${meeting.id}`,
  start: meeting.starts_at,
  end: meeting.ends_at,
  status: is.cancelled ? 'cancelled' : 'confirmed',
  updated: is.updated,
});

/**
 * A meeting for somebody's calendar, to send with a letter: REQUEST puts it in or moves it, CANCEL takes it out. Undefined
 * where she has no address. Stamped when she was told: who is called anew has taken it out of her calendar under the same
 * sequence, and what is stamped before that is passed over (RFC 5546, 2.1.5).
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
    told_at: Date | null;
    answer: 'yes' | 'remotely' | 'no' | null;
  }>`select p.given_name || ' ' || p.family_name as name, k.email,
      (select max(c.called_at) from networks.call c where c.meeting_id = ${meeting.id}::uuid and c.person_id = p.id) as told_at,
      (select s.answer from networks.sign_up s where s.meeting_id = ${meeting.id}::uuid and s.person_id = p.id) as answer
    from organisation.person p join organisation.contact k on k.person_id = p.id where p.id = ${person}::uuid and k.email is not null`.execute(
    worker,
  );
  const [reader] = rows;
  if (!reader) return undefined;
  const cancelled = meeting.cancelled_at !== null;
  const method = cancelled ? 'CANCEL' : 'REQUEST';
  const { changed_at } = meeting;
  const event = {
    ...eventOf(
      meeting,
      { cancelled, updated: reader.told_at && reader.told_at > changed_at ? reader.told_at : changed_at },
      publicUrl,
    ),
    organiser: { name: meeting.network, email: `noreply@${new URL(publicUrl).hostname}` },
    attendee: { name: reader.name, email: reader.email },
    answer: reader.answer === null ? ('needed' as const) : reader.answer === 'no' ? ('declined' as const) : ('accepted' as const),
  };
  return { method, text: calendar({ name: meeting.title, events: [event], method }) };
}
