import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';

export type MyCoverage = {
  organisation: string;
  courses: { id: string; title: string; head: number; covered: number; goal: number | null; due_on: string | null }[];
};

/**
 * How it stands with the courses in the largest organisation I answer for: those that most municipalities share first, and
 * of them those furthest from their target. The goal is told where there is one; a region's municipalities have each their own. Null for who answers for none.
 */
export async function getMyCoverage(db: Read, most: number): Promise<MyCoverage | null> {
  const { rows } = await sql<MyCoverage['courses'][number] & { organisation: string }>`
    with here as (select o.id, o.name, o.path from organisation.organisation o where o.id in (
        select access.tops('training.coverage') union select access.tops('training.plan'))
      order by cardinality(o.path), o.name limit 1),
    target as (select t.course_id, count(*) as groups, max(t.share) as share, max(t.due_on) as due_on
      from here, training.course_target t join training.target_group g on g.id = t.group_id
        join organisation.organisation x on x.id = g.organisation_id
      where here.id = any (x.path) or x.id = any (here.path) group by t.course_id
      -- Each course is a count over everybody: a region's million people are counted for few of them.
      order by groups desc, max(t.due_on) limit (select case when cardinality(path) = 1 then 3 else 12 end from here))
    select here.name as organisation, c.id, c.title, n.head, n.valid + n.proof as covered,
      case when target.groups = 1 then target.share end as goal, case when target.groups = 1 then target.due_on end::text as due_on
    from here, target join training.course c on c.id = target.course_id,
      lateral training.coverage(c.id, null, here.id, current_date, 0) n
    where n.head > 0
    order by target.groups desc, n.head * target.share - (n.valid + n.proof) desc, c.title limit ${most}`.execute(db);
  const [first] = rows;
  return first ? { organisation: first.organisation, courses: rows } : null;
}
