import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import { SOON } from './late.queries.ts';

/** Who was not in the group so many days ago is new in it. */
const NEW = 60;

const today = sql`(now() at time zone 'Europe/Stockholm')::date`;

type Target = { course_id: string; group_id: string; first_for_new: boolean };

/**
 * Every morning: those who are new in a group, employees and managers alike, are offered the course it shall have, once;
 * and those whose course lapses within sixty days are told, once for each time it lapses. Nobody who has a seat or stands
 * in a queue is written to, and nobody twice a day. One transaction a target: what is done is done when a process dies.
 */
export async function sendReminders(worker: Db): Promise<{ first: number; lapsing: number }> {
  const targets = await worker
    .selectFrom('training.course_target as t')
    .innerJoin('training.course as c', 'c.id', 't.course_id')
    .select(['t.course_id', 't.group_id', 't.first_for_new'])
    .where('c.published_at', 'is not', null)
    .where('c.retired_at', 'is', null)
    .orderBy('t.course_id')
    .orderBy('t.group_id')
    .execute();
  const sent = { first: 0, lapsing: 0 };
  for (const target of targets) {
    if (target.first_for_new) sent.first += await say(worker, 'first_course', target, newcomers(target));
    sent.lapsing += await say(worker, 'lapsing', target, lapsing(target));
  }
  return sent;
}

/** A group that was empty then has just been imported: that everyone in it is new tells of the import, not of them. */
const newcomers = ({ course_id, group_id }: Target) => sql`
  with before as materialized (select m.person_id from training.members(array[${group_id}::uuid], null, ${today} - ${NEW}::int) m)
  select l.person_id from training.lacking(${course_id}, array[${group_id}::uuid], null, ${today}) l
  where not l.seated and exists (select from before) and not exists (select from before b where b.person_id = l.person_id)
    and not exists (select from training.reminder r where r.person_id = l.person_id and r.course_id = ${course_id} and r.kind = 'first_course')`;

const lapsing = ({ course_id, group_id }: Target) => sql`
  select s.person_id from training.standing(${course_id}, array[${group_id}::uuid], null, ${today}) s
  where s.state in ('valid', 'proof') and s.valid_until between ${today} and ${today} + ${SOON}::int
    and not exists (select from training.reminder r where r.person_id = s.person_id and r.course_id = ${course_id}
      and r.kind = 'lapsing' and r.sent_on >= s.valid_until - ${SOON}::int)
    and not exists (select from training.enrolment e join training.occasion o on o.id = e.occasion_id
      where e.person_id = s.person_id and o.course_id = ${course_id} and o.cancelled_at is null
        and e.state in ('requested', 'interested', 'placed', 'waiting') and coalesce(training.starts_at(o.id) > now(), true))`;

async function say(
  worker: Db,
  kind: 'first_course' | 'lapsing',
  { course_id }: Target,
  people: RawBuilder<unknown>,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    with person as (select distinct x.person_id from (${people}) x),
    said as (insert into training.reminder (person_id, course_id, sent_on, kind)
      select person_id, ${course_id}::uuid, ${today}, ${kind} from person on conflict do nothing returning person_id),
    letter as (insert into mail.letter (kind, person_id, about)
      select 'training.reminder', person_id, jsonb_build_object('person', person_id, 'course', ${course_id}::text, 'kind', ${kind}::text)
      from said returning 1)
    select count(*)::int as n from letter`.execute(worker);
  return rows[0]?.n ?? 0;
}
