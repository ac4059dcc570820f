import { createHash } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#platform/db/db.ts';
import { keptElsewhere } from './compare-people.ts';
import type { NewUnit } from './find-units.ts';

type Piece = RawBuilder<unknown>;
const reason = (key: string, values: Piece = sql`'{}'::jsonb`) =>
  sql`jsonb_build_array(jsonb_build_object('key', ${sql.lit(key)}) || ${values})`;
const when = (condition: Piece, key: string, values?: Piece) =>
  sql`case when ${condition} then ${reason(key, values)} else '[]' end`;
/** Tells of the person once, though she may have several rows. */
const ofPerson = sql`m.first_of_person and not m.is_new and not m.elsewhere`;

/** Writes what each row would do, as the preview shows it. Nothing that tells a hidden person's place is written at all. */
export async function tellChanges(tx: Tx, importId: string, employer: string, made: readonly NewUnit[]): Promise<void> {
  const units = sql`(select id, name from organisation.organisation union all
    select * from unnest(${made.map(({ id }) => id)}::uuid[], ${made.map(({ name }) => name)}::text[]))`;
  const places = sql`jsonb_build_object('from', m.old_unit, 'to', m.new_unit, 'on', m.switch_on)`;
  const reasons = sql.join(
    [
      when(sql`m.plan = 'move' and not m.hidden`, 'moved', places),
      when(sql`m.plan = 'move' and m.hidden`, 'movedHidden', sql`jsonb_build_object('on', m.switch_on)`),
      when(sql`m.plan = 'correct' and m.old_unit_id <> m.unit_id and not m.hidden`, 'corrected', places),
      when(sql`m.plan = 'correct' and m.old_unit_id <> m.unit_id and m.hidden`, 'correctedHidden'),
      when(
        sql`m.plan in ('profession', 'move', 'correct') and m.old_profession <> m.profession`,
        'profession',
        sql`jsonb_build_object('from', m.old_profession, 'to', m.profession)`,
      ),
      when(sql`m.plan = 'renew'`, 'renewed', sql`jsonb_build_object('on', m.switch_on)`),
      when(
        sql`m.plan in ('match', 'correct') and m.new_start <> m.old_start`,
        'starts',
        sql`jsonb_build_object('on', m.new_start)`,
      ),
      when(
        sql`m.new_end is not null and m.new_end is distinct from m.old_end and (m.plan <> 'add' or m.new_end <= current_date)`,
        'ends',
        sql`jsonb_build_object('on', m.new_end - 1)`,
      ),
      when(sql`m.plan = 'match' and m.new_end is null and m.old_end is not null`, 'reopened'),
      when(sql`m.plan <> 'add' and m.share <> m.old_share`, 'share', sql`jsonb_build_object('from', m.old_share, 'to', m.share)`),
      when(sql`m.leads and (m.plan in ('add', 'move') or not coalesce(m.old_leads, false))`, 'leads'),
      // Where the file does not say who leads, a new unit has another manager until it does.
      when(sql`m.old_leads and not coalesce(m.leads, m.plan <> 'move')`, 'leadsNot'),
      when(
        sql`${ofPerson} and (m.given_name <> m.old_given or m.family_name <> m.old_family)`,
        'name',
        sql`jsonb_build_object('from', m.old_given || ' ' || m.old_family, 'to', m.given_name || ' ' || m.family_name)`,
      ),
      when(sql`${ofPerson} and m.email is not null and m.email is distinct from lower(m.old_email)`, 'email'),
      when(sql`${ofPerson} and m.phone is not null and m.phone is distinct from m.old_phone`, 'phone'),
      when(sql`${ofPerson} and m.blind_index is not null and m.lacks_number`, 'personalNumber'),
      when(sql`m.first_of_person and m.file_protects and not m.already_protected`, 'protected'),
      when(sql`m.plan = 'add' and m.was_here`, 'returns'),
    ],
    sql` || `,
  );
  await sql`with met as (
      select r.*, e.unit_id as old_unit_id, e.profession as old_profession, e.starts_on as old_start, e.ended_on as old_end,
        e.share as old_share, e.leads as old_leads, p.given_name as old_given, p.family_name as old_family, c.email as old_email, c.phone as old_phone,
        p.protected_at is not null as already_protected, bool_or(r.protected) over (partition by r.person_id) as file_protects,
        n.person_id is null as lacks_number, r.person_id in ${keptElsewhere(importId, employer)} as elsewhere,
        ou.name as old_unit, nu.name as new_unit,
        r.row_number = min(r.row_number) over (partition by r.person_id) as first_of_person,
        w.person_id is not null as was_here
      from organisation.staff_import_row r
      left join organisation.employment e on e.id = r.employment_id
      left join organisation.person p on p.id = r.person_id
      left join organisation.contact c on c.person_id = r.person_id
      left join organisation.personal_number n on n.person_id = r.person_id
      left join (select distinct person_id from organisation.employment where municipality_id = ${employer}) w on w.person_id = r.person_id
      left join ${units} ou on ou.id = e.unit_id
      left join ${units} nu on nu.id = r.unit_id
      where r.import_id = ${importId} and r.row_number > 0),
    told as (select m.row_number, m.new_unit, m.old_end, m.already_protected, case when m.already_protected then '[]' else ${reasons} end as reasons from met m)
    update organisation.staff_import_row r set
      reasons = case when r.faults = '[]' then t.reasons else '[]' end,
      faults = case when r.hidden and r.faults <> '[]'
        then (select jsonb_agg(fault - '{unit,code,administration,is}'::text[]) from jsonb_array_elements(r.faults) fault) else r.faults end,
      action = case
        when r.faults <> '[]' then 'fault'
        when t.already_protected then 'same'
        when r.plan = 'add' then 'add'
        when r.plan = 'move' then 'move'
        when t.reasons = '[]' then 'same'
        when r.plan = 'match' and r.new_end is not null and (t.old_end is null or r.new_end < t.old_end) then 'end'
        else 'change' end,
      name = case when not r.hidden then nullif(trim(coalesce(r.given_name, '') || ' ' || coalesce(r.family_name, '')), '') end,
      workplace = case when not r.hidden then coalesce(t.new_unit, r.unit, r.unit_code, r.administration) end
    from told t where r.import_id = ${importId} and r.row_number = t.row_number`.execute(tx);
}

/**
 * Employments of today that no row speaks of, as rows of their own with negative numbers: they end today. Not one that lasts
 * until the day a later one in the file begins, not those of somebody whose rows are faulty, and not the importer's own: she
 * would lock herself out.
 */
export async function addMissing(tx: Tx, importId: string, employer: string): Promise<void> {
  await sql`insert into organisation.staff_import_row
      (import_id, row_number, number, person_id, employment_id, unit_id, profession, hidden, plan, new_start, new_end, action, reasons, name, workplace)
    select ${importId}, -(row_number() over (order by p.family_name, p.given_name, e.id)), s.number, e.person_id, e.id, e.unit_id, e.profession, e.hidden,
      case when mine then 'keep' else 'missing' end, e.starts_on, case when mine then e.ended_on else current_date end,
      case when mine then 'same' else 'end' end,
      jsonb_build_array(jsonb_build_object('key', case when mine then 'keptYourself' when other.person_id is not null then 'missingEmployment' else 'missing' end)),
      case when not e.hidden then p.given_name || ' ' || p.family_name end, case when not e.hidden then u.name end
    from organisation.employment e
    join organisation.person p on p.id = e.person_id
    join organisation.organisation u on u.id = e.unit_id
    join organisation.staff_import i on i.id = ${importId}
    cross join lateral (select coalesce(e.person_id = i.created_by, false) as mine) m
    left join (select person_id, min(number) as number from organisation.staff_number where municipality_id = ${employer} group by person_id) s
      on s.person_id = e.person_id
    left join (select distinct person_id from organisation.staff_import_row where import_id = ${importId} and row_number > 0 and faults = '[]') other
      on other.person_id = e.person_id
    where e.municipality_id = ${employer} and e.starts_on <= current_date and (e.ended_on is null or e.ended_on > current_date)
      and not exists (select from organisation.staff_import_row x where x.import_id = ${importId} and x.employment_id = e.id)
      and not exists (select from organisation.staff_import_row x where x.import_id = ${importId} and x.person_id = e.person_id and (x.faults <> '[]' or (x.row_number > 0 and x.plan is null)))
      and not exists (select from organisation.employment n join organisation.staff_import_row x on x.import_id = ${importId} and x.employment_id = n.id
        where n.person_id = e.person_id and n.municipality_id = e.municipality_id and n.starts_on = e.ended_on)`.execute(tx);
}

/** How many rows do what, and a digest of it all: applying stops if it would not do the same. */
export async function sumUp(
  tx: Tx,
  importId: string,
  employer: string,
  made: readonly NewUnit[],
): Promise<{ counts: Counts; digest: string }> {
  const { rows } = await sql<{ action: Action; n: number; untouched: number; missing: number; digest: string }>`
    select action, count(*)::int as n, count(*) filter (where untouched)::int as untouched, count(distinct person_id) filter (where reasons @> '[{"key": "missing"}]')::int as missing,
      encode(sha256(string_agg(sha256(convert_to(concat_ws('|', row_number, plan, person_id, unit_id, employment_id, switch_on,
        new_start, new_end, reasons), 'UTF8')), ''::bytea order by row_number)), 'hex') as digest
    from organisation.staff_import_row where import_id = ${importId} group by action order by action`.execute(tx);
  const staff = await sql<{ n: number }>`select count(distinct person_id)::int as n from organisation.employment
    where municipality_id = ${employer} and starts_on <= current_date and (ended_on is null or ended_on > current_date)`.execute(
    tx,
  );
  const of = (action: Action) => rows.find((row) => row.action === action)?.n ?? 0;
  const counts: Counts = {
    add: of('add'),
    move: of('move'),
    change: of('change'),
    end: of('end'),
    same: of('same'),
    fault: of('fault'),
    missing: rows.reduce((sum, row) => sum + row.missing, 0),
    untouched: rows.reduce((sum, row) => sum + row.untouched, 0),
    staff: staff.rows[0]?.n ?? 0,
    units: made.length,
  };
  const all = createHash('sha256')
    .update(rows.map((row) => row.digest).join())
    .update(
      made
        .map(({ id }) => id)
        .sort()
        .join(),
    );
  return { counts, digest: all.digest('hex') };
}

export const actions = ['add', 'move', 'change', 'end', 'same', 'fault'] as const;
export type Action = (typeof actions)[number];
/** Rows by what they do; people missing in the file altogether; rows with a channel left alone; people here today; units that would be made. */
export type Counts = Record<Action | 'missing' | 'untouched' | 'staff' | 'units', number>;
