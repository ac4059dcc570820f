import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import type { Step } from '../steps/step.ts';

export const audiences = ['everybody', 'same_county'] as const;
export type Audience = (typeof audiences)[number];

/** A routine that is offered to the reader, as it stands in the list. */
export type OfferLine = {
  id: string;
  routine_id: string;
  organisation_id: string;
  organisation: string;
  title: string;
  summary: string;
  number: number;
  decided_on: string | null;
  offered_at: Date;
  /** Copies in use, everywhere. */
  copies: number;
  /** A copy in a handbook the reader writes in; the first made, where there are several. */
  mine: string | null;
  /** A copy the reader writes in that builds on an earlier version than the one in force. */
  behind: string | null;
  /** Offered by where the reader works herself, whichever part of it keeps the handbook. */
  ours: boolean;
};

export const sorts = ['title', 'organisation', 'decided', 'copies'] as const;
export type Sort = (typeof sorts)[number];
export type OfferView = {
  text: string;
  organisation: string | null;
  copied: 'yes' | 'no' | null;
  sort: Sort;
  backwards: boolean;
  page: number;
};

const offered = sql`
  select f.id, f.routine_id, v.organisation_id, o.name as organisation, v.title, v.summary, v.number, v.decided_on, f.offered_at,
    handbook.copy_count(f.routine_id) as copies,
    (select g.routine_id from handbook.origin g join handbook.routine r on r.id = g.routine_id
      where g.origin_routine_id = f.routine_id and r.ended_at is null order by g.copied_at limit 1) as mine,
    late.routine_id as behind,
    v.municipality_id in (select handbook.my_municipalities()) as ours
  from handbook.offer f join handbook.version v on v.routine_id = f.routine_id and v.published_at is not null and v.replaced_at is null
    join organisation.organisation o on o.id = v.organisation_id
    left join (select distinct on (g.origin_routine_id) g.origin_routine_id, g.routine_id
      from handbook.origins_behind() b join handbook.origin g on g.routine_id = b.routine_id
      order by g.origin_routine_id, g.copied_at) late on late.origin_routine_id = f.routine_id
  where f.ended_at is null`;

const passes = ({ text, organisation, copied }: OfferView) => sql`
  (${text} = '' or (x.title || ' ' || x.summary || ' ' || x.organisation) ilike ${`%${text.replace(/[\\%_]/g, '\\$&')}%`})
  and (${organisation}::uuid is null or x.organisation_id = ${organisation}::uuid)
  and (${copied}::text is null or (${copied}::text = 'yes' and x.mine is not null) or (${copied}::text = 'no' and x.mine is null and not x.ours))`;

const by: Record<Sort, string> = {
  title: 'x.title',
  organisation: 'x.organisation',
  decided: 'x.decided_on',
  copies: 'x.copies',
};

/** Published routines that are offered to the reader; a page of them, or all where `size` is null. */
export async function listOffers(db: Read, view: OfferView, size: number | null): Promise<OfferLine[]> {
  const way = sql.raw(`${by[view.sort]} ${view.backwards ? 'desc nulls last' : 'asc nulls last'}`);
  const part = size === null ? sql`` : sql`limit ${size} offset ${(view.page - 1) * size}`;
  const { rows } =
    await sql<OfferLine>`select x.* from (${offered}) x where ${passes(view)} order by ${way}, x.title, x.id ${part}`.execute(db);
  return rows;
}

/** How many the view lets through, how many of them are others', and everybody who offers anything. */
export async function countOffers(db: Read, view: OfferView) {
  const { rows } = await sql<{ shown: number; others: number; offerers: { id: string; name: string }[] | null }>`
    select count(*) filter (where ${passes(view)})::int as shown,
      count(*) filter (where not x.ours and ${passes(view)})::int as others,
      (select json_agg(distinct jsonb_build_object('id', y.organisation_id, 'name', y.organisation)) from (${offered}) y) as offerers
    from (${offered}) x`.execute(db);
  return { shown: rows[0]?.shown ?? 0, others: rows[0]?.others ?? 0, offerers: rows[0]?.offerers ?? [] };
}

export type Offer = OfferLine & {
  version_id: string;
  note: string;
  offered_to: Audience;
  body: string;
  steps: Step[];
  decided_by_body: string;
};

/** @throws {NotFound} absent, ended, or not offered to the reader */
export async function getOffer(db: Read, id: string): Promise<Offer> {
  const { rows } = await sql<Offer>`select x.*, f.note, f.offered_to, v.id as version_id, v.body, v.steps, v.decided_by_body
    from (${offered}) x join handbook.offer f on f.id = x.id
      join handbook.version v on v.routine_id = x.routine_id and v.published_at is not null and v.replaced_at is null
    where x.id = ${id}::uuid`.execute(db);
  if (!rows[0]) throw new NotFound();
  return rows[0];
}

type OfferNamed = Pick<OfferLine, 'id' | 'title' | 'organisation' | 'mine' | 'ours'>;

/** The open offer of a routine, for whoever it is offered to; null where there is none, or none for her. */
export async function findOfferOf(db: Read, routine: string): Promise<OfferNamed | null> {
  const { rows } = await sql<OfferNamed>`
    select x.id, x.title, x.organisation, x.mine, x.ours from (${offered}) x where x.routine_id = ${routine}::uuid`.execute(db);
  return rows[0] ?? null;
}

/** Routines that are offered to the reader, by title: for a select. */
export const listOfferChoices = async (db: Read): Promise<{ routine_id: string; title: string; organisation: string }[]> => {
  const { rows } = await sql<{ routine_id: string; title: string; organisation: string }>`
    select x.routine_id, x.title, x.organisation from (${offered}) x order by x.organisation, x.title limit 500`.execute(db);
  return rows;
};
