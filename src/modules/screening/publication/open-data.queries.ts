import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';

export type Top = {
  id: string;
  name: string;
  quarter: string;
  threshold: number;
  method: string;
  published_at: Date;
  years: number[];
};

/** Whom something has been published about, each with its latest publication and the years there is anything of. */
export async function listTops(db: Read): Promise<Top[]> {
  const { rows } = await sql<Top>`
    select distinct on (o.name, p.top_id) p.top_id as id, o.name, p.quarter, p.threshold, p.method, p.published_at,
      (select array_agg(distinct extract(year from e.quarter)::int order by extract(year from e.quarter)::int desc)
       from screening.publication e where e.top_id = p.top_id) as years
    from screening.publication p join organisation.organisation o on o.id = p.top_id
    order by o.name, p.top_id, p.quarter desc`.execute(db);
  return rows;
}

export type OpenRow = {
  organisation_id: string;
  organisation_code: string | null;
  organisation: string;
  kind: string;
  parent_id: string | null;
  span: string;
  starts_on: string;
  family: string;
  channel: string;
  measure: string;
  value: number;
  threshold: number;
  published_on: string;
};

/** Every published number of a top's year, in an order that never changes. */
export async function listOpenRows(db: Read, top: string, year: number): Promise<OpenRow[]> {
  const { rows } = await sql<OpenRow>`
    select c.organisation_id, case when o.kind in ('region', 'municipality') then o.code end as organisation_code, o.name as organisation,
      e.kind, e.parent_id, c.span, c.starts_on, c.family, c.channel, c.measure, c.value, p.threshold,
      (p.published_at at time zone 'Europe/Stockholm')::date as published_on
    from screening.publication p join screening.published_cell c on c.publication_id = p.id
      join screening.published_organisation e on e.publication_id = p.id and e.organisation_id = c.organisation_id
      join organisation.organisation o on o.id = c.organisation_id
    where p.top_id = ${top} and p.quarter >= make_date(${year}::int, 1, 1) and p.quarter < make_date(${year}::int + 1, 1, 1)
    order by c.starts_on, c.span, c.organisation_id, c.family, c.channel, c.measure`.execute(db);
  return rows;
}

/** A place as the tree has it today, what lies above it, and what lies next below. */
export async function findPlace(
  db: Read,
  id: string,
): Promise<
  | {
      id: string;
      name: string;
      top: string;
      above: { id: string; name: string }[];
      below: { id: string; name: string; kind: string }[];
    }
  | undefined
> {
  const { rows } = await sql<NonNullable<Awaited<ReturnType<typeof findPlace>>>>`
    select o.id, o.name, o.path[1] as top,
      (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name) order by cardinality(a.path)), '[]')
       from organisation.organisation a where a.id = any (o.path) and a.id <> o.id) as above,
      (select coalesce(jsonb_agg(jsonb_build_object('id', b.id, 'name', b.name, 'kind', b.kind) order by b.name), '[]')
       from organisation.organisation b where b.parent_id = o.id) as below
    from organisation.organisation o where o.id = ${id}`.execute(db);
  return rows[0];
}
