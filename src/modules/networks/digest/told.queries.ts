import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import type { NewsKind } from './announce.ts';

export type Told = {
  network_id: string;
  network: string;
  kind: NewsKind;
  made_at: Date;
  title: string;
  /** Its address here: '/networks/…'. */
  href: string;
  /** When the meeting was, of minutes and decisions; and the decision's number in it. */
  starts_at: Date | null;
  number: number | null;
  /** A decision that the reader sees to. */
  yours: boolean;
};

const meeting = sql`coalesce(nullif(m.title, ''), n.name)`;

/** News as it is now, network by network. What was taken away meanwhile, or is of a network she has left, is not told of. */
export async function listTold(db: Read, person: string, ids: readonly string[]): Promise<Told[]> {
  const { rows } = await sql<Told>`
    with told as (select w.* from networks.news w where w.id = any (${[...ids]}::uuid[])),
    members as (select n.network_id from (select distinct network_id from told) n, networks.people(n.network_id) p where p.person_id = ${person}::uuid)
    select n.id as network_id, n.name as network, w.kind, w.made_at, x.* from told w
      join members k on k.network_id = w.network_id join networks.network n on n.id = w.network_id
      cross join lateral (
        select ${meeting} as title, '/networks/meetings/' || m.id || '/minutes' as href, m.starts_at, null::integer as number, false as yours
        from networks.meeting m where w.kind = 'minutes' and m.id = w.about_id and m.network_id = w.network_id
        union all
        select ${meeting}, '/networks/decisions/' || d.id, m.starts_at, d.number, coalesce(d.owner_id = ${person}::uuid, false)
        from networks.decision d join networks.meeting m on m.id = d.meeting_id where w.kind = 'decision' and d.id = w.about_id and m.network_id = w.network_id and d.withdrawn_at is null and d.emptied_at is null
        union all
        select q.title, '/networks/questions/' || q.id, null, null, false from networks.question q
        where q.network_id = w.network_id and q.withdrawn_at is null and case w.kind when 'question' then q.id = w.about_id
          when 'answer' then q.id = (select a.question_id from networks.answer a where a.id = w.about_id and a.withdrawn_at is null)
          when 'accepted' then q.accepted_id = w.about_id end
        union all
        select r.title, coalesce('/networks/questions/' || r.question_id, '/networks/raised/' || r.id), null, null, false
        from networks.raised_question r where w.kind = 'raised_answer' and r.id = w.about_id and r.network_id = w.network_id and r.answered_at is not null and r.withdrawn_at is null
        union all
        select f.title, '/networks/files/' || f.id, null, null, false from networks.file_version v join networks.file f on f.id = v.file_id
        where w.kind = 'file' and v.id = w.about_id and v.network_id = w.network_id and f.withdrawn_at is null) x
    order by n.name, n.id, w.made_at, w.id`.execute(db);
  return rows;
}

export type NextMeeting = { network_id: string; id: string; starts_at: Date; ends_at: Date };

/** The next meeting of each of these networks, where one is planned. */
export async function listNextMeetings(db: Read, networks: readonly string[]): Promise<NextMeeting[]> {
  const { rows } =
    await sql<NextMeeting>`select distinct on (m.network_id) m.network_id, m.id, m.starts_at, m.ends_at from networks.meeting m
    where m.network_id = any (${[...networks]}::uuid[]) and m.cancelled_at is null and m.starts_at > now()
    order by m.network_id, m.starts_at`.execute(db);
  return rows;
}
