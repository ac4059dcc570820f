import { type SqlBool, sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';

export const PAGE = 50;
export const roleStates = ['now', 'soon', 'asleep', 'coming', 'ended'] as const;
/** soon: ends within thirty days. asleep: waits for a course. */
export type RoleState = (typeof roleStates)[number];
export type RolesView = {
  text: string;
  role: string | null;
  /** Null: everything that has not ended. */
  state: RoleState | null;
  sort: 'name' | '-name' | 'until' | '-until' | 'role' | '-role';
  page: number;
};
export type Listed = {
  id: string;
  person_id: string;
  name: string;
  role: string;
  organisation_id: string;
  place: string;
  valid_from: string;
  /** The last day it may be used; null until further notice. */
  last_day: string | null;
  awake_until: string | null;
  giver: string | null;
  state: RoleState;
  mine: boolean;
};

const state = sql<RoleState>`case when g.valid_to <= current_date then 'ended' when g.valid_from > current_date then 'coming'
  when g.awake_until <= current_date then 'asleep' when g.valid_to <= current_date + 30 then 'soon' else 'now' end`;

const columns = sql`g.id, g.person_id, p.given_name || ' ' || p.family_name as name, g.role, g.organisation_id, o.name as place, g.valid_from::text,
  (g.valid_to - 1)::text as last_day, g.awake_until::text, b.given_name || ' ' || b.family_name as giver, ${state} as state,
  p.id = access.person() as mine`;
const tables = sql`access.role_grant g join organisation.person p on p.id = g.person_id
  join organisation.organisation o on o.id = g.organisation_id left join organisation.person b on b.id = g.granted_by`;
const orders = {
  name: sql`p.family_name collate "sv-x-icu", p.given_name collate "sv-x-icu"`,
  until: sql`g.valid_to`,
  role: sql`g.role`,
} as const;

/** Who has which role where I give roles, one row a role. */
export async function listRoles(db: Read, view: RolesView, all = false): Promise<{ roles: Listed[]; total: number }> {
  const way = view.sort.startsWith('-') ? sql`desc` : sql`asc`;
  const by = orders[view.sort.replace('-', '') as keyof typeof orders];
  const { rows } = await sql<Listed & { total: number }>`select ${columns}, count(*) over ()::int as total from ${tables}
    where g.organisation_id in (select organisation.mine('access.grant')) and ${narrowed(view)}
    order by ${by} ${way} nulls last, p.family_name, p.given_name, g.id
    limit ${all ? null : PAGE} offset ${all ? 0 : (view.page - 1) * PAGE}`.execute(db);
  return { roles: rows, total: rows[0]?.total ?? 0 };
}

function narrowed({ text, role, state: wanted }: RolesView) {
  const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  return sql<SqlBool>`(${text} = '' or p.given_name || ' ' || p.family_name ilike ${like} or o.name ilike ${like})
    and (${role}::text is null or g.role = ${role}::text)
    and case when ${wanted}::text is null then ${state} <> 'ended' when ${wanted}::text = 'now' then ${state} in ('now', 'soon') else ${state} = ${wanted}::text end`;
}

export type Change = {
  at: Date;
  kind: 'given' | 'prolonged' | 'shortened' | 'ended';
  last_day: string | null;
  reason: string;
  by: string | null;
};
export type Role = Listed & { may_change: boolean; by_directory: boolean; changes: Change[] };

/** One role with what has become of it; not there for whoever does not give roles at its place. */
export async function getRole(db: Read, id: string): Promise<Role> {
  const { rows } = await sql<Omit<Role, 'changes'>>`select ${columns}, g.directory_group_id is not null as by_directory,
      access.may_give(g.role, g.organisation_id) and g.person_id <> access.person() and ${state} <> 'ended' as may_change
    from ${tables} where g.id = ${id} and g.organisation_id in (select organisation.mine('access.grant'))`.execute(db);
  if (!rows[0]) throw new NotFound();
  const changes =
    await sql<Change>`select c.at, c.kind, (c.valid_to - 1)::text as last_day, c.reason, b.given_name || ' ' || b.family_name as by
    from access.role_change c left join organisation.person b on b.id = c.by_id where c.grant_id = ${id} order by c.id desc`.execute(
      db,
    );
  return { ...rows[0], changes: changes.rows };
}

export type Candidate = { id: string; name: string; unit: string | null };

/** How many a search shows; one more is asked for, to say that there are more. */
const MOST_FOUND = 20;

/** People I see, by name, but not myself: nobody raises herself. */
export async function findPeople(db: Read, words: string): Promise<{ found: Candidate[]; more: boolean }> {
  if (words.trim().length < 2) return { found: [], more: false };
  const fits = sql<SqlBool>`p.given_name || ' ' || p.family_name ilike ${`%${words.trim().replace(/[\\%_]/g, '\\$&')}%`}`;
  const found = await candidates(db, fits);
  return { found: found.slice(0, MOST_FOUND), more: found.length > MOST_FOUND };
}

/** The person a role is about to be given to. */
export async function getCandidate(db: Read, id: string): Promise<Candidate> {
  const found = (await candidates(db, sql<SqlBool>`p.id = ${id}`))[0];
  if (!found) throw new NotFound();
  return found;
}

async function candidates(db: Read, which: ReturnType<typeof sql<SqlBool>>): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    select p.id, p.given_name || ' ' || p.family_name as name, (select u.name from organisation.employment e
      join organisation.organisation u on u.id = e.unit_id where e.person_id = p.id and e.starts_on <= current_date
        and (e.ended_on is null or e.ended_on > current_date) order by e.share desc limit 1) as unit
    from organisation.person p where ${which} and p.id <> access.person() and p.id not in (select access.opened_to_me('person'))
    order by p.family_name collate "sv-x-icu", p.given_name collate "sv-x-icu", p.id limit ${MOST_FOUND + 1}`.execute(db);
  return rows;
}

export type Place = { id: string; name: string; kind: string; above: string | null };

/** Where I give roles, from the top down. */
export async function listPlaces(db: Read): Promise<Place[]> {
  const { rows } = await sql<Place>`
    select o.id, o.name, o.kind, case when o.kind = 'unit' then a.name end as above
    from organisation.organisation o left join organisation.organisation a on a.id = o.parent_id
    where o.id in (select organisation.mine('access.grant')) and (o.closed_on is null or o.closed_on > current_date)
    order by o.kind = 'unit', case when o.kind <> 'unit' then cardinality(o.path) end, a.name, o.name limit 3000`.execute(db);
  return rows;
}

/** Roles that I may give somewhere. */
export async function listGivable(db: Read): Promise<string[]> {
  const { rows } = await sql<{ role: string }>`select distinct given as role from access.giving() m
    where exists (select from access.tops('access.grant') t where access.may_give(m.given, t)) order by 1`.execute(db);
  return rows.map(({ role }) => role);
}
