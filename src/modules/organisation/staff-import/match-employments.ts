import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#platform/db/db.ts';

/** Open today or later: what a row without a last day in the past speaks of. */
const lasting = (alias: string): RawBuilder<boolean> => {
  const ended = sql.ref(`${alias}.ended_on`);
  return sql<boolean>`(${ended} is null or ${ended} > current_date)`;
};

/**
 * Which employment each row speaks of, and so what it would do (staff_import_row.plan). First the same unit and profession;
 * what is left over on both sides is a change of profession or a move; then an ended one that goes on; else a new one.
 */
export async function matchEmployments(tx: Tx, importId: string, employer: string): Promise<void> {
  // Twice: the second round pairs those whose best choice another row took.
  for (const _ of [1, 2]) await matchSame(tx, importId, employer);
  await pair(tx, importId, employer, 'profession', sql`unit_id`);
  await pair(tx, importId, employer, 'move', sql`profession`);
  await pair(tx, importId, employer, 'move', sql`0`);
  await sql`update organisation.staff_import_row r set employment_id = x.id, plan = 'match' from (
      select distinct on (r.row_number) r.row_number, e.id from organisation.staff_import_row r
      join organisation.employment e on e.person_id = r.person_id and e.unit_id = r.unit_id and e.profession = r.profession
      where r.import_id = ${importId} and r.row_number > 0 and r.plan is null and r.faults = '[]' and not r.is_new and ${lasting('r')}
        and e.municipality_id = ${employer} and e.ended_on <= current_date and r.starts_on < e.ended_on and ${free(importId)}
      order by r.row_number, e.ended_on desc) x
    where r.import_id = ${importId} and r.row_number = x.row_number`.execute(tx);
}

/** No row speaks of it yet. */
const free = (importId: string) =>
  sql`not exists (select from organisation.staff_import_row x where x.import_id = ${importId} and x.employment_id = e.id)`;

async function matchSame(tx: Tx, importId: string, employer: string): Promise<void> {
  await sql`with choice as (
      select r.row_number, e.id,
        row_number() over (partition by r.row_number order by (e.starts_on = r.starts_on) desc nulls last, e.starts_on desc, e.id) as row_choice,
        row_number() over (partition by e.id order by (e.starts_on = r.starts_on) desc nulls last, r.row_number) as employment_choice
      from organisation.staff_import_row r
      join organisation.employment e on e.person_id = r.person_id and e.unit_id = r.unit_id and e.profession = r.profession
      where r.import_id = ${importId} and r.row_number > 0 and r.plan is null and r.faults = '[]' and not r.is_new
        and e.municipality_id = ${employer} and ${free(importId)}
        and case when ${lasting('r')} then ${lasting('e')} and coalesce(e.ended_on, 'infinity') >= coalesce(r.starts_on, '-infinity')
          else daterange(r.starts_on, r.ended_on) && daterange(e.starts_on, e.ended_on) end)
    update organisation.staff_import_row r set employment_id = c.id, plan = 'match' from choice c
    where r.import_id = ${importId} and r.row_number = c.row_number and c.row_choice = 1 and c.employment_choice = 1`.execute(tx);
}

/** Pairs a person's rows and employments that nothing fits, in order, where `key` is the same. */
async function pair(
  tx: Tx,
  importId: string,
  employer: string,
  plan: 'profession' | 'move',
  key: RawBuilder<unknown>,
): Promise<void> {
  await sql`with loose_rows as (
      select row_number, person_id, ${key} as key, starts_on, row_number() over (partition by person_id, ${key} order by row_number) as place
      from organisation.staff_import_row
      where import_id = ${importId} and row_number > 0 and plan is null and faults = '[]' and not is_new and unit_id is not null
        and (ended_on is null or ended_on > current_date)),
    loose_employments as (
      select e.id, e.person_id, ${key} as key, e.ended_on, row_number() over (partition by e.person_id, ${key} order by e.starts_on desc, e.id) as place
      from organisation.employment e
      where e.municipality_id = ${employer} and ${lasting('e')} and ${free(importId)} and e.person_id in (select person_id from loose_rows))
    update organisation.staff_import_row r set employment_id = e.id, plan = ${plan}
    from loose_rows l join loose_employments e using (person_id, key, place)
    where r.import_id = ${importId} and r.row_number = l.row_number
      and coalesce(e.ended_on, 'infinity') >= coalesce(l.starts_on, '-infinity')`.execute(tx);
}

/**
 * The days each employment will have. HR's first day is often the day of hire, whatever unit it was at: where an earlier
 * employment here tells of that time, it says nothing new. `hasLastDay`: the file has a column for the last day.
 */
export async function setDays(tx: Tx, importId: string, employer: string, hasLastDay: boolean): Promise<void> {
  await sql`with firsts as (
      select person_id, min(starts_on) as starts_on from organisation.employment where municipality_id = ${employer} group by person_id),
    met as (
      select r.row_number, coalesce(r.plan, 'add') as plan, r.starts_on, r.ended_on, e.starts_on as e_start, e.ended_on as e_end,
        e.starts_on <= current_date as e_begun, ${lasting('r')} as r_lasts,
        f.starts_on < e.starts_on as earlier
      from organisation.staff_import_row r
      left join organisation.employment e on e.id = r.employment_id
      left join firsts f on f.person_id = e.person_id
      where r.import_id = ${importId} and r.row_number > 0 and r.faults = '[]'),
    decided as (
      select *, case
          when plan in ('profession', 'move') and e_start >= current_date and not coalesce(starts_on > e_start, false) then 'correct'
          when plan = 'match' and r_lasts and e_begun and starts_on > e_start then 'renew'
          else plan end as does
      from met),
    dated as (
      select *, case when does = 'renew' then starts_on
          when does in ('profession', 'move') then case when starts_on > e_start then starts_on else current_date end end as switch_day,
        case when does = 'add' then coalesce(starts_on, current_date)
          when starts_on is null then e_start
          when starts_on > e_start then starts_on
          when not earlier then starts_on
          else e_start end as first_day,
        case when ${hasLastDay} then ended_on else e_end end as last_day
      from decided)
    update organisation.staff_import_row r set plan = d.does, switch_on = d.switch_day,
      new_start = coalesce(d.switch_day, d.first_day), new_end = d.last_day,
      faults = r.faults || case when d.last_day <= coalesce(d.switch_day, d.first_day)
        then jsonb_build_array(jsonb_build_object('key', case when d.starts_on is null then 'missingStart' else 'endBeforeStart' end, 'compared', true)) else '[]' end
    from dated d where r.import_id = ${importId} and r.row_number = d.row_number`.execute(tx);
}

/** Would anybody be twice at the same unit in the same profession at the same time? The database would refuse the whole. */
export async function findOverlaps(tx: Tx, importId: string): Promise<void> {
  await sql`with planned as (
      select e.person_id, case when r.plan = 'correct' then r.unit_id else e.unit_id end as unit_id,
        case when r.plan = 'correct' then r.profession else e.profession end as profession,
        case when r.plan in ('match', 'correct') then r.new_start else e.starts_on end as starts_on,
        case when r.plan in ('match', 'correct') then r.new_end when r.plan is null then e.ended_on else r.switch_on end as ended_on, r.row_number
      from organisation.employment e
      left join organisation.staff_import_row r on r.import_id = ${importId} and r.employment_id = e.id and r.plan is not null
      where e.person_id in (select person_id from organisation.staff_import_row where import_id = ${importId} and plan is not null and not is_new)
      union all
      select person_id, unit_id, profession, new_start, new_end, row_number from organisation.staff_import_row
      where import_id = ${importId} and plan in ('add', 'move', 'profession', 'renew')),
    sequence as (
      select row_number, lag(row_number) over seq as before, starts_on,
        max(coalesce(ended_on, 'infinity')) over (seq rows between unbounded preceding and 1 preceding) as covered_to
      from planned where ended_on is null or ended_on > starts_on
      window seq as (partition by person_id, unit_id, profession order by starts_on, row_number)),
    clashing as (select unnest(array[row_number, before]) as row_number from sequence where starts_on < covered_to)
    update organisation.staff_import_row r set faults = r.faults || '[{"key": "overlapsEmployment", "compared": true}]'
    where r.import_id = ${importId} and r.row_number in (select row_number from clashing) and r.faults = '[]'`.execute(tx);
}
