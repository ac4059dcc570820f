import { type SqlBool, sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';

export const EXTERNAL = ['police', 'health_care', 'womens_shelter', 'housing_company', 'other_external'] as const;
export const SECTORS = [
  'elderly_care',
  'disability',
  'social_services',
  'school',
  'preschool',
  'health',
  'culture',
  'technical',
  'central',
] as const;

export type TreeNode = { id: string; name: string; kind: string; depth: number; heads: number };
export type Unit = Awaited<ReturnType<typeof getUnit>>;

/** The tree below `top`, in reading order, with heads counted today. Depth 0 is `top` itself; a region shows `deepest` 1. */
export async function listTree(db: Read, top: string, deepest: number): Promise<TreeNode[]> {
  const { rows } = await sql<TreeNode>`
    select o.id, o.name, o.kind, cardinality(o.path) - cardinality(t.path) as depth, coalesce(h.heads, 0) as heads
    from organisation.organisation t join organisation.organisation o on o.path @> array[t.id]
      left join organisation.head_counts(t.id) h on h.organisation_id = o.id
    where t.id = ${top} and o.closed_on is null and cardinality(o.path) - cardinality(t.path) <= ${deepest}
    order by (select array_agg(lower(a.name) || a.id::text order by p.place)
      from unnest(o.path) with ordinality p (id, place) join organisation.organisation a on a.id = p.id) collate "sv-x-icu"`.execute(
    db as never,
  );
  return rows;
}

/** Where a reader's own view of the tree begins: her employer; else the first organisation she has a role for. */
export async function findOwnTop(db: Read, personId: string): Promise<string | null> {
  const found = await db.selectNoFrom(sql<string | null>`organisation.controller_of(${personId})`.as('id')).executeTakeFirst();
  return found?.id ?? null;
}

/** One organisation with its way up, and its staff in numbers over the last year. */
export async function getUnit(db: Read, id: string) {
  const unit = await db
    .selectFrom('organisation.organisation as o')
    .leftJoin('organisation.organisation as m', 'm.id', 'o.municipality_id')
    .select(['o.id', 'o.parent_id', 'o.kind', 'o.name', 'o.code', 'o.sector', 'o.closed_on', 'm.name as municipality'])
    .select(
      sql<boolean>`o.id in (select organisation.mine('organisation.shape')) or coalesce(o.kept_by in (select organisation.mine('organisation.shape')), false)`.as(
        'shapes',
      ),
    )
    .where('o.id', '=', id)
    .executeTakeFirst();
  if (!unit) throw new NotFound();
  const above = await db
    .selectFrom('organisation.organisation as a')
    .innerJoin('organisation.organisation as o', (join) => join.on(sql<SqlBool>`a.id = any (o.path) and a.id <> o.id`))
    .select(['a.id', 'a.name'])
    .where('o.id', '=', id)
    .orderBy(sql`cardinality(a.path)`)
    .execute();
  const figures = await db
    .selectFrom(
      sql<{ heads: number; heads_before: number; joined: number; left_count: number }>`organisation.staff_figures(${id})`.as('f'),
    )
    .selectAll()
    .executeTakeFirstOrThrow();
  return { ...unit, above, figures };
}

/** Who leads it, and who holds a function there: as far as the reader may see people. */
export async function listHolders(db: Read, id: string) {
  const leaders = await db
    .selectFrom('organisation.employment as e')
    .innerJoin('organisation.person as p', 'p.id', 'e.person_id')
    .select(['p.id', 'p.given_name', 'p.family_name'])
    .where('e.unit_id', '=', id)
    .where('e.leads', '=', true)
    .where('e.hidden', '=', false)
    .where(sql<SqlBool>`e.starts_on <= current_date and (e.ended_on is null or e.ended_on > current_date)`)
    .execute();
  const holders = await db
    .selectFrom('organisation.assignment as a')
    .innerJoin('organisation.person as p', 'p.id', 'a.person_id')
    .select(['p.id', 'p.given_name', 'p.family_name', 'a.function'])
    .where('a.unit_id', '=', id)
    .where(sql<SqlBool>`a.starts_on <= current_date and (a.ended_on is null or a.ended_on > current_date)`)
    .orderBy('a.function')
    .execute();
  return { leaders, holders };
}

/** External organisations, which stand beside the tree. */
export const listExternal = (db: Read) =>
  db
    .selectFrom('organisation.organisation')
    .select(['id', 'name', 'kind'])
    .where('kind', 'in', [...EXTERNAL])
    .where('closed_on', 'is', null)
    .orderBy('kind')
    .orderBy('name')
    .execute();

/** Regions and centres above and beside, for those who look beyond their own municipality. */
export const listTops = (db: Read) =>
  db
    .selectFrom('organisation.organisation')
    .select(['id', 'name', 'kind'])
    .where('kind', 'in', ['region', 'centre'])
    .where('closed_on', 'is', null)
    .orderBy('kind', 'desc')
    .orderBy('name')
    .limit(50)
    .execute();
