import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { byNumber } from '../routines/by-number.ts';
import type { Place } from './places.queries.ts';

export type Count = { shall: number; has_read: number; late: number };
export type RoutineLine = { routine_id: string; routine_number: string; title: string; handbook: string; number: number } & Count;

export const orders = ['number', 'shall', 'read', 'late', 'share'] as const;
export type Order = (typeof orders)[number];
type Asked = { q: string; lateOnly: boolean; order: Order; backwards: boolean };

export const share = ({ shall, has_read }: Count): number | null => (shall > 0 ? has_read / shall : null);

type Named = Omit<RoutineLine, keyof Count>;

/** Routines in force that ask some group here, above or below, in the order of their numbers. */
export async function listAskedRoutines(db: Read, place: Place, q = ''): Promise<Named[]> {
  const { rows } = await sql<Named>`
    select r.id as routine_id, r.number as routine_number, v.title, h.title as handbook, v.number
    from handbook.version v join handbook.routine r on r.id = v.routine_id join handbook.handbook h on h.id = r.handbook_id
    where v.municipality_id = ${place.municipality_id}::uuid and v.published_at is not null and v.replaced_at is null
      and v.routine_id in (select g.routine_id from handbook.readership g
        join organisation.organisation a on a.id = g.organisation_id join organisation.organisation o on o.id = ${place.id}::uuid
        where g.municipality_id = ${place.municipality_id}::uuid and g.ended_at is null and (a.path @> array[o.id] or o.path @> array[a.id]))
      and (${q} = '' or strpos(lower(r.number || ' ' || v.title), lower(${q})) > 0)`.execute(db);
  return rows.sort((a, b) => byNumber(a.routine_number, b.routine_number));
}

/**
 * The same with how many have read them; at a smaller place only those that ask somebody who works there. A page of a whole
 * municipality's in the order of their numbers is counted alone; any other order needs them all counted. `most` null for all, as
 * a file has them.
 */
export async function listRoutineLines(
  db: Read,
  place: Place,
  { q, lateOnly, order, backwards }: Asked,
  { offset, most }: { offset: number; most: number | null },
): Promise<{ lines: RoutineLine[]; total: number }> {
  const all = await listAskedRoutines(db, place, q);
  const end = most === null ? undefined : offset + most;
  if (place.id === place.municipality_id && !lateOnly && order === 'number') {
    const page = (backwards ? all.reverse() : all).slice(offset, end);
    return { lines: await countLines(db, place.id, page), total: all.length };
  }
  const counted = (await countLines(db, place.id, all)).filter(({ shall, late }) => (lateOnly ? late > 0 : shall > 0));
  const worth = {
    shall: (l: RoutineLine) => l.shall,
    read: (l: RoutineLine) => l.has_read,
    late: (l: RoutineLine) => l.late,
    share: (l: RoutineLine) => share(l) ?? 0,
  };
  if (order === 'number') {
    if (backwards) counted.reverse();
  } else counted.sort((a, b) => (backwards ? worth[order](b) - worth[order](a) : worth[order](a) - worth[order](b)));
  return { lines: counted.slice(offset, end), total: counted.length };
}

/** 2.10 after 2.9. */

async function countLines(db: Read, place: string, routines: readonly Named[]): Promise<RoutineLine[]> {
  if (routines.length === 0) return [];
  const { rows } = await sql<{ routine_id: string } & Count>`
    select * from handbook.receipts_by_routine(${place}::uuid, ${routines.map(({ routine_id }) => routine_id)}::uuid[])`.execute(
    db,
  );
  const counts = new Map(rows.map(({ routine_id, shall, has_read, late }) => [routine_id, { shall, has_read, late }]));
  return routines.map((routine) => ({ ...routine, ...(counts.get(routine.routine_id) ?? NOBODY) }));
}

const NOBODY: Count = { shall: 0, has_read: 0, late: 0 };

export type InForce = {
  routine_id: string;
  handbook_id: string;
  handbook: string;
  routine_number: string;
  title: string;
  number: number;
  municipality_id: string;
};

/** A routine with its version in force. @throws {NotFound} none is, or the reader may not read it */
export async function getInForce(db: Read, routine: string): Promise<InForce> {
  const { rows } = await sql<InForce>`
    select r.id as routine_id, r.handbook_id, h.title as handbook, r.number as routine_number, v.title, v.number, r.municipality_id
    from handbook.routine r join handbook.version v on v.routine_id = r.id join handbook.handbook h on h.id = r.handbook_id
    where r.id = ${routine}::uuid and v.published_at is not null and v.replaced_at is null`.execute(db);
  if (!rows[0]) throw new NotFound();
  return rows[0];
}

export type PlaceLine = {
  id: string;
  name: string;
  kind: string;
  depth: number;
  /** The reader leads there. */
  names: boolean;
} & Count;

/** A routine at a place (depth 0) and below it, so many levels down, in the order of the tree. */
export async function listPlaceLines(db: Read, routine: string, place: string, levels: number): Promise<PlaceLine[]> {
  const { rows } = await sql<PlaceLine>`
    select o.id, o.name, o.kind, c.depth, c.shall, c.has_read, c.late, o.path && array(select access.tops('people.lead')) as names
    from handbook.receipts_by_place(${routine}::uuid, ${place}::uuid, ${levels}::int) c join organisation.organisation o on o.id = c.organisation_id
    order by array(select a.name || a.id::text from unnest(o.path) with ordinality p (id, n) join organisation.organisation a on a.id = p.id order by p.n)`.execute(
    db,
  );
  return rows;
}

export const readingStates = ['late', 'waits', 'read'] as const;
export type ReadingState = (typeof readingStates)[number];
export type PersonLine = {
  name: string;
  units: string;
  routine_id: string;
  routine_number: string;
  title: string;
  number: number;
  /** When she read this version; null unless `state` is read. */
  read_at: Date | null;
  due_on: string;
  state: ReadingState;
  total: number;
};

/** Those the reader leads at a place, and how they stand: a line for each routine. By name; `most` null for all. */
export async function listPeople(
  db: Read,
  place: string,
  { routine, state }: { routine: string | null; state: ReadingState | null },
  { offset, most }: { offset: number; most: number | null },
): Promise<PersonLine[]> {
  const { rows } = await sql<PersonLine>`
    with shown as (
      select s.*, p.given_name || ' ' || p.family_name as name, p.family_name, p.given_name, r.number as routine_number, v.title, count(*) over ()::int as total
      from handbook.people_reading(${place}::uuid, ${routine}::uuid) s join organisation.person p on p.id = s.person_id
        join handbook.routine r on r.id = s.routine_id join handbook.version v on v.routine_id = r.id and v.published_at is not null and v.replaced_at is null
      where ${state}::text is null or s.state = ${state}
      order by p.family_name, p.given_name, p.id, r.number, r.id limit ${most} offset ${offset})
    select s.name, (select string_agg(u.name, ', ' order by u.name) from organisation.organisation u where u.id = any (s.units)) as units,
      s.routine_id, s.routine_number, s.title, s.number, case when s.state = 'read' then w.read_at end as read_at, s.due_on::text, s.state, s.total
    from shown s left join handbook.read_when(array(select person_id from shown), array(select routine_id from shown)) w
      on w.person_id = s.person_id and w.routine_id = s.routine_id
    order by s.family_name, s.given_name, s.person_id, s.routine_number, s.routine_id`.execute(db);
  return rows;
}
