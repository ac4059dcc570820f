import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';

export type Answer = 'yes' | 'remotely' | 'no';
export type Meeting = {
  id: string;
  network_id: string;
  network: string;
  series_id: string | null;
  /** What it is called: its own title, or the network's name. */
  title: string;
  own_title: string;
  starts_at: Date;
  ends_at: Date;
  place: string;
  online_link: string;
  host: string;
  answer_by: string | null;
  moved_at: Date | null;
  moved_from: Date | null;
  move_reason: string;
  cancelled_at: Date | null;
  cancel_reason: string;
  agenda_closed_at: Date | null;
  attendance_at: Date | null;
  sequence: number;
  /** The network has ended. */
  closed: boolean;
  keeps: boolean;
  member: boolean;
  begun: boolean;
  over: boolean;
  minutes_state: 'none' | 'draft' | 'approved';
  /** Its members have been called to it. */
  called: boolean;
  my_answer: Answer | null;
  /** Whether the last day to answer has passed, or the meeting has begun. */
  answers_over: boolean;
};

const columns = sql`m.id, m.network_id, n.name as network, m.series_id, coalesce(nullif(m.title, ''), n.name) as title, m.title as own_title, m.starts_at, m.ends_at,
  m.place, m.online_link, m.host, m.answer_by::text, m.moved_at, m.moved_from, m.move_reason, m.cancelled_at, m.cancel_reason, m.agenda_closed_at,
  m.attendance_at, m.sequence, n.closed_at is not null as closed, n.id in (select networks.kept_by_me()) as keeps,
  n.id in (select networks.mine()) as member, m.starts_at <= now() as begun, m.ends_at <= now() as over,
  case when x.approved_at is not null then 'approved' when x.meeting_id is not null then 'draft' else 'none' end as minutes_state,
  m.call_on <= current_date as called, s.answer as my_answer, m.starts_at <= now() or coalesce(m.answer_by < current_date, false) as answers_over`;
const tables = sql`networks.meeting m join networks.network n on n.id = m.network_id left join networks.minutes x on x.meeting_id = m.id
  left join networks.sign_up s on s.meeting_id = m.id and s.person_id = access.person()`;

/** One meeting of a network the reader is in or keeps. */
export async function getMeeting(db: Read, id: string): Promise<Meeting> {
  const { rows } = await sql<Meeting>`select ${columns} from ${tables} where m.id = ${id}::uuid`.execute(db);
  if (!rows[0]) throw new NotFound();
  return rows[0];
}

export const PAGE = 50;

/** A network's meetings: those to come, soonest first, or those that were, latest first. `standing`: how many are not cancelled. */
export async function listMeetings(
  db: Read,
  network: string,
  past: boolean,
  page = 1,
  size = PAGE,
): Promise<{ meetings: Meeting[]; total: number; standing: number }> {
  const { rows } = await sql<Meeting & { total: number; standing: number }>`select ${columns}, count(*) over ()::int as total,
      (count(*) filter (where m.cancelled_at is null) over ())::int as standing from ${tables}
    where m.network_id = ${network}::uuid and ${past ? sql`m.ends_at <= now()` : sql`m.ends_at > now()`}
    order by ${past ? sql`m.starts_at desc` : sql`m.starts_at`}, m.id limit ${size} offset ${(page - 1) * size}`.execute(db);
  return { meetings: rows, total: rows[0]?.total ?? 0, standing: rows[0]?.standing ?? 0 };
}

/** A meeting with how many members and guests came; null where nobody has noted it. */
export type Counted = Meeting & { came: number | null; guests: number | null };

/** All meetings of a network, the latest first, to take along. */
export async function listCounted(db: Read, network: string): Promise<Counted[]> {
  const { rows } = await sql<Counted>`select ${columns},
      case when m.attendance_at is not null then (select count(*)::int from networks.attendance a where a.meeting_id = m.id) end as came,
      case when m.attendance_at is not null then (select coalesce(sum(g.number), 0)::int from networks.guest g where g.meeting_id = m.id) end as guests
    from ${tables} where m.network_id = ${network}::uuid order by m.starts_at desc, m.id`.execute(db);
  return rows;
}

/** The next meetings that will be, for the network's own page. */
export async function listComing(db: Read, network: string, most: number): Promise<Meeting[]> {
  const { rows } = await sql<Meeting>`select ${columns} from ${tables} where m.network_id = ${network}::uuid and m.ends_at > now()
    and m.cancelled_at is null order by m.starts_at, m.id limit ${most}`.execute(db);
  return rows;
}

/** Meetings by id, for a list of those that a changed series left as they were. */
export async function listByIds(db: Read, ids: readonly string[]): Promise<Meeting[]> {
  if (ids.length === 0) return [];
  const { rows } =
    await sql<Meeting>`select ${columns} from ${tables} where m.id = any (${[...ids]}::uuid[]) order by m.starts_at`.execute(db);
  return rows;
}

export type Item = {
  id: string;
  title: string;
  minutes: number | null;
  presenter: string;
  words: string;
  mine: boolean;
  by: string | null;
};

/** The agenda, in order. */
export async function listAgenda(db: Read, meeting: Pick<Meeting, 'id' | 'network_id'>): Promise<Item[]> {
  const { rows } =
    await sql<Item>`select i.id, i.title, i.minutes, i.presenter, i.words, i.added_by = access.person() as mine, f.name as by
    from networks.agenda_item i left join networks.names_of(array(select j.added_by from networks.agenda_item j where j.meeting_id = ${meeting.id}::uuid),
      ${meeting.network_id}::uuid) f on f.person_id = i.added_by
    where i.meeting_id = ${meeting.id}::uuid and i.removed_at is null order by i.place, i.added_at, i.id`.execute(db);
  return rows;
}

export type Attending = {
  person_id: string;
  name: string | null;
  stands_for: string | null;
  answer: Answer | null;
  came: boolean;
  /** A member today. */
  member: boolean;
};

/** Members of today, and those who answered or came and have left since: what they answered, and whether they came. */
export async function listAttending(db: Read, meeting: Pick<Meeting, 'id' | 'network_id'>): Promise<Attending[]> {
  const { rows } = await sql<Attending>`
    with known as (select f.person_id, f.name, f.stands_for from networks.faces(${meeting.network_id}::uuid) f),
    gone as (select distinct x.person_id from (select person_id from networks.sign_up where meeting_id = ${meeting.id}::uuid
        union select person_id from networks.attendance where meeting_id = ${meeting.id}::uuid) x where x.person_id not in (select person_id from known))
    select p.person_id, p.name, p.stands_for, p.member, s.answer, a.person_id is not null as came
    from (select *, true as member from known union all select g.person_id, g.name, null, false from networks.names_of(array(select person_id from gone), ${meeting.network_id}::uuid) g) p
      left join networks.sign_up s on s.meeting_id = ${meeting.id}::uuid and s.person_id = p.person_id
      left join networks.attendance a on a.meeting_id = ${meeting.id}::uuid and a.person_id = p.person_id
    order by p.name collate "sv-x-icu" nulls last, p.person_id`.execute(db);
  return rows;
}

export type Guest = { stands_for: string; number: number };
export const listGuests = (db: Read, meeting: string): Promise<Guest[]> =>
  db
    .selectFrom('networks.guest')
    .select(['stands_for', 'number'])
    .where('meeting_id', '=', meeting)
    .orderBy('stands_for')
    .execute();
