import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import type { StateOfKnowledge } from './count.ts';

/** Days before a course lapses when it is time to take it again. */
export const SOON = 60;

export type Late = {
  course_id: string;
  title: string;
  person_id: string;
  name: string;
  unit: string;
  state: StateOfKnowledge;
  valid_until: string | null;
  /** placed, waiting, requested … for an occasion to come; null when she has entered none. */
  entry: string | null;
  /** When she was last reminded of the course. */
  reminded_on: string | null;
};

/**
 * My people who lack a course that their group shall have, or whose course lapses within sixty days: each once a course.
 * Myself left out. Row policies hold for names, entries and reminders; the states come from training.people_standing.
 */
export async function listLate(db: Read, me: string, today: string, course: string | null = null): Promise<Late[]> {
  const { rows } = await sql<Late>`
    with led as (select access.tops('people.lead') as id),
    asked as (select distinct led.id as place, t.course_id from led join organisation.organisation h on h.id = led.id,
      training.course_target t join training.target_group g on g.id = t.group_id
        join organisation.organisation o on o.id = g.organisation_id join training.course c on c.id = t.course_id
      where (o.id = any (h.path) or h.id = any (o.path)) and c.retired_at is null and (${course}::uuid is null or c.id = ${course}))
    select distinct on (c.title, c.id, p.family_name, p.given_name, p.id) c.id as course_id, c.title, p.id as person_id,
      p.given_name || ' ' || p.family_name as name, u.name as unit, s.state, s.valid_until::text,
      (select e.state from training.enrolment e join training.occasion x on x.id = e.occasion_id
        where e.person_id = p.id and x.course_id = c.id and x.cancelled_at is null
          and e.state in ('placed', 'waiting', 'requested', 'interested', 'resting') and coalesce(training.starts_at(x.id) > now(), true)
        order by array_position(array['placed', 'waiting', 'resting', 'requested', 'interested'], e.state) limit 1) as entry,
      (select max(r.sent_on)::text from training.reminder r where r.person_id = p.id and r.course_id = c.id) as reminded_on
    from asked cross join lateral training.people_standing(asked.course_id, null, asked.place, ${today}::date) s
      join organisation.person p on p.id = s.person_id join organisation.organisation u on u.id = s.unit_id
      join training.course c on c.id = asked.course_id
    where p.id <> ${me} and (s.state in ('lapsed', 'never') or s.valid_until < ${today}::date + ${SOON}::int)
    order by c.title, c.id, p.family_name, p.given_name, p.id`.execute(db);
  return rows;
}

/** The next occasion of each course to which somebody I lead may be signed up. */
export async function nextOccasions(db: Read, courses: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ course_id: string; id: string }>`
    select distinct on (o.course_id) o.course_id, o.id from training.occasion o
    where o.course_id = any (${[...courses]}::uuid[]) and o.published_at is not null and o.cancelled_at is null
      and training.starts_at(o.id) > now() and coalesce(o.sign_up_closes > now(), true) and coalesce(o.sign_up_opens <= now(), true)
      and training.is_open_to_me(o.id)
    order by o.course_id, training.starts_at(o.id)`.execute(db);
  return new Map(rows.map(({ course_id, id }) => [course_id, id]));
}

/** Who has entered an occasion to come needs no reminder, and nobody two in a day. */
export const mayBeReminded = ({ entry, reminded_on }: Late, today: string): boolean => entry === null && reminded_on !== today;
