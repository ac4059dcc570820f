import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import type { Reason } from '../protocol/scim-error.ts';

export type Directory = Awaited<ReturnType<typeof getDirectory>>;
export type Group = Awaited<ReturnType<typeof getGroup>>;

/** Municipalities whose directories the reader keeps. */
export const listMunicipalities = (db: Read) =>
  db
    .selectFrom('organisation.organisation as o')
    .select(['o.id', 'o.name'])
    .where('o.kind', '=', 'municipality')
    .where('o.closed_on', 'is', null)
    .where('o.id', 'in', sql<string[]>`(select organisation.mine('directory.keep'))` as never)
    .orderBy('o.name')
    .execute();

const directories = (db: Read) =>
  db
    .selectFrom('organisation.directory as d')
    .innerJoin('organisation.organisation as o', 'o.id', 'd.organisation_id')
    .innerJoinLateral(sql<Figures>`organisation.directory_figures(d.id)`.as('f'), (join) => join.onTrue())
    .select([
      'd.id',
      'd.label',
      'd.organisation_id',
      'o.name as municipality',
      'f.active',
      'f.inactive',
      'f.groups',
      'f.last_change',
    ])
    .select((q) =>
      q
        .selectFrom('organisation.directory_key as k')
        .whereRef('k.directory_id', '=', 'd.id')
        .select(({ fn }) => fn.max('k.last_used_at').as('at'))
        .as('last_call'),
    );

type Figures = { active: number; inactive: number; groups: number; last_change: Date | null };

export const listDirectories = (db: Read) => directories(db).orderBy('o.name').orderBy('d.label').execute();

/** A directory with its keys, what came last, its groups and its faults. @throws {NotFound} */
export async function getDirectory(db: Read, id: string) {
  const directory = await directories(db).where('d.id', '=', id).executeTakeFirst();
  if (!directory) throw new NotFound();
  const keys = await db
    .selectFrom('organisation.directory_key')
    .select(['id', 'created_at', 'expires_at', 'last_used_at', 'revoked_at'])
    .select(sql<boolean>`expires_at <= now()`.as('over'))
    .where('directory_id', '=', id)
    .orderBy('created_at', 'desc')
    .limit(20)
    .execute();
  const came = await db
    .selectFrom('organisation.directory_person')
    .select(['person_id', 'user_name', 'display_name', 'active', 'updated_at'])
    .where('directory_id', '=', id)
    .where('deleted_at', 'is', null)
    .orderBy('updated_at', 'desc')
    .limit(10)
    .execute();
  const groups = await db
    .selectFrom('organisation.directory_group as g')
    .select(['g.id', 'g.display_name', sql<number>`organisation.member_count(g.id)`.as('members')])
    .select((q) =>
      q
        .selectFrom('organisation.directory_role as r')
        .whereRef('r.group_id', '=', 'g.id')
        .where('r.ended_at', 'is', null)
        .select(sql<string[]>`array_agg(distinct r.role)`.as('roles'))
        .as('roles'),
    )
    .where('g.directory_id', '=', id)
    .where('g.deleted_at', 'is', null)
    .orderBy('g.display_name')
    .limit(500)
    .execute();
  const faults = await db
    .selectFrom('organisation.directory_fault')
    .select(['id', 'at', 'request', 'status', 'reason', 'what'])
    .where('directory_id', '=', id)
    .orderBy('id', 'desc')
    .limit(20)
    .execute();
  return { ...directory, keys, came, groups, faults: faults.map((one) => ({ ...one, reason: one.reason as Reason })) };
}

/** A group with the roles tied to it. Who tied one: only where the reader sees her. @throws {NotFound} */
export async function getGroup(db: Read, id: string) {
  const group = await db
    .selectFrom('organisation.directory_group as g')
    .innerJoin('organisation.directory as d', 'd.id', 'g.directory_id')
    .select(['g.id', 'g.display_name', 'g.directory_id', 'd.label', 'd.organisation_id'])
    .select([
      sql<number>`organisation.member_count(g.id)`.as('members'),
      sql<boolean>`organisation.in_group_myself(g.id)`.as('in_it'),
    ])
    .where('g.id', '=', id)
    .where('g.deleted_at', 'is', null)
    .executeTakeFirst();
  if (!group) throw new NotFound();
  const roles = await db
    .selectFrom('organisation.directory_role as r')
    .innerJoin('organisation.organisation as o', 'o.id', 'r.organisation_id')
    .leftJoin('organisation.person as p', 'p.id', 'r.given_by')
    .select(['r.id', 'r.role', 'o.name as place', 'r.given_at', 'p.given_name', 'p.family_name'])
    .where('r.group_id', '=', id)
    .where('r.ended_at', 'is', null)
    .orderBy('r.given_at')
    .execute();
  return { ...group, roles };
}

/** Where in the municipality the reader may give roles, in reading order. */
export async function listPlaces(db: Read, municipality: string): Promise<{ id: string; name: string; depth: number }[]> {
  return db
    .selectFrom('organisation.organisation as o')
    .select(['o.id', 'o.name', sql<number>`cardinality(o.path) - cardinality(m.path)`.as('depth')])
    .innerJoin('organisation.organisation as m', 'm.id', 'o.municipality_id')
    .where('o.municipality_id', '=', municipality)
    .where('o.closed_on', 'is', null)
    .where('o.id', 'in', sql<string[]>`(select organisation.mine('access.grant'))` as never)
    .orderBy(
      sql`(select array_agg(lower(a.name) || a.id::text order by p.place) from unnest(o.path) with ordinality p (id, place)
        join organisation.organisation a on a.id = p.id) collate "sv-x-icu"`,
    )
    .execute();
}

/** Roles the reader may give somewhere in the municipality. */
export async function listGivable(db: Read, municipality: string): Promise<string[]> {
  const { rows } = await sql<{
    role: string;
  }>`select distinct r.role from organisation.organisation o, access.givable(o.id) r (role)
    where o.municipality_id = ${municipality} and o.closed_on is null and o.id in (select organisation.mine('access.grant')) order by r.role`.execute(
    db,
  );
  return rows.map(({ role }) => role);
}
