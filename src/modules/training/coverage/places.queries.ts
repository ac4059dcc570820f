import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';

export type Place = {
  id: string;
  name: string;
  kind: string;
  /** From the top of what the reader answers for, down to just above the place itself. */
  above: readonly { id: string; name: string }[];
  /** She may see who the people are, not only how many. */
  names: boolean;
};

const mine = sql`array(select access.tops('training.coverage') union select access.tops('training.plan'))`;

/** Organisations the reader answers for, the largest first. */
export async function listMyPlaces(db: Read): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select o.id, o.name || case when o.kind in ('unit', 'administration') then coalesce(', ' || m.name, '') else '' end as name
    from organisation.organisation o left join organisation.organisation m on m.id = o.municipality_id
    where o.id = any (${mine}) and not o.path[1:cardinality(o.path) - 1] && ${mine}
    order by cardinality(o.path), o.name`.execute(db);
  return rows;
}

/** A place the reader may have numbers about; the first of her own when none is asked for. */
export async function getPlace(db: Read, asked: string | null): Promise<Place> {
  const id = asked ?? (await listMyPlaces(db))[0]?.id;
  if (!id) throw new NotFound();
  const { rows } = await sql<Place>`
    select o.id, o.name, o.kind,
      coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name) order by cardinality(a.path))
        from organisation.organisation a where a.id = any (o.path) and a.id <> o.id and a.path && ${mine}), '[]') as above,
      o.path && array(select access.tops('people.lead') union select access.tops('training.plan')) as names
    from organisation.organisation o where o.id = ${id} and training.may_count(o.id)`.execute(db);
  const [place] = rows;
  if (!place) throw new NotFound();
  return place;
}
