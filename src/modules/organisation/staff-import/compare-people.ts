import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#platform/db/db.ts';
import type { FoundPlace } from './find-units.ts';

/**
 * Where and who each staged row is, written over whatever an earlier comparing found. Where: as `findUnits` says. Who: by employee number, else by personal number (also in another municipality), else, where somebody
 * was here before the first import, by e-mail and one of her names. Anyone else is new.
 */
export async function findPeople(tx: Tx, importId: string, employer: string, places: readonly FoundPlace[]): Promise<void> {
  const list = <T>(of: (place: FoundPlace) => T) => places.map(of);
  await sql`with numbers as (
      select number, bool_or(protected) as protected,
        (array_agg(blind_index) filter (where blind_index is not null))[1] as blind,
        (array_agg(guarded) filter (where guarded is not null))[1] as guarded,
        (array_agg(email) filter (where email is not null))[1] as email,
        lower((array_agg(given_name order by row_number))[1]) as given, lower((array_agg(family_name order by row_number))[1]) as family
      from organisation.staff_import_row where import_id = ${importId} and number is not null group by number),
    unnumbered as (
      select c.person_id, lower(c.email) as email, lower(p.given_name) as given, lower(p.family_name) as family
      from organisation.contact c join organisation.person p on p.id = c.person_id
      where c.email is not null and c.person_id in (select person_id from organisation.employment where municipality_id = ${employer})
        and c.person_id not in (select person_id from organisation.staff_number where municipality_id = ${employer})),
    by_email as (
      select n.number, (array_agg(u.person_id order by u.person_id))[1] as person_id from numbers n
      join unnumbered u on u.email = n.email and (u.given = n.given or u.family = n.family) group by n.number),
    here as (
      select n.*, coalesce(n.guarded, s.person_id, b.person_id, m.person_id) as person_id from numbers n
      left join organisation.staff_number s on s.municipality_id = ${employer} and s.number = n.number
      left join organisation.personal_number b on b.blind_index = n.blind
      left join by_email m on m.number = n.number)
    update organisation.staff_import_row r set
      unit_id = k.unit_id, person_id = coalesce(h.person_id, organisation.uuid_of(${importId} || ':' || h.number)),
      is_new = h.number is not null and h.person_id is null, hidden = coalesce(h.protected, r.protected) or p.protected_at is not null,
      employment_id = null, plan = null, switch_on = null, new_start = null, new_end = null, action = 'same', reasons = '[]',
      faults = jsonb_path_query_array(r.faults, '$[*] ? (!(@.compared == true))') || k.faults
        || case when k.closed and (r.ended_on is null or r.ended_on > current_date)
          then jsonb_build_array(jsonb_build_object('key', 'closedUnit', 'unit', coalesce(r.unit, r.unit_code, r.administration), 'compared', true))
          else '[]' end
    from organisation.staff_import_row o
    join unnest(${list((k) => k.administration)}::text[], ${list((k) => k.unit)}::text[], ${list((k) => k.code)}::text[],
      ${list((k) => k.unitId)}::uuid[], ${list((k) => k.closed)}::bool[],
      ${list((k) => JSON.stringify(k.faults.map((fault) => ({ ...fault, compared: true }))))}::jsonb[]) k(administration, unit, code, unit_id, closed, faults)
      on coalesce(o.administration, '') = k.administration and coalesce(o.unit, '') = k.unit and coalesce(o.unit_code, '') = k.code
    left join here h on h.number = o.number
    left join organisation.person p on p.id = h.person_id
    where r.import_id = ${importId} and r.row_number > 0 and o.import_id = r.import_id and o.row_number = r.row_number`.execute(
    tx,
  );
}

/**
 * Those in the file who are another's: employed there today, and entered there first. A file may employ them here too, but
 * their names, addresses and numbers are that other's to keep, or one employer could take over another's people.
 */
export const keptElsewhere = (importId: string, employer: string): RawBuilder<unknown> =>
  sql`(with elsewhere as materialized (
      select distinct e.person_id from organisation.employment e join organisation.staff_import_row r on r.person_id = e.person_id
      where r.import_id = ${importId} and e.municipality_id <> ${employer} and e.starts_on <= current_date
        and (e.ended_on is null or e.ended_on > current_date))
    select person_id from elsewhere where organisation.controller_of(person_id) is distinct from ${employer}::uuid)`;

/** Numbers and names that cannot be true together, within the file and against what is here. */
export async function findPeopleFaults(tx: Tx, importId: string, employer: string): Promise<void> {
  await sql`with w as (
      select row_number, number, blind_index, lower(given_name || ' ' || family_name) as name,
        split_part(lower(given_name), ' ', 1) as given, lower(family_name) as family,
        first_value(row_number) over by_number as first_row,
        first_value(lower(given_name || ' ' || family_name)) over by_number as first_name,
        (array_agg(blind_index) filter (where blind_index is not null) over (by_number rows between unbounded preceding and unbounded following))[1] as first_blind
      from organisation.staff_import_row where import_id = ${importId} and row_number > 0 and number is not null
      window by_number as (partition by number order by row_number)),
    shared as (
      select blind_index, count(distinct number) as numbers, (array_agg(number order by row_number))[1] as number, min(row_number) as row_number
      from w where blind_index is not null group by blind_index having count(distinct number) > 1),
    numbered as (
      select person_id, min(number) as number from organisation.staff_number where municipality_id = ${employer}
        and person_id in (select person_id from organisation.employment where municipality_id = ${employer} and (ended_on is null or ended_on > current_date))
      group by person_id),
    met as (
      select w.*, s.person_id as by_number_id, k.blind_index as known_blind, b.person_id as by_blind_id, p.given_name, p.family_name,
        case when b.person_id is distinct from s.person_id then o.number end as other_number, q.protected_at is not null as other_protected
      from w
      left join organisation.staff_number s on s.municipality_id = ${employer} and s.number = w.number
      left join organisation.personal_number k on k.person_id = s.person_id
      left join organisation.personal_number b on b.blind_index = w.blind_index
      left join numbered o on o.person_id = b.person_id and o.number <> w.number
      left join organisation.person q on q.id = b.person_id
      left join organisation.person p on p.id = coalesce(s.person_id, b.person_id)),
    found as (
      select row_number, jsonb_build_object('key', 'otherName', 'row', first_row) as fault from w where name <> first_name
      union all
      select row_number, jsonb_build_object('key', 'twoPersonalNumbers', 'row', first_row) from w where blind_index <> first_blind
      union all
      select w.row_number, jsonb_build_object('key', 'samePersonalNumber', 'row', s.row_number) from w join shared s using (blind_index)
        where w.number <> s.number
      union all
      select row_number, jsonb_build_object('key', 'personalNumberTaken', 'number', case when not other_protected then other_number end) from met
        where by_blind_id is not null and by_blind_id is distinct from by_number_id and (by_number_id is not null or other_number is not null)
      union all
      select row_number, jsonb_build_object('key', 'personalNumberDiffers') from met where by_blind_id is null and known_blind <> blind_index
      union all
      -- A number HR has given to somebody else, or a mistyped personal number that is another person's, must not rename her.
      select row_number, jsonb_build_object('key', 'numberOfAnother') from met
        where split_part(lower(given_name), ' ', 1) <> given and lower(family_name) <> family
          and not coalesce(by_number_id is not null and known_blind = blind_index, false)
          and not (by_blind_id is not null and by_blind_id is distinct from by_number_id and (by_number_id is not null or other_number is not null))),
    told as (select row_number, jsonb_agg(fault || '{"compared": true}') as faults from found group by row_number)
    update organisation.staff_import_row r set faults = r.faults || t.faults from told t
    where r.import_id = ${importId} and r.row_number = t.row_number`.execute(tx);
  await sql`with w as (
      select row_number, starts_on, ended_on, share, leads, lag(row_number) over seq as before_row,
        lag(row(starts_on, ended_on, share, leads)::text) over seq as before,
        max(coalesce(ended_on, 'infinity')) over (seq rows between unbounded preceding and 1 preceding) as covered_to
      from organisation.staff_import_row where import_id = ${importId} and row_number > 0 and number is not null and unit_id is not null
      window seq as (partition by number, unit_id, profession order by starts_on nulls first, row_number))
    update organisation.staff_import_row r set faults = r.faults || jsonb_build_array(jsonb_build_object('compared', true, 'row', w.before_row,
      'key', case when w.before = row(w.starts_on, w.ended_on, w.share, w.leads)::text then 'duplicateRow' else 'overlapsRow' end))
    from w where r.import_id = ${importId} and r.row_number = w.row_number and coalesce(w.starts_on, '-infinity') < w.covered_to`.execute(
    tx,
  );
}
