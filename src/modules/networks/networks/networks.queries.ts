import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';

export type Listed = {
  id: string;
  name: string;
  purpose: string;
  organisation: string;
  /** A member, and not only who keeps it. */
  member: boolean;
  closed_at: Date | null;
  meeting_id: string | null;
  starts_at: Date | null;
  ends_at: Date | null;
  place: string;
  answer: 'yes' | 'remotely' | 'no' | null;
  answer_by: string | null;
  /** The last day to answer has passed, or the meeting has begun. */
  answers_over: boolean;
};

/** Networks I am in or keep, the one that meets soonest first; those that have closed last. */
export async function listMine(db: Read): Promise<Listed[]> {
  const { rows } =
    await sql<Listed>`select n.id, n.name, n.purpose, o.name as organisation, n.id in (select networks.mine()) as member, n.closed_at,
      m.id as meeting_id, m.starts_at, m.ends_at, coalesce(m.place, '') as place, m.answer, m.answer_by,
      coalesce(m.answers_over, true) as answers_over
    from networks.network n join organisation.organisation o on o.id = n.organisation_id
      left join lateral (select x.id, x.starts_at, x.ends_at, x.place, x.answer_by::text, s.answer,
          x.starts_at <= now() or coalesce(x.answer_by < current_date, false) as answers_over from networks.meeting x
        left join networks.sign_up s on s.meeting_id = x.id and s.person_id = access.person()
        where x.network_id = n.id and x.cancelled_at is null and x.ends_at > now() order by x.starts_at limit 1) m on true
    where n.id in (select networks.seen())
    order by n.closed_at is not null, n.id not in (select networks.mine()), m.starts_at nulls last, n.name, n.id limit 200`.execute(
      db,
    );
  return rows;
}

export type Open = { id: string; name: string; purpose: string; organisation: string };

/** Open networks where I work that I am not in. */
export async function listOpen(db: Read): Promise<Open[]> {
  const { rows } = await sql<Open>`select n.id, n.name, n.purpose, o.name as organisation from networks.network n
      join organisation.organisation o on o.id = n.organisation_id
    where n.is_open and n.closed_at is null and n.id not in (select networks.mine()) and n.municipality_id in (select networks.my_municipalities())
    order by n.name, n.id limit 200`.execute(db);
  return rows;
}

export type Network = {
  id: string;
  name: string;
  purpose: string;
  organisation_id: string;
  organisation: string;
  is_open: boolean;
  hosts: string[];
  closed_at: Date | null;
  /** A member today. */
  member: boolean;
  /** By name, so that she may leave. */
  by_name: boolean;
  /** Calls its meetings, or keeps the networks of its organisation. */
  keeps: boolean;
};

/** A network the reader is in, keeps, or may join. */
export async function getNetwork(db: Read, id: string): Promise<Network> {
  const { rows } =
    await sql<Network>`select n.id, n.name, n.purpose, n.organisation_id, o.name as organisation, n.is_open, n.hosts, n.closed_at,
      n.id in (select networks.mine()) as member, n.id in (select networks.kept_by_me()) as keeps,
      exists (select from networks.member m where m.network_id = n.id and m.person_id = access.person() and m.left_on is null) as by_name
    from networks.network n join organisation.organisation o on o.id = n.organisation_id where n.id = ${id}::uuid`.execute(db);
  if (!rows[0]) throw new NotFound();
  return rows[0];
}

/** A network the reader sees from inside: as a member, or as who keeps it. */
export async function getInside(db: Read, id: string): Promise<Network> {
  const network = await getNetwork(db, id);
  if (!network.member && !network.keeps) throw new NotFound();
  return network;
}

/** A network the reader is a member of. */
export async function getMyNetwork(db: Read, id: string): Promise<Network> {
  const network = await getNetwork(db, id);
  if (!network.member) throw new NotFound();
  return network;
}

/** A network the reader keeps; one that has ended too. */
export async function getKept(db: Read, id: string): Promise<Network> {
  const network = await getNetwork(db, id);
  if (!network.keeps) throw new NotFound();
  return network;
}

/** The networks I am a member of, by name: for filters. */
export async function listMyNetworks(db: Read): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`select n.id, n.name from networks.network n
    where n.id in (select networks.mine()) order by n.name`.execute(db);
  return rows;
}

export type Place = { id: string; name: string; below: string | null };

/** How many are members today, for who sees the network from inside. */
export async function countPeople(db: Read, id: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select networks.count_people(${id}::uuid) as n`.execute(db);
  return rows[0]?.n ?? 0;
}

/** Organisations whose networks the reader founds: where she works first, and there from the top. */
export async function listPlaces(db: Read): Promise<Place[]> {
  const { rows } =
    await sql<Place>`select o.id, o.name, (select a.name from organisation.organisation a where a.id = o.parent_id) as below
    from organisation.organisation o where o.id in (select organisation.mine_within('networks.found')) and o.closed_on is null
    order by organisation.controller(o.id) is not distinct from organisation.controller_of(access.person()) desc, cardinality(o.path), below, o.name
    limit 500`.execute(db);
  return rows;
}
