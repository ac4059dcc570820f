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

/** The parts of each of those, in their order. */
export async function listUnits(db: Read, typed: readonly string[], { open, book }: Scope): Promise<Unit[]> {
  const town = open
    ? sql`(select municipality_id from handbook.handbook where id = ${book}::uuid)`
    : sql`(select m from handbook.my_municipalities() m order by m limit 1)`;
  const { rows } = await sql<Unit>`select u.said, u.asked::text as asked, u.also, u.said like '”%' as phrase
    from unnest(${[...typed]}::text[]) with ordinality t (words, nth), handbook.search_units(t.words, ${town}) u order by t.nth, u.place`.execute(
    db,
  );
  return rows;
}

export async function countHits(db: Read, asked: string, scope: Scope): Promise<number> {
  const [row] = await rank(db, asked, scope, 1, 0);
  return row?.total ?? 0;
}

type Ranked = { version_id: string; number: string; chapter_id: string; total: number };

async function rank(db: Read, asked: string, { open, book, chapter, area, units }: Scope, most: number, skip: number) {
  const { rows } = await sql<Ranked>`
    select version_id, number, chapter_id, total from handbook.search_hits(${asked}::tsquery, ${open},
      ${book}::uuid, ${chapter}::uuid, ${area}, ${units}::uuid[], ${most}, ${skip})`.execute(db);
  return rows;
}

/** A page of hits, best first, with what was found marked. What stands in them is read under the policies. */
export async function findHits(db: Read, asked: string, scope: Scope, page: number): Promise<Hits> {
  const ranked = await rank(db, asked, scope, PAGE, (page - 1) * PAGE);
  if (ranked.length === 0) return { hits: [], total: page > 1 ? await countHits(db, asked, scope) : 0 };
  // A pair of terms has no place of its own: both of them are marked.
  const lexemes = [...new Set([...asked.matchAll(/'([^']+)'/g)].flatMap(([, lexeme]) => lexeme!.split('+')))];
  const { rows } = await sql<Omit<Hit, 'excerpt' | 'number'> & { version_id: string; words: string; places: number[] }>`
    select e.version_id, e.routine_id, e.handbook_id, e.words, h.title as handbook, c.title as chapter,
      array(select p from unnest(e.terms) t, unnest(t.positions) p where t.lexeme = any (${lexemes})) as places
    from unnest(${ranked.map(({ version_id }) => version_id)}::uuid[], ${ranked.map(({ chapter_id }) => chapter_id)}::uuid[]) k (version_id, chapter_id)
      join handbook.search_entry e on e.version_id = k.version_id join handbook.handbook h on h.id = e.handbook_id
      join handbook.chapter c on c.id = k.chapter_id`.execute(db);
  const byId = new Map(rows.map((row) => [row.version_id, row]));
  return {
    total: ranked[0]?.total ?? 0,
    hits: ranked.flatMap(({ version_id, number }) => {
      const row = byId.get(version_id);
      if (!row) return [];
      const { words, places, version_id: _, ...hit } = row;
      return [{ ...hit, number, excerpt: excerptOf(words, places) }];
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
