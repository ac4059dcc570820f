import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';

const today = sql<string>`current_date`;

export type MyKnowledge = Awaited<ReturnType<typeof listMyKnowledge>>;

export type ComingPart = {
  /** My entry; null for a part I lead. */
  enrolment_id: string | null;
  occasion_id: string;
  title: string;
  number: number;
  parts: number;
  starts_at: Date;
  ends_at: Date;
  place: string;
};

/** The next parts I have a seat on or lead, the soonest first. */
export async function listMyComingParts(db: Read, me: string, most: number): Promise<ComingPart[]> {
  const { rows } = await sql<ComingPart>`
    with mine as (select e.id as enrolment_id, e.occasion_id from training.enrolment e where e.person_id = ${me} and e.state = 'placed'
      union all select null, t.occasion_id from training.occasion_trainer t where t.person_id = ${me})
    select m.enrolment_id, o.id as occasion_id, c.title, p.number, p.starts_at, p.ends_at, coalesce(nullif(p.room, ''), o.place) as place,
      (select count(*) from training.part x where x.occasion_id = o.id)::int as parts
    from mine m join training.occasion o on o.id = m.occasion_id join training.course c on c.id = o.course_id
      join training.part p on p.occasion_id = o.id
    where o.cancelled_at is null and o.published_at is not null and p.ends_at > now() order by p.starts_at limit ${most}`.execute(
    db,
  );
  return rows;
}

export type MyQueue = { enrolment_id: string; title: string; label: string; starts_at: Date; place: number; waiting: number };

/** Queues I stand in without an offer to answer, the occasion that comes first, first. Places are counted from 1. */
export async function listMyQueues(db: Read, me: string): Promise<MyQueue[]> {
  const { rows } = await sql<MyQueue>`
    select e.id as enrolment_id, c.title, o.label, training.starts_at(o.id) as starts_at, s.place, s.waiting
    from training.enrolment e join training.occasion o on o.id = e.occasion_id join training.course c on c.id = o.course_id
      cross join lateral training.standing(e.id) s
    where e.person_id = ${me} and e.state = 'waiting' and o.cancelled_at is null and training.starts_at(o.id) > now()
      and not exists (select from training.offer f where f.enrolment_id = e.id and f.state = 'pending')
    order by training.starts_at(o.id)`.execute(db);
  return rows;
}

/** My certificates that hold today, the newest first, and how many have lapsed without being renewed. */
export async function listMyKnowledge(db: Read, me: string): Promise<{ valid: string[]; lapsed: string[] }> {
  const rows = await db
    .selectFrom('training.completion as k')
    .innerJoin('training.course as c', 'c.id', 'k.course_id')
    .select((is) => [
      'c.title',
      is.fn.max<string>('k.completed_on').as('latest'),
      is.fn<boolean>('bool_or', [is.or([is('k.valid_until', 'is', null), is('k.valid_until', '>=', today)])]).as('holds'),
    ])
    .where('k.person_id', '=', me)
    .where('k.state', '=', 'approved')
    .groupBy('c.title')
    .orderBy('latest', 'desc')
    .execute();
  return {
    valid: rows.filter(({ holds }) => holds).map(({ title }) => title),
    lapsed: rows.filter(({ holds }) => !holds).map(({ title }) => title),
  };
}
