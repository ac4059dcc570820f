import { type SqlBool, sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';

export type Course = Awaited<ReturnType<typeof getCourse>>;

/** A course of the catalogue, or a draft of ours. `ours`: one may change it. */
export async function getCourse(db: Read, id: string) {
  const course = await db
    .selectFrom('training.course as c')
    .innerJoin('organisation.organisation as x', 'x.id', 'c.organisation_id')
    .leftJoin('training.course as led', 'led.id', 'c.leads_to_trainer_of')
    .select(['c.id', 'c.organisation_id', 'c.title', 'c.level', 'c.form', 'c.length_text', 'c.summary', 'c.body', 'c.material'])
    .select(['c.validity_months', 'c.approval', 'c.parts_to_complete', 'c.late_counts', 'c.partial_counts', 'c.accepts_external'])
    .select(['c.leads_to_trainer_of', 'c.published_at', 'c.retired_at', 'x.name as owner', 'led.title as leads_to'])
    .select(sql<boolean>`c.organisation_id in (select organisation.mine('training.plan'))`.as('ours'))
    .where('c.id', '=', id)
    .executeTakeFirst();
  if (!course) throw new NotFound();
  return course;
}

/** What I have of some courses: approved completions, the longest valid of each. `until` null lasts for ever. */
export async function listMine(db: Read, me: string, courses: readonly string[]): Promise<Map<string, { until: string | null }>> {
  if (courses.length === 0) return new Map();
  const rows = await db
    .selectFrom('training.completion')
    .distinctOn('course_id')
    .select(['course_id', 'valid_until as until'])
    .where('person_id', '=', me)
    .where('state', '=', 'approved')
    .where('course_id', 'in', courses)
    .orderBy('course_id')
    .orderBy(sql`valid_until desc nulls first`)
    .execute();
  return new Map(rows.map(({ course_id, until }) => [course_id, { until }]));
}

/** Courses required first. */
export const listRequired = (db: Read, course: string) =>
  db
    .selectFrom('training.prerequisite as p')
    .innerJoin('training.course as c', 'c.id', 'p.required_id')
    .select(['c.id', 'c.title'])
    .where('p.course_id', '=', course)
    .orderBy('c.title')
    .execute();

/** Groups that shall have the course; those of the asker's own organisations and of ours. */
export const listTargetGroups = (db: Read, course: string, me: string) =>
  db
    .selectFrom('training.course_target as ct')
    .innerJoin('training.target_group as g', 'g.id', 'ct.group_id')
    .select('g.name')
    .where('ct.course_id', '=', course)
    .where(
      sql<SqlBool>`(g.organisation_id = any (training.organisations_of(${me})) or g.organisation_id in (select organisation.mine('training.plan')))`,
    )
    .orderBy('g.name')
    .execute();

/** Organisations one plans for: the tops of one's grants. */
export const listOwnOrganisations = (db: Read) =>
  db
    .selectFrom('organisation.organisation')
    .select(['id', 'name'])
    .where(sql<SqlBool>`id in (select access.tops('training.plan'))`)
    .where('closed_on', 'is', null)
    .orderBy('name')
    .execute();

/** Courses that may be required or led: everything seen that is in use, our own first. */
export const listOtherCourses = (db: Read, id: string) =>
  db
    .selectFrom('training.course as c')
    .innerJoin('organisation.organisation as x', 'x.id', 'c.organisation_id')
    .select(['c.id', 'c.title', 'x.name as owner'])
    .select(sql<boolean>`c.organisation_id in (select organisation.mine('training.plan'))`.as('ours'))
    .where('c.id', '<>', id)
    .where('c.retired_at', 'is', null)
    .orderBy('ours', 'desc')
    .orderBy('c.title')
    .limit(300)
    .execute();
