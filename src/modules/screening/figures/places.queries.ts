import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';

export type Place = {
  id: string;
  name: string;
  kind: 'region' | 'municipality' | 'administration' | 'unit';
  municipality_id: string | null;
  /** How deep it lies: 1 at the top. */
  depth: number;
  /** From the top of the tree down to just above it. */
  above: readonly { id: string; name: string }[];
  /** The reader answers for the work in all of it. */
  work: boolean;
};

/** What the reader answers for, the largest first; where she answers for nothing, the top of the tree she belongs to. */
export async function listMyPlaces(db: Read): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    with mine as (select access.tops('screening.work') as id), beside as (
      select o.path[1] as id from organisation.organisation o where o.id in (select access.tops('screening.browse')) limit 1)
    select o.id, o.name from organisation.organisation o
    where o.id in (select id from mine) or (not exists (select from mine) and o.id in (select id from beside))
    order by cardinality(o.path), o.name`.execute(db);
  return rows;
}

/** Anywhere in the tree: what is published is for everyone. Organisations beside the tree ask nobody. */
export async function getPlace(db: Read, id: string): Promise<Place> {
  const { rows } = await sql<Place>`
    select o.id, o.name, o.kind, o.municipality_id, cardinality(o.path) as depth,
      coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name) order by cardinality(a.path))
        from organisation.organisation a where a.id = any (o.path) and a.id <> o.id), '[]') as above,
      o.kind <> 'region' and o.path && array(select access.tops('screening.work')) as work
    from organisation.organisation o
    where o.id = ${id} and o.kind in ('region', 'municipality', 'administration', 'unit')`.execute(db);
  const [place] = rows;
  if (!place) throw new NotFound();
  return place;
}
