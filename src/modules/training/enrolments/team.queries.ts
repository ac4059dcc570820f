import { type SqlBool, sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import type { EntryState } from './entry.ts';

export const MOST_PEOPLE = 60;

export type TeamEntry = {
  id: string;
  state: EntryState;
  number: number;
  reason: string | null;
  signed_up_at: Date;
  person_id: string;
  name: string;
  unit: string | null;
  occasion_id: string;
  title: string;
  label: string;
  starts_at: Date | null;
  ends_at: Date | null;
  expires_at: Date | null;
  /** A seat is free that she may have now. */
  free: boolean;
};

const namedUnit = sql<
  string | null
>`(select u.name from organisation.employment w join organisation.organisation u on u.id = w.unit_id
  where w.person_id = e.person_id and w.starts_on <= current_date and (w.ended_on is null or w.ended_on > current_date)
  order by w.share desc limit 1)`;

/** Entries of those I lead, for what is still to come: the soonest first, those who wait for my answer among them. */
export async function listTeamEntries(db: Read, me: string): Promise<TeamEntry[]> {
  const rows = await db
    .selectFrom('training.enrolment as e')
    .innerJoin('training.occasion as o', 'o.id', 'e.occasion_id')
    .innerJoin('training.course as c', 'c.id', 'o.course_id')
    .innerJoin('organisation.person as p', 'p.id', 'e.person_id')
    .leftJoin('training.offer as f', (join) => join.onRef('f.enrolment_id', '=', 'e.id').on('f.state', '=', 'pending'))
    .leftJoinLateral(
      sql<{ first: Date | null; last: Date | null }>`(select min(t.starts_at) as first, max(t.ends_at) as last
        from training.part t where t.occasion_id = o.id)`.as('d'),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(
      sql<{ free: boolean }>`(select s.free from training.seat_for(o.id, e.person_id) s where e.state = 'requested')`.as('s'),
      (join) => join.onTrue(),
    )
    .select(['e.id', 'e.state', 'e.number', 'e.reason', 'e.signed_up_at', 'e.person_id', 'e.occasion_id', 'c.title', 'o.label'])
    .select(['d.first as starts_at', 'd.last as ends_at', 'f.expires_at', 's.free'])
    .select([sql<string>`p.given_name || ' ' || p.family_name`.as('name'), namedUnit.as('unit')])
    .where('e.person_id', '<>', me)
    .where('e.state', 'in', ['requested', 'interested', 'placed', 'waiting', 'resting'])
    .where(sql<SqlBool>`organisation.leads_person(e.person_id)`)
    .where(sql<SqlBool>`coalesce(d.first > now(), true)`)
    .orderBy(sql`d.first nulls last`)
    .orderBy('c.title')
    .orderBy('e.number')
    .execute();
  return rows as TeamEntry[];
}

export type OpenOccasion = { id: string; title: string; label: string; starts_at: Date | null };

/** Published occasions open to those I lead, the soonest first. */
export function listOpenOccasions(db: Read): Promise<OpenOccasion[]> {
  return db
    .selectFrom('training.occasion as o')
    .innerJoin('training.course as c', 'c.id', 'o.course_id')
    .select(['o.id', 'c.title', 'o.label', sql<Date | null>`training.starts_at(o.id)`.as('starts_at')])
    .where('o.published_at', 'is not', null)
    .where('o.cancelled_at', 'is', null)
    .where(sql<SqlBool>`coalesce(training.starts_at(o.id) > now(), true)`)
    .where(sql<SqlBool>`coalesce(o.sign_up_opens <= now(), true) and coalesce(o.sign_up_closes > now(), true)`)
    .where(sql<SqlBool>`training.is_open_to_me(o.id)`)
    .orderBy(sql`training.starts_at(o.id) nulls last`)
    .orderBy('c.title')
    .limit(200)
    .execute();
}

export type Unit = { id: string; name: string };

/** The workplaces I lead, for narrowing. */
export const listMyUnits = (db: Read): Promise<Unit[]> =>
  db
    .selectFrom('organisation.organisation as o')
    .select(['o.id', 'o.name'])
    .where('o.kind', '=', 'unit')
    .where('o.closed_on', 'is', null)
    .where(sql<SqlBool>`o.id in (select organisation.mine('people.lead'))`)
    .orderBy('o.name')
    .execute();

export type Candidate = {
  id: string;
  name: string;
  unit: string;
  /** Her entry on this occasion. */
  state: EntryState | null;
  busy: number;
  /** A certificate that is valid today: since when she has one, and its last day; null when it never lapses. */
  knows_since: string | null;
  knows_until: string | null;
  /** When what she once had lapsed. */
  lapsed_on: string | null;
  /** An entry on another round of the course that is not over. */
  round_state: EntryState | null;
  round_label: string | null;
  round_starts: Date | null;
};

/**
 * Those I lead, with where they stand with an occasion's course: those who lack it first, then those entered on another
 * round, those who have it, and those entered here. At most `MOST_PEOPLE`, one more when there are more.
 */
export async function listCandidates(
  db: Read,
  occasion: string,
  { me, unit, name }: { me: string; unit: string | null; name: string },
): Promise<Candidate[]> {
  const like = `%${name.replace(/[\\%_]/g, '\\$&')}%`;
  const active = sql`('requested', 'interested', 'placed', 'waiting', 'resting')`;
  const { rows } = await sql<Candidate>`
    with mine as (
      select p.id, p.given_name, p.family_name, min(u.name) as unit
      from organisation.employment w join organisation.person p on p.id = w.person_id join organisation.organisation u on u.id = w.unit_id
      where w.unit_id in (select organisation.mine('people.lead')) and w.starts_on <= current_date
        and (w.ended_on is null or w.ended_on > current_date) and p.id <> ${me}
        and (${unit}::uuid is null or w.unit_id = ${unit}::uuid) and p.given_name || ' ' || p.family_name ilike ${like}
      group by p.id)
    select m.id, m.given_name || ' ' || m.family_name as name, m.unit, e.state, k.since::text as knows_since,
      nullif(k.until, 'infinity')::text as knows_until, case when k.since is null then k.lapsed::text end as lapsed_on,
      r.state as round_state, r.label as round_label, r.starts_at as round_starts,
      (select count(*) from training.busy(${occasion}, m.id))::int as busy
    from mine m cross join (select x.course_id from training.occasion x where x.id = ${occasion}) c
      left join training.enrolment e on e.occasion_id = ${occasion} and e.person_id = m.id and e.state in ${active}
      left join lateral (
        select min(v.completed_on) filter (where v.valid) as since, max(v.until) filter (where v.valid) as until, max(v.until) as lapsed
        from (select d.completed_on, coalesce(d.valid_until, 'infinity') as until, d.valid_until is null or d.valid_until >= current_date as valid
          from training.completion d where d.person_id = m.id and d.course_id = c.course_id and d.state = 'approved') v) k on true
      left join lateral (
        select x.state, o.label, training.starts_at(o.id) as starts_at
        from training.enrolment x join training.occasion o on o.id = x.occasion_id
        where x.person_id = m.id and o.course_id = c.course_id and o.id <> ${occasion} and o.cancelled_at is null and x.state in ${active}
          and coalesce((select max(t.ends_at) from training.part t where t.occasion_id = o.id) > now(), true)
        order by x.state = 'placed' desc, training.starts_at(o.id) nulls last limit 1) r on true
    order by case when e.state is not null then 3 when k.since is not null then 2 when r.state is not null then 1 else 0 end,
      m.family_name, m.given_name, m.id limit ${MOST_PEOPLE + 1}`.execute(db);
  return rows;
}
