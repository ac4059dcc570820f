import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';

export type Place = {
  id: string;
  name: string;
  kind: string;
  municipality_id: string;
  /** Just above, where the reader may have numbers too. */
  above: { id: string; name: string } | null;
  /** She leads people here, or below: she may see who they are. */
  names: boolean;
};

/** Places the reader may have numbers about, the widest first. */
export async function listPlaces(db: Read): Promise<{ id: string; name: string; below: string | null }[]> {
  const { rows } = await sql<{ id: string; name: string; below: string | null }>`
    select o.id, o.name, case when o.kind = 'unit' then a.name end as below
    from handbook.my_municipalities() m (id) join organisation.organisation o on o.path @> array[m.id] and organisation.controller(o.id) = m.id
      left join organisation.organisation a on a.id = o.parent_id
    where o.closed_on is null and o.path && array(select access.tops('handbook.receipts'))
      and (o.kind <> 'unit' or o.path && array(select access.tops('people.see')))
    order by o.kind = 'unit', cardinality(o.path), a.name, o.name limit 1000`.execute(db);
  return rows;
}

/** One of them; the reader's widest when none is asked for. @throws {NotFound} */
export async function getPlace(db: Read, asked: string | null): Promise<Place> {
  const { rows } = await sql<Place>`
    select o.id, o.name, o.kind, organisation.controller(o.id) as municipality_id,
      (select jsonb_build_object('id', a.id, 'name', a.name) from organisation.organisation a where a.id = o.parent_id and handbook.may_count(a.id)) as above,
      exists (select from organisation.organisation x where x.id in (select access.tops('people.lead')) and (x.path @> array[o.id] or o.path @> array[x.id])) as names
    from organisation.organisation o
    where o.id = coalesce(${asked}::uuid, (select x.id from organisation.organisation x
        where x.id in (select access.tops('handbook.receipts')) and x.closed_on is null and handbook.may_count(x.id)
        order by cardinality(x.path), x.name limit 1)) and handbook.may_count(o.id)`.execute(db);
  const [place] = rows;
  if (!place) throw new NotFound();
  return place;
}
