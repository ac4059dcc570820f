import { type SqlBool, sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import type { Rule } from './rule-words.ts';

const ours = sql<SqlBool>`g.organisation_id in (select organisation.mine('training.plan'))`;
const today = sql`(now() at time zone 'Europe/Stockholm')::date`;

/** Target groups of the organisations the reader plans for, with who they catch and what they shall have. */
const groups = (db: Read) =>
  db
    .selectFrom('training.target_group as g')
    .innerJoin('organisation.organisation as o', 'o.id', 'g.organisation_id')
    .select(['g.id', 'g.name', 'g.organisation_id', 'o.name as organisation'])
    .select(sql<number>`training.group_head_count(g.id, ${today})`.as('people'))
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom('training.target_rule as r')
          .leftJoin('organisation.organisation as u', 'u.id', 'r.unit_id')
          .select(['r.id', 'r.sector', 'r.profession', 'u.name as unit', 'r.function', 'r.leads'])
          .select(
            sql<number>`training.head_count(g.organisation_id, r.sector, r.profession, r.unit_id, r.function, r.leads, ${today})`.as(
              'people',
            ),
          )
          .whereRef('r.group_id', '=', 'g.id')
          .orderBy('r.sector')
          .orderBy('r.profession')
          .orderBy('r.id'),
      ).as('rules'),
      jsonArrayFrom(
        eb
          .selectFrom('training.course_target as ct')
          .innerJoin('training.course as c', 'c.id', 'ct.course_id')
          .select(['c.id', 'c.title', 'ct.share', 'ct.due_on', 'ct.first_for_new'])
          .whereRef('ct.group_id', '=', 'g.id')
          .orderBy('ct.due_on')
          .orderBy('c.title'),
      ).as('courses'),
    ])
    .where(ours)
    .orderBy('o.name')
    .orderBy('g.name');

export const listGroups = (db: Read) => groups(db).execute();

/** A group the reader plans for. */
export async function getGroup(db: Read, id: string) {
  const group = await groups(db).where('g.id', '=', id).executeTakeFirst();
  if (!group) throw new NotFound();
  return group;
}

export type Group = Awaited<ReturnType<typeof getGroup>>;

/** People a rule would catch today. */
export async function countRule(db: Read, owner: string, rule: Omit<Rule, 'unit'> & { unit_id: string | null }): Promise<number> {
  const { rows } = await sql<{ people: number }>`select training.head_count(${owner}, ${rule.sector}, ${rule.profession},
    ${rule.unit_id}, ${rule.function}, ${rule.leads}, ${today}) as people`.execute(db);
  return rows[0]?.people ?? 0;
}

/** What a rule may be made of below an organisation: its units in the order of the tree, and its professions. */
export async function listRuleChoices(db: Read, owner: string) {
  const { rows: units } = await sql<{ id: string; name: string; administration: string | null }>`
    select u.id, u.name, case when u.kind = 'unit' then a.name end as administration
    from organisation.organisation u left join organisation.organisation a on a.id = u.parent_id
    where ${owner} = any (u.path) and u.id <> ${owner} and u.closed_on is null
    order by array(select x.name from organisation.organisation x where x.id = any (u.path) order by cardinality(x.path))`.execute(
    db,
  );
  const { rows: professions } = await sql<{ profession: string }>`
    select profession from training.professions(${owner}) limit 60`.execute(db);
  return { units, professions: professions.map(({ profession }) => profession) };
}

/** Courses a target may be set for. */
export const listCourses = (db: Read) =>
  db
    .selectFrom('training.course')
    .select(['id', 'title'])
    .where('published_at', 'is not', null)
    .where('retired_at', 'is', null)
    .orderBy('title')
    .execute();

/** Organisations the reader plans for: where a group may be made. */
export const listOwners = (db: Read) =>
  db
    .selectFrom('organisation.organisation as o')
    .select(['o.id', 'o.name'])
    .where(
      sql<SqlBool>`o.id in (select organisation.mine('training.plan')) and o.kind in ('region', 'centre', 'municipality', 'administration')`,
    )
    .where('o.closed_on', 'is', null)
    .orderBy(sql`cardinality(o.path)`)
    .orderBy('o.name')
    .limit(500)
    .execute();
