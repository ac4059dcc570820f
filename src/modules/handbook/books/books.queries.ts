import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import { byNumber } from '../routines/by-number.ts';

export type Chapter = { id: string; position: number; title: string };
export type Book = {
  id: string;
  municipality_id: string;
  organisation_id: string;
  place: string;
  title: string;
  intro: string;
  public_at: Date | null;
  closed_at: Date | null;
  mine: boolean;
  decides: boolean;
  chapters: Chapter[];
};

const one = sql`select h.id, h.municipality_id, h.organisation_id, o.name as place, h.title, h.intro, h.public_at, h.closed_at,
    h.organisation_id in (select organisation.mine_within('handbook.write')) as mine,
    h.organisation_id in (select organisation.mine_within('handbook.decide')) as decides,
    coalesce((select json_agg(json_build_object('id', c.id, 'position', c.position, 'title', c.title) order by c.position)
      from handbook.chapter c where c.handbook_id = h.id), '[]') as chapters
  from handbook.handbook h join organisation.organisation o on o.id = h.organisation_id`;

/** @throws {NotFound} absent, or not the reader's */
export async function getBook(db: Read, id: string): Promise<Book> {
  const { rows } = await sql<Book>`${one} where h.id = ${id}::uuid`.execute(db);
  if (!rows[0]) throw new NotFound();
  return rows[0];
}

export type BookLine = Book & { routines: number; last_published_at: Date | null };

/** The handbooks of where the reader works or has a role; `open` ones alone for a visitor. Closed ones are left out. */
export async function listBooks(db: Read, only: 'mine' | 'public'): Promise<BookLine[]> {
  const which =
    only === 'public' ? sql`b.public_at is not null` : sql`b.municipality_id in (select handbook.my_municipalities())`;
  const { rows } = await sql<BookLine>`
    select b.*, f.routines, f.last_published_at from (${one}) b,
      lateral (select count(*)::int as routines, max(v.published_at) as last_published_at
        from handbook.routine r join handbook.version v on v.routine_id = r.id and v.published_at is not null and v.replaced_at is null
        where r.handbook_id = b.id) f
    where b.closed_at is null and ${which} order by b.place, b.title`.execute(db);
  return rows;
}

export type RoutineLine = {
  id: string;
  chapter_id: string;
  number: string;
  version_id: string;
  version_number: number;
  title: string;
  summary: string;
  state: 'draft' | 'review' | 'reviewed' | 'decided' | 'published';
  published_at: Date | null;
  has_steps: boolean;
};

/** The routines of a handbook: what is in force, and for those who write what has not been so yet. By number, as people count. */
export async function listRoutines(db: Read, book: string): Promise<RoutineLine[]> {
  const { rows } = await sql<RoutineLine>`
    select distinct on (r.id) r.id, r.chapter_id, r.number, v.id as version_id, v.number as version_number, v.title, v.summary, v.state,
      v.published_at, jsonb_array_length(v.steps) > 0 as has_steps
    ${currentOf(book)}`.execute(db);
  return rows.sort((a, b) => byNumber(a.number, b.number));
}

/** The rest of `select distinct on (r.id) …`: each routine of a handbook with the version in force, else the one on its way. */
export const currentOf = (book: string) => sql`
    from handbook.routine r join handbook.chapter c on c.id = r.chapter_id
      join handbook.version v on v.routine_id = r.id and v.replaced_at is null
    where r.handbook_id = ${book}::uuid and r.ended_at is null
    order by r.id, v.published_at is null, v.number`;

export type Changed = {
  routine_id: string;
  number: string;
  title: string;
  version_number: number;
  change_note: string;
  published_at: Date;
  book: string;
};

/** What has become new in the reader's handbooks in the last so many days, newest first. */
export async function listChanged(db: Read, days: number): Promise<Changed[]> {
  const { rows } = await sql<Changed>`
    select r.id as routine_id, r.number, v.title, v.number as version_number, v.change_note, v.published_at, h.title as book
    from handbook.version v join handbook.routine r on r.id = v.routine_id join handbook.handbook h on h.id = r.handbook_id
    where v.published_at > now() - make_interval(days => ${days}::int) and v.replaced_at is null and not v.editorial
      and v.municipality_id in (select handbook.my_municipalities())
    order by v.published_at desc limit 8`.execute(db);
  return rows;
}

export type Keeper = { id: string; name: string };

/** Organisations for which the reader may keep a handbook: not single units, whose binder is part of a larger one. */
export async function listKeepers(db: Read): Promise<Keeper[]> {
  const { rows } = await sql<Keeper>`select o.id, o.name from organisation.organisation o
    where o.id in (select organisation.mine_within('handbook.write')) and o.kind in ('municipality', 'administration', 'region', 'centre') and o.closed_on is null
    order by array_position(array['region', 'centre', 'municipality', 'administration'], o.kind), o.name`.execute(db);
  return rows;
}
