import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { type Excerpt, excerptOf } from './excerpt.ts';

export const PAGE = 20;

/** Where one searches: `open` among what everybody may read, else in one's own municipality; null: all of it. */
export type Scope = {
  open: boolean;
  book: string | null;
  chapter: string | null;
  area: string | null;
  /** Organisations a routine may apply to: one's own units and all above them. */
  units: readonly string[] | null;
};
/** A part of what was typed: `asked` is its tsquery in words, `also` the words it is searched by besides. */
export type Unit = { said: string; asked: string; also: readonly string[]; phrase: boolean };
export type Hit = {
  routine_id: string;
  number: string;
  handbook_id: string;
  handbook: string;
  chapter: string;
  excerpt: Excerpt;
};
export type Hits = { hits: readonly Hit[]; total: number };

export async function listUnits(db: Read, typed: string, { open, book }: Scope): Promise<Unit[]> {
  const town = open
    ? sql`(select municipality_id from handbook.handbook where id = ${book}::uuid)`
    : sql`(select m from handbook.my_municipalities() m order by m limit 1)`;
  const { rows } = await sql<Unit>`select said, asked::text as asked, also, said like '”%' as phrase
    from handbook.search_units(${typed}, ${town}) order by place`.execute(db);
  return rows;
}

export async function countHits(db: Read, asked: string, scope: Scope): Promise<number> {
  const [row] = await rank(db, asked, scope, 1, 0);
  return row?.total ?? 0;
}

async function rank(db: Read, asked: string, { open, book, chapter, area, units }: Scope, most: number, skip: number) {
  const { rows } = await sql<{ version_id: string; total: number }>`
    select version_id, total from handbook.search_hits(${asked}::tsquery, ${open}, ${book}::uuid, ${chapter}::uuid, ${area},
      ${units}::uuid[], ${most}, ${skip})`.execute(db);
  return rows;
}

/** A page of hits, best first, with what was found marked. What stands in them is read under the policies. */
export async function findHits(db: Read, asked: string, scope: Scope, page: number): Promise<Hits> {
  const ranked = await rank(db, asked, scope, PAGE, (page - 1) * PAGE);
  if (ranked.length === 0) return { hits: [], total: page > 1 ? await countHits(db, asked, scope) : 0 };
  const ids = ranked.map(({ version_id }) => version_id);
  const lexemes = [...new Set([...asked.matchAll(/'([^']+)'/g)].map(([, lexeme]) => lexeme!))];
  const { rows } = await sql<Omit<Hit, 'excerpt'> & { version_id: string; words: string; places: number[] }>`
    select e.version_id, e.routine_id, e.handbook_id, e.words, r.number, h.title as handbook, c.title as chapter,
      array(select p from unnest(e.terms) t, unnest(t.positions) p where t.lexeme = any (${lexemes})) as places
    from handbook.search_entry e join handbook.routine r on r.id = e.routine_id join handbook.handbook h on h.id = e.handbook_id
      join handbook.chapter c on c.id = r.chapter_id
    where e.version_id = any (${ids}::uuid[])`.execute(db);
  const byId = new Map(rows.map((row) => [row.version_id, row]));
  return {
    total: ranked[0]?.total ?? 0,
    hits: ids.flatMap((id) => {
      const row = byId.get(id);
      if (!row) return [];
      const { words, places, version_id: _, ...hit } = row;
      return [{ ...hit, excerpt: excerptOf(words, places) }];
    }),
  };
}

export async function guessWords(db: Read, typed: string, open: boolean): Promise<{ word: string; longer: boolean }[]> {
  const { rows } = await sql<{
    word: string;
    longer: boolean;
  }>`select word, longer from handbook.search_guess(${typed}, ${open})`.execute(db);
  return rows;
}

/** Of the words meant, the one that stands right before (else after) this other one; null where none does. */
export async function findBeside(db: Read, meant: readonly string[], beside: string, before: boolean, open: boolean) {
  const { rows } = await sql<{ word: string | null }>`
    select handbook.search_beside(${[...meant]}::text[], ${beside}, ${before}, ${open}) as word`.execute(db);
  return rows[0]?.word ?? null;
}

/** My units of today and all above them. */
export async function listMyPlaces(db: Read, person: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select distinct unnest(o.path) as id from organisation.employment e
    join organisation.organisation o on o.id = e.unit_id
    where e.person_id = ${person} and e.starts_on <= current_date and (e.ended_on is null or e.ended_on > current_date)`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

/** Handbooks to narrow by, and the chapters of the chosen one. */
export async function listPlaces(db: Read, open: boolean, book: string | null) {
  const books = await db
    .selectFrom('handbook.handbook as h')
    .select(['h.id', 'h.title'])
    .where(sql<boolean>`h.id in (select handbook.search_books(${open}))`)
    .orderBy(sql`h.title collate "sv-x-icu"`)
    .limit(500)
    .execute();
  const chapters = book
    ? await db
        .selectFrom('handbook.chapter')
        .select(['id', 'title', 'position'])
        .where('handbook_id', '=', book)
        .orderBy('position')
        .execute()
    : [];
  return { books, chapters };
}
