import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';

/** Months after which a number is to be checked anew. */
export const STALE_AFTER_MONTHS = 6;
const stale = sql`l.checked_on < current_date - make_interval(months => ${STALE_AFTER_MONTHS})`;

export type CardLine = {
  id: string;
  name: string;
  telephone: string;
  hours: string;
  purpose: string;
  checked_on: string;
  stale: boolean;
};

/** Whom to call, for a place: its own lines and those above that none of its own takes the place of. Empty where one may not read. */
export async function listCard(db: Read, place: string): Promise<CardLine[]> {
  const { rows } = await sql<CardLine>`select l.id, l.name, l.telephone, l.hours, l.purpose, l.checked_on, ${stale} as stale
    from handbook.emergency_card(${place}::uuid) l`.execute(db);
  return rows;
}

export type KeptLine = CardLine & {
  organisation_id: string;
  place: string;
  position: number;
  instead_of: string | null;
  instead_name: string | null;
  checked_by: string | null;
};

const kept = sql`select l.id, l.name, l.telephone, l.hours, l.purpose, l.checked_on, ${stale} as stale, l.organisation_id, o.name as place, l.position,
    l.instead_of, i.name as instead_name, (select n.name from handbook.names(array[l.checked_by]) n) as checked_by
  from handbook.emergency_line l join organisation.organisation o on o.id = l.organisation_id left join handbook.emergency_line i on i.id = l.instead_of
  where l.removed_at is null and l.organisation_id in (select organisation.mine_within('handbook.write'))`;

/** The lines the reader keeps; those that have not been checked for longest first. */
export async function listKept(db: Read): Promise<KeptLine[]> {
  const { rows } = await sql<KeptLine>`select * from (${kept}) k order by stale desc, place, position, name, id`.execute(db);
  return rows;
}

export const findKept = async (db: Read, id: string): Promise<KeptLine | null> => {
  const { rows } = await sql<KeptLine>`select * from (${kept}) k where id = ${id}::uuid`.execute(db);
  return rows[0] ?? null;
};

export type Place = { id: string; name: string; below: string | null; municipality_id: string };

/** Where the reader may keep a card. */
export async function listPlaces(db: Read): Promise<Place[]> {
  const { rows } = await sql<Place>`
    select o.id, o.name, case when o.kind = 'unit' then p.name end as below, organisation.controller(o.id) as municipality_id
    from organisation.organisation o left join organisation.organisation p on p.id = o.parent_id
    where o.id in (select organisation.mine_within('handbook.write')) and o.closed_on is null and o.kind in ('region', 'municipality', 'administration', 'unit')
    order by o.kind = 'unit', p.name, o.name, o.id`.execute(db);
  return rows;
}

/** Lines of organisations above those the reader keeps: what a line of hers may take the place of. */
export async function listAbove(db: Read): Promise<{ id: string; name: string; telephone: string; place: string }[]> {
  const { rows } = await sql<{ id: string; name: string; telephone: string; place: string }>`
    select distinct on (l.id) l.id, l.name, l.telephone, o.name as place
    from handbook.emergency_line l join organisation.organisation o on o.id = l.organisation_id
      join organisation.organisation b on b.path @> array[l.organisation_id] and b.id <> l.organisation_id
    where l.removed_at is null and b.id in (select organisation.mine_within('handbook.write')) and b.closed_on is null
    order by l.id`.execute(db);
  return rows;
}

/** Whether a line entered for `place` may take the place of this one: from above it, in its own municipality. */
export async function mayReplace(db: Read, line: string, place: string): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`select handbook.may_replace(${line}::uuid, ${place}::uuid) as may`.execute(db);
  return rows[0]?.may ?? false;
}
