import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';
import type { Period } from './period.ts';

export type Tick = {
  number: number;
  held: number;
  asked: number;
  meeting_on: string | null;
  attended: number | null;
  ticked_at: Date;
};
/** Null throughout where nothing was told of the half-year. */
export type UnitLine = { [K in keyof Tick]: Tick[K] | null } & {
  unit_id: string;
  unit: string;
  below: string | null;
  /** People there today, as the reader counts them; null where the unit is empty or closed now. */
  heads: number | null;
  /** The reader ticks it. */
  mine: boolean;
};

export type Top = { id: string; name: string; kind: string; municipality_id: string };

/** Where the reader answers for the work: the tops of it and the administrations below, the widest first. */
export async function listTops(db: Read): Promise<Top[]> {
  const { rows } = await sql<Top>`
    select o.id, o.name, o.kind, organisation.controller(o.id) as municipality_id from organisation.organisation o
    where o.municipality_id is not null and o.closed_on is null and o.id in (select organisation.mine('screening.work'))
      and (o.id in (select access.tops('screening.work')) or o.kind in ('municipality', 'administration'))
    order by cardinality(o.path), o.name, o.id`.execute(db);
  return rows;
}

/** What counts of each unit and half-year: the last that was ticked. */
const counted = (top: string) => sql`
  select distinct on (s.unit_id, s.period) s.unit_id, s.period, s.number, s.held, s.asked, s.meeting_on, s.attended, s.ticked_at
  from screening.staff_talk s join organisation.organisation o on o.id = s.unit_id
  where o.path @> array[${top}::uuid] and s.municipality_id = organisation.controller(${top}::uuid)
  order by s.unit_id, s.period, s.number desc`;

/** Units with somebody in them, and those that had told of the half-year; who has not told comes first. */
export async function listUnits(db: Read, top: string, period: Period): Promise<UnitLine[]> {
  const { rows } = await sql<UnitLine>`
    select o.id as unit_id, o.name as unit, a.name as below, u.heads, c.number, c.held, c.asked, c.meeting_on, c.attended, c.ticked_at,
      o.id in (select organisation.mine('screening.talks')) as mine
    from screening.talk_units(${top}::uuid) u full join (select * from (${counted(top)}) x where x.period = ${period}::date) c on c.unit_id = u.unit_id
      join organisation.organisation o on o.id = coalesce(u.unit_id, c.unit_id) left join organisation.organisation a on a.id = o.parent_id
    order by c.number is not null, a.name, o.name, o.id`.execute(db);
  return rows;
}

export type PeriodLine = { period: Period; units: number; held: number; asked: number; meetings: number };

/** Half-year by half-year, oldest first: units that told, talks held and asked, units that raised it at a meeting. */
export async function listPeriodLines(db: Read, top: string, since: Period): Promise<PeriodLine[]> {
  const { rows } = await sql<PeriodLine>`
    select period::text, count(*)::int as units, sum(held)::int as held, sum(asked)::int as asked, count(meeting_on)::int as meetings
    from (${counted(top)}) x where period >= ${since}::date group by period order by period`.execute(db);
  return rows;
}

export type Told = Tick & { who: string | null };
export type TalkUnit = { id: string; name: string; municipality_id: string; heads: number; told: Told[] };

/** A unit that the reader ticks, with everything that was told of the half-year, the last first. @throws {NotFound} */
export async function getTalkUnit(db: Read, id: string, period: Period): Promise<TalkUnit> {
  const found = await sql<Omit<TalkUnit, 'told'>>`
    select o.id, o.name, organisation.controller(o.id) as municipality_id,
      coalesce((select h.heads from organisation.head_counts(o.id) h where h.organisation_id = o.id), 0) as heads
    from organisation.organisation o where o.id = ${id}::uuid and o.kind = 'unit' and o.id in (select organisation.mine('screening.talks'))`.execute(
    db,
  );
  const unit = found.rows[0];
  if (!unit) throw new NotFound();
  const told = await sql<Told>`
    select s.number, s.held, s.asked, s.meeting_on, s.attended, s.ticked_at, p.given_name || ' ' || p.family_name as who
    from screening.staff_talk s left join organisation.person p on p.id = s.ticked_by
    where s.municipality_id = ${unit.municipality_id}::uuid and s.unit_id = ${id}::uuid and s.period = ${period}::date
    order by s.number desc`.execute(db);
  return { ...unit, told: told.rows };
}
