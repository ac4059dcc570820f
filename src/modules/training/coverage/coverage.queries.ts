import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import type { Count } from './count.ts';

/** A course that a group shall have. Group null: several groups below the place, counted together, each with its own goal. */
export type Target = {
  course_id: string;
  title: string;
  group_id: string | null;
  group: string | null;
  groups: number;
  goal: number | null;
  due_on: string | null;
};

export type Asked = { course: string; group: string | null; place: string; on: string };
export type Line = Count & { organisation_id: string; name: string; kind: string; depth: number; names: boolean };

/** Targets that concern a place: those set there or above it one by one, those set below it together for each course. */
const targetsAt = (place: string) => sql`
  select c.id as course_id, c.title, x.group_id, max(x.name) as "group", count(*)::int as groups,
    case when count(*) = 1 then max(x.share) end as goal, case when count(*) = 1 then max(x.due_on)::text end as due_on
  from organisation.organisation h, lateral (
    select t.course_id, t.share, t.due_on, g.name, case when g.organisation_id = any (h.path) then g.id end as group_id
    from training.course_target t join training.target_group g on g.id = t.group_id
      join organisation.organisation o on o.id = g.organisation_id
    where o.id = any (h.path) or h.id = any (o.path)) x join training.course c on c.id = x.course_id
  where h.id = ${place} group by c.id, c.title, x.group_id`;

/** Every target at the place with how it stands on a day, those furthest behind first. */
export async function listOverview(db: Read, place: string, on: string): Promise<(Target & Count)[]> {
  const { rows } = await sql<Target & Count>`
    select t.*, n.head, n.valid, n.proof, n.lapsed, n.never
    from (${targetsAt(place)}) t, lateral training.coverage(t.course_id, t.group_id, ${place}, ${on}::date, 0) n
    where n.head > 0
    order by coalesce(t.goal, 1) * n.head - n.valid - n.proof desc, t.title, t."group"`.execute(db);
  return rows;
}

/** The targets of one course that concern a place. */
export async function listTargets(db: Read, place: string, course: string): Promise<Target[]> {
  const { rows } = await sql<Target>`
    select * from (${targetsAt(place)}) t where t.course_id = ${course} order by t."group"`.execute(db);
  return rows;
}

export async function getCourse(db: Read, id: string): Promise<{ id: string; title: string; validity_months: number | null }> {
  const course = await db
    .selectFrom('training.course')
    .select(['id', 'title', 'validity_months'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!course) throw new NotFound();
  return course;
}

/**
 * The place itself first, then what lies below it, `levels` down, in the order of the tree. A line of depth 1 with the
 * place's own id are those who work at the place itself. Counted by training.coverage, which asks for the reader's place.
 */
export async function countCoverage(db: Read, { course, group, place, on }: Asked, levels: number): Promise<Line[]> {
  const { rows } = await sql<Line>`
    select n.organisation_id, o.name, o.kind, n.depth, n.head, n.valid, n.proof, n.lapsed, n.never,
      o.path && array(select access.tops('people.lead') union select access.tops('training.plan')) as names
    from training.coverage(${course}, ${group}, ${place}, ${on}::date, ${levels}) n
      join organisation.organisation o on o.id = n.organisation_id
    order by n.depth > 0, array(select a.name from organisation.organisation a where a.id = any (o.path) order by cardinality(a.path)),
      n.depth`.execute(db);
  return rows;
}
