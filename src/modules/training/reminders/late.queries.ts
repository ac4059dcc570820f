import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';

/** Days ahead in which what lapses is told as lapsing. */
export const SOON = 60;
export const lateStates = ['never', 'lapsed', 'lapsing'] as const;
export type LateState = (typeof lateStates)[number];

export type LateCourse = {
  course_id: string;
  title: string;
  state: LateState;
  /** never: the day she began; lapsed and lapsing: the last day it is valid. */
  since: string;
  entry_id: string | null;
  entry_state: 'requested' | 'interested' | 'placed' | 'waiting' | null;
  entry_starts_at: Date | null;
  /** Next occasion with a seat she may have at once; asked for only where she has no entry. */
  next_id: string | null;
  next_starts_at: Date | null;
  reminded_on: string | null;
};
export type LatePerson = { id: string; name: string; unit: string; courses: LateCourse[] };
export type LateAsked = { course: string | null; state: LateState | null };

type Line = LateCourse & { person_id: string; name: string; unit: string; total: number };

/**
 * Those the reader leads who lack a course, or soon will, by name; and how many they are in all. `only`: of these people.
 * Who has protected identity is there for her named readers alone.
 */
export async function listLate(
  db: Read,
  { course, state }: LateAsked,
  { offset, most, only = null }: { offset: number; most: number | null; only?: readonly string[] | null },
): Promise<{ people: LatePerson[]; total: number }> {
  const { rows } = await sql<Line>`
    with late as materialized (select l.* from training.late(${SOON}) l
      where (${course}::uuid is null or l.course_id = ${course}::uuid) and (${state}::text is null or l.state = ${state}::text)
        and (${only}::uuid[] is null or l.person_id = any (${only}::uuid[]))),
    who as (select p.id, p.given_name || ' ' || p.family_name as name, count(*) over ()::int as total,
        row_number() over (order by p.family_name, p.given_name, p.id) as place
      from organisation.person p where p.id in (select person_id from late)),
    shown as materialized (select late.*, who.name, who.total, who.place from late join who on who.id = late.person_id
      where who.place > ${offset} and (${most}::int is null or who.place <= ${offset} + ${most}::int)),
    seat as materialized (select k.course_id, k.unit_ids, s.* from (select distinct course_id, unit_ids from shown where entry_id is null) k
      cross join lateral training.late_seat(k.course_id, k.unit_ids) s)
    select x.person_id, x.name, x.total, (select string_agg(u.name, ', ' order by u.name) from organisation.organisation u where u.id = any (x.unit_ids)) as unit,
      x.course_id, c.title, x.state, x.since::text, x.entry_id, x.entry_state, x.entry_starts_at, seat.occasion_id as next_id,
      seat.starts_at as next_starts_at, x.reminded_on::text
    from shown x join training.course c on c.id = x.course_id
      left join seat on seat.course_id = x.course_id and seat.unit_ids = x.unit_ids and x.entry_id is null
    order by x.place, array_position(array['lapsed', 'never', 'lapsing'], x.state), c.title`.execute(db);
  const people = [...Map.groupBy(rows, ({ person_id }) => person_id)].map(([id, courses]) => ({
    ...{ id, name: courses[0]!.name, courses },
    unit: [...new Set(courses.map(({ unit }) => unit))].join(', '),
  }));
  return { people, total: rows[0]?.total ?? 0 };
}

/** The courses somebody in the list lacks, for narrowing. */
export async function listLateCourses(db: Read): Promise<{ id: string; title: string }[]> {
  const { rows } = await sql<{ id: string; title: string }>`
    select c.id, c.title from training.course c where c.id in (select course_id from training.late(${SOON})) order by c.title`.execute(
    db,
  );
  return rows;
}

/** Those who lack a course, or soon will, have no seat and are not reminded today: how many, and of which courses. */
export async function countLate(db: Read): Promise<{ people: number; courses: string }> {
  const { rows } = await sql<{ people: number; courses: string }>`
    select count(distinct l.person_id)::int as people, coalesce(string_agg(distinct c.title, ', '), '') as courses
    from training.late(${SOON}) l join training.course c on c.id = l.course_id
    where l.entry_id is null and l.reminded_on is distinct from current_date`.execute(db);
  return rows[0] ?? { people: 0, courses: '' };
}
