import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import type { Held } from './held.ts';

export type Readership = {
  id: string;
  place: string;
  profession: string | null;
  held: Held | null;
  days: number;
  set_at: Date;
  ended_at: Date | null;
  /** People in it today; null for one that has ended. */
  people: number | null;
};

/** Groups a routine asks, and those it has asked, the first first. */
export async function listReaderships(db: Read, routine: string): Promise<Readership[]> {
  const { rows } = await sql<Readership>`
    select r.id, o.name as place, r.profession, r.held, r.days, r.set_at, r.ended_at, s.people
    from handbook.readership r join organisation.organisation o on o.id = r.organisation_id
      left join handbook.readership_sizes(${routine}::uuid) s on s.readership_id = r.id
    where r.routine_id = ${routine}::uuid order by r.ended_at desc nulls first, cardinality(o.path), o.name, r.set_at`.execute(
    db,
  );
  return rows;
}

export type Place = { id: string; name: string; below: string | null };

/** Organisations that the reader may ask for this municipality's routines: hers to write for, the widest first. */
export async function listAskable(db: Read, municipality: string): Promise<Place[]> {
  const { rows } = await sql<Place>`
    select o.id, o.name, case when o.kind = 'unit' then a.name end as below
    from organisation.organisation o left join organisation.organisation a on a.id = o.parent_id
    where o.path @> array[${municipality}::uuid] and organisation.controller(o.id) = ${municipality}::uuid and o.closed_on is null
      and o.id in (select organisation.mine_within('handbook.write'))
    order by o.kind = 'unit', cardinality(o.path), a.name, o.name limit 1000`.execute(db);
  return rows;
}

/** Professions among those the reader may see there, the most common first: to choose from. */
export async function listProfessions(db: Read, municipality: string): Promise<string[]> {
  const rows = await db
    .selectFrom('organisation.employment')
    .select('profession')
    .where('municipality_id', '=', municipality)
    .where('ended_on', 'is', null)
    .groupBy('profession')
    .orderBy(sql`count(*)`, 'desc')
    .orderBy('profession')
    .limit(60)
    .execute();
  return rows.map(({ profession }) => profession);
}
