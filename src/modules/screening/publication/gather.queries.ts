import { type SqlBool, sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { type Channel, type Counts, nothing, type Slice } from './counts.ts';
import type { Published } from './show-quarter.ts';
import { makeTree, type Place, type Tree } from './tree.ts';

/** Roots of the tree under which something has been counted, and the first month of it. */
export async function findTops(db: Read): Promise<{ id: string; name: string; since: string }[]> {
  const { rows } = await sql<{ id: string; name: string; since: string }>`
    select t.id, t.name, min(c.month)::text as since
    from (select unit_id, month from screening.month_count union all select unit_id, month from screening.re_ask_count where month <= current_date) c
      join organisation.organisation u on u.id = c.unit_id join organisation.organisation t on t.id = u.path[1]
    group by t.id, t.name order by t.name, t.id`.execute(db);
  return rows;
}

/** The tree below a top as it is now, without what another top has published that quarter already. */
export async function gatherTree(db: Read, top: string, quarter: string): Promise<{ tree: Tree; places: Place[] }> {
  const { rows } = await sql<Place>`
    select o.id, case when o.id <> ${top} then o.parent_id end as parent, o.kind from organisation.organisation o
    where o.path @> array[${top}::uuid] and not exists (
      select from screening.published_organisation e join screening.publication p on p.id = e.publication_id
      where p.quarter = ${quarter}::date and p.top_id <> ${top} and e.organisation_id = any (o.path))`.execute(db);
  return { tree: makeTree(top, rows), places: rows };
}

/** The quarters of the same year before this one, as they were published; empty trees where nothing was. */
export async function gatherBefore(db: Read, top: string, quarters: readonly string[]): Promise<Published[]> {
  const publications = await db
    .selectFrom('screening.publication')
    .select(['id', 'quarter'])
    .where('top_id', '=', top)
    .where('quarter', 'in', [...quarters, '0001-01-01'])
    .execute();
  return Promise.all(
    quarters.map(async (quarter) => {
      const id = publications.find((publication) => publication.quarter === quarter)?.id;
      if (!id) return { tree: makeTree(top, []), asked: new Set<string>(), answers: new Set<string>() };
      const places = await db
        .selectFrom('screening.published_organisation')
        .select(['organisation_id as id', 'parent_id as parent', 'kind'])
        .where('publication_id', '=', id)
        .execute();
      const shown = await db
        .selectFrom('screening.published_cell')
        .select(['organisation_id', 'family'])
        .distinct()
        .where('publication_id', '=', id)
        .where('span', '=', 'quarter')
        .execute();
      const of = (family: string) => new Set(shown.filter((row) => row.family === family).map((row) => row.organisation_id));
      return { tree: makeTree(top, places), asked: of('asked'), answers: of('answers') };
    }),
  );
}

type Row = Counts & { unit_id: string; month: number; channel: Channel };

/** Raw counts of a year's months, of units that were in the tree of one of its quarters. */
export async function gatherSlices(db: Read, year: number, trees: readonly Tree[]): Promise<Slice[]> {
  const within = sql<SqlBool>`c.month >= make_date(${year}::int, 1, 1) and c.month < make_date(${year}::int, 1, 1) + make_interval(months => ${trees.length * 3}::int)`;
  const { rows: visits } = await sql<Row>`
    select c.unit_id, extract(month from c.month)::int - 1 as month, c.channel, c.visits, c.asked, c.company, c.interpreter, c.child,
      c.acute, c.other, c.yes, c.no, c.declined, c.children, c.offered, c.accepted, 0 as due, 0 as done
    from screening.month_count c where ${within}`.execute(db);
  const { rows: reAsks } = await sql<Row>`
    select c.unit_id, extract(month from c.month)::int - 1 as month, 'visit' as channel, c.due, c.done
    from screening.re_ask_count c where ${within}`.execute(db);
  return [...visits, ...reAsks]
    .filter(({ unit_id }) => trees.some((tree) => tree.pathOf(unit_id).length > 0))
    .map(({ unit_id, month, channel, ...counts }) => ({ unit: unit_id, month, channel, counts: { ...nothing, ...counts } }));
}
