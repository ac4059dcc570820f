import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';

export const states = ['missing', 'over', 'soon', 'own', 'above', 'outside'] as const;
export type State = (typeof states)[number];
export const filters = ['missing', 'ending', 'draft'] as const;
export type Filter = (typeof filters)[number];

/** Days before the last one when a protocol is said to run out soon. */
export const SOON = 60;

export type Place = {
  id: string;
  name: string;
  /** What it lies below, when the reader answers for more than one such. */
  below: string | null;
  state: State;
  /** What applies there today: its own, or that of something above it. */
  protocol_id: string | null;
  number: number | null;
  valid_until: string | null;
  from: string | null;
  draft_id: string | null;
};

/**
 * Where one is bound to ask: social services, health care, and the care of older and disabled people (HSLF-FS 2022:39, SoL).
 * A unit of unknown kind is taken to be bound. The others may have a protocol, and lack none.
 */
const bound = sql`coalesce(o.sector in ('social_services', 'elderly_care', 'disability', 'health'), true)`;

/** Units the reader answers for, and what lies above them with a protocol or draft of its own; who lacks one comes first. */
const places = sql`
  select o.id, o.name, (select a.name from organisation.organisation a where a.id = o.parent_id) as below, o.kind,
    p.id as protocol_id, p.number, p.valid_until, case when p.organisation_id <> o.id then b.name end as "from", d.id as draft_id,
    case when p.id is null and not ${bound} then 'outside' when p.id is null then 'missing' when p.organisation_id <> o.id then 'above' when p.valid_until < current_date then 'over'
      when p.valid_until <= current_date + ${sql.lit(SOON)}::int then 'soon' else 'own' end as state
  from organisation.organisation o
    left join screening.protocol p on p.id = screening.protocol_for(o.id)
    left join organisation.organisation b on b.id = p.organisation_id
    left join screening.protocol d on d.organisation_id = o.id and d.in_force_at is null
  where o.id in (select organisation.mine('screening.protocol')) and o.closed_on is null
    and (o.kind = 'unit' or (o.kind = 'administration' and (d.id is not null or p.organisation_id = o.id)))`;

const passes = (filter: Filter | null) =>
  filter === 'missing'
    ? sql`state = 'missing'`
    : filter === 'ending'
      ? sql`state in ('over', 'soon')`
      : filter === 'draft'
        ? sql`draft_id is not null`
        : sql`true`;

export async function listPlaces(db: Read, filter: Filter | null, page: number, size: number): Promise<Place[]> {
  const { rows } = await sql<Place>`select id, name, below, state, protocol_id, number, valid_until, "from", draft_id
    from (${places}) x where ${passes(filter)}
    order by array_position(array['missing', 'over', 'soon'], state), state = 'outside', draft_id is null, below, name, id
    limit ${size} offset ${(page - 1) * size}`.execute(db);
  return rows;
}

/** `all` and `missing` are units; `shown` are the rows the filter lets through. */
export async function countPlaces(db: Read, filter: Filter | null) {
  const { rows } = await sql<{ all: number; missing: number; ending: number; shown: number }>`
    select count(*) filter (where kind = 'unit' and state <> 'outside')::int as "all", count(*) filter (where kind = 'unit' and state = 'missing')::int as missing,
      count(*) filter (where state in ('over', 'soon'))::int as ending, count(*) filter (where ${passes(filter)})::int as shown
    from (${places}) x`.execute(db);
  return rows[0] ?? { all: 0, missing: 0, ending: 0, shown: 0 };
}

export type Choice = { id: string; name: string; below: string | null; municipality_id: string };

/** Where the reader may write a protocol: units, and administrations for all below. */
export async function listChoices(db: Read): Promise<Choice[]> {
  const { rows } = await sql<Choice>`
    select o.id, o.name, case when o.kind = 'unit' then a.name end as below, organisation.controller(o.id) as municipality_id
    from organisation.organisation o left join organisation.organisation a on a.id = o.parent_id
    where o.id in (select organisation.mine('screening.protocol')) and o.kind in ('unit', 'administration') and o.closed_on is null
    order by coalesce(case when o.kind = 'unit' then a.name end, o.name), o.kind = 'unit', o.name`.execute(db);
  return rows;
}

/** Its name and municipality, if the reader may write a protocol there; null where she may not. */
export const findChoice = async (db: Read, id: string): Promise<Choice | null> =>
  (await listChoices(db)).find((one) => one.id === id) ?? null;
