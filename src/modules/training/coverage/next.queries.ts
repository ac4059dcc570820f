import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';

export type Behind = {
  course_id: string;
  title: string;
  /** A web course is taken when one likes: no seats to plan. */
  web: boolean;
  organisation_id: string;
  organisation: string;
  head: number;
  covered: number;
  /** People who must have the course before the target is reached. */
  missing: number;
  /** Of those without the course: have a seat, or stand in a queue. */
  on_the_way: number;
};

/** What lies just below the place and still needs seats to reach its targets, those that need most first. */
export async function listBehind(db: Read, place: string): Promise<Behind[]> {
  const { rows } = await sql<Behind>`
    with course as (select distinct c.id, c.title, c.form from organisation.organisation h, training.course_target t
        join training.target_group g on g.id = t.group_id join organisation.organisation o on o.id = g.organisation_id
        join training.course c on c.id = t.course_id
      where h.id = ${place} and c.retired_at is null and (o.id = any (h.path) or h.id = any (o.path)))
    select course.id as course_id, course.title, course.form = 'web_course' as web, f.organisation_id, o.name as organisation, f.head, f.covered, f.missing, f.on_the_way
    from course, training.furthest_behind(course.id, ${place}) f join organisation.organisation o on o.id = f.organisation_id
    where f.missing > f.on_the_way
    order by f.missing - f.on_the_way desc, f.missing desc, course.title, o.name limit 100`.execute(db);
  return rows;
}
