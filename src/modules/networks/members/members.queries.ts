import { type SqlBool, sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import type { MemberFunction } from './say-function.ts';

/** So many on a page. */
export const PAGE = 50;

export type Face = { person_id: string; name: string | null; stands_for: string | null; leads: boolean };

/** Everybody who is a member today, as the members see each other, by name. Without one, and last, where it is protected. */
export async function listFaces(db: Read, network: string): Promise<Face[]> {
  const { rows } = await sql<Face>`select f.person_id, f.name, f.stands_for, f.leads from networks.faces(${network}::uuid) f
    order by f.name collate "sv-x-icu" nulls last, f.person_id`.execute(db);
  return rows;
}

/** What makes her a member, and since when; null where she is not to be named. */
export type Fellow = Face & { by_name: boolean | null; functions: MemberFunction[] | null; since: string | null };

/** The same, with by what each is a member, for who takes the list along. */
export async function listFellows(db: Read, network: string): Promise<Fellow[]> {
  const { rows } = await sql<Fellow>`select f.person_id, f.name, f.stands_for, f.leads, w.by_name, w.functions, w.since::text
    from networks.faces(${network}::uuid) f left join networks.ways_in(${network}::uuid) w on w.person_id = f.person_id
    order by f.name collate "sv-x-icu" nulls last, f.person_id`.execute(db);
  return rows;
}

export type Membership = {
  id: string;
  function: MemberFunction | null;
  organisation_id: string | null;
  organisation: string | null;
  person_id: string | null;
  name: string | null;
  stands_for: string;
  leads: boolean;
  joined_on: string;
  left_on: string | null;
  /** How many hold the function today; null for a membership by name. */
  holders: number | null;
  /** By name: she neither works nor has a role where she stood for, and sees nothing here. */
  gone: boolean;
};

/** The memberships behind those faces, for who keeps them. */
export async function listMemberships(db: Read, network: string): Promise<Membership[]> {
  const { rows } = await sql<Membership>`select m.id, m.function, m.organisation_id, o.name as organisation, m.person_id,
      coalesce(f.name, k.name) as name, m.stands_for, m.leads, m.joined_on::text, m.left_on::text, h.holders, m.person_id is not null and f.person_id is null as gone
    from networks.member m left join organisation.organisation o on o.id = m.organisation_id
      left join networks.faces(${network}::uuid) f on f.person_id = m.person_id
      left join networks.names_of(array(select b.person_id from networks.member b where b.network_id = ${network}::uuid), ${network}::uuid) k
        on k.person_id = m.person_id
      left join networks.holders(${network}::uuid) h on h.member_id = m.id
    where m.network_id = ${network}::uuid and (m.left_on is null or m.left_on > current_date)
    order by m.function nulls last, case when m.function is not null then o.name end, name, m.id`.execute(db);
  return rows;
}

export type Candidate = { id: string; name: string; unit: string };
const MOST = 20;

/** People I see, by name, one row each; one more than are shown tells that there are more. */
export async function findPeople(db: Read, words: string): Promise<{ found: Candidate[]; more: boolean }> {
  if (words.trim().length < 2) return { found: [], more: false };
  const fits = sql<SqlBool>`p.given_name || ' ' || p.family_name ilike ${`%${words.trim().replace(/[\\%_]/g, '\\$&')}%`}`;
  const found = await candidates(db, fits);
  return { found: found.slice(0, MOST), more: found.length > MOST };
}

/** Somebody I see who works somewhere today; null otherwise. */
export async function findPerson(db: Read, id: string): Promise<Candidate | null> {
  return (await candidates(db, sql<SqlBool>`p.id = ${id}::uuid`))[0] ?? null;
}

async function candidates(db: Read, fits: ReturnType<typeof sql<SqlBool>>): Promise<Candidate[]> {
  const { rows } =
    await sql<Candidate>`select p.id, p.given_name || ' ' || p.family_name as name, string_agg(distinct u.name, ', ') as unit
    from organisation.person p join organisation.employment e on e.person_id = p.id join organisation.organisation u on u.id = e.unit_id
    where ${fits} and e.starts_on <= current_date and (e.ended_on is null or e.ended_on > current_date)
      and p.id not in (select access.opened_to_me('person'))
    group by p.id order by p.family_name, p.given_name, p.id limit ${MOST + 1}`.execute(db);
  return rows;
}
