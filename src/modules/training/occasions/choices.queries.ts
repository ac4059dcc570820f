import { type SqlBool, sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';

export type Organisation = { id: string; name: string; kind: string; path: string[] };

/** Courses one may plan an occasion of: the shared catalogue, and our own drafts. Our own first. */
export const listPlannableCourses = (db: Read) =>
  db
    .selectFrom('training.course as c')
    .innerJoin('organisation.organisation as x', 'x.id', 'c.organisation_id')
    .select(['c.id', 'c.title', 'c.parts_to_complete', 'c.published_at', 'x.name as owner'])
    .select(sql<boolean>`c.organisation_id in (select organisation.mine('training.plan'))`.as('ours'))
    .where('c.retired_at', 'is', null)
    .orderBy('ours', 'desc')
    .orderBy('c.title')
    .execute();

/**
 * Whom an occasion may be for, seen from its organisers: our own organisations with their administrations, the other
 * municipalities and centres of the county, and what stands beside (police, health care, shelters).
 */
export async function listInvitable(db: Read): Promise<{ own: Organisation[]; county: Organisation[]; others: Organisation[] }> {
  const rows = await db
    .selectFrom('organisation.organisation as x')
    .select(['x.id', 'x.name', 'x.kind', 'x.path'])
    .select(
      sql<'own' | 'county' | 'others'>`case
        when x.path && array(select access.tops('training.plan')) then 'own'
        when x.kind in ('region', 'centre', 'municipality') then 'county' else 'others' end`.as('nearness'),
    )
    .where('x.closed_on', 'is', null)
    .where(
      sql<SqlBool>`(x.path && array(select access.tops('training.plan')) and x.kind <> 'unit')
        or (x.kind in ('region', 'centre', 'municipality') and x.path[1] in (select t.path[1] from organisation.organisation t where t.id in (select access.tops('training.plan'))))
        or x.kind in ('police', 'health_care', 'womens_shelter', 'housing_company', 'other_external')`,
    )
    .orderBy(sql`cardinality(x.path)`)
    .orderBy('x.name')
    .execute();
  const near = (nearness: string) => rows.filter((row) => row.nearness === nearness);
  return { own: near('own'), county: near('county'), others: near('others') };
}

/** For whom seats may be kept: everyone who may be invited, and the administrations below them. */
export const listShareable = (db: Read, invitable: readonly string[]) =>
  db
    .selectFrom('organisation.organisation as x')
    .leftJoin('organisation.organisation as m', 'm.id', 'x.municipality_id')
    .select(['x.id', 'x.name', 'x.kind', 'x.path', 'm.name as municipality'])
    .where('x.closed_on', 'is', null)
    .where('x.kind', '<>', 'unit')
    .where(sql<SqlBool>`x.path && ${invitable}::uuid[]`)
    .orderBy(sql`x.path && array(select access.tops('training.plan'))`, 'desc')
    .orderBy(sql`m.name nulls last`)
    .orderBy(sql`cardinality(x.path)`)
    .orderBy('x.name')
    .execute();

/**
 * People who may lead: approved for the course, or trainers by role; `found` narrows by name. Those already chosen are
 * always there. Only people the planner may see.
 */
export const listPossibleTrainers = (db: Read, course: string, chosen: readonly string[], found: string) =>
  db
    .selectFrom('organisation.person as p')
    .innerJoin(
      sql<{ person_id: string; approved: boolean }>`training.possible_trainers(${course})`.as('t'),
      't.person_id',
      'p.id',
    )
    .select(['p.id', 't.approved', sql<string>`p.given_name || ' ' || p.family_name`.as('name')])
    .where('p.protected_at', 'is', null)
    .where((eb) =>
      eb.or([
        sql<SqlBool>`p.id = any (${chosen}::uuid[])`,
        sql<SqlBool>`p.given_name || ' ' || p.family_name ilike ${`%${found.replace(/[\\%_]/g, '\\$&')}%`}`,
      ]),
    )
    .orderBy(sql`p.id = any (${chosen}::uuid[])`, 'desc')
    .orderBy('t.approved', 'desc')
    .orderBy('name')
    .limit(12 + chosen.length)
    .execute();

/**
 * What lies just below the organiser and is furthest behind its targets for the course: people still to be seated. A centre
 * has nothing below it and plans for its county: there the administrations of the municipalities that are `invited`.
 */
export const listFurthestBehind = async (db: Read, course: string, organiser: string, invited: readonly string[]) => {
  const { rows } = await sql<{ organisation_id: string; left: number }>`
    select f.organisation_id, f.missing - f.on_the_way as left
    from organisation.organisation h join organisation.organisation x on case when h.kind = 'centre'
        then x.kind = 'municipality' and x.path @> array[h.parent_id] and x.path && ${invited}::uuid[] else x.id = h.id end,
      lateral training.furthest_behind(${course}, x.id) f
    where h.id = ${organiser} and f.missing > f.on_the_way order by 2 desc, 1 limit 3`.execute(db);
  return rows;
};
