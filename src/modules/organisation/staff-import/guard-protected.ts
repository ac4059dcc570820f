import { sql } from 'kysely';
import type { Tx } from '#platform/db/db.ts';

/**
 * Rows about someone who is protected here, by either of the numbers, or whom the file protects: what could rename her, give
 * her another number or another address is taken out of the row for good, so that no staged row ever holds two identities.
 * A row about somebody who is protected already does nothing and has one answer, whatever else it says: or the preview would
 * tell who guesses whether a name or a place is right. Where the file both protects and renames it is faulty, in words that
 * tell neither; that fault stays when the rows are compared again: what it was about is no longer there. A safe channel is
 * left alone too, whoever has it. Asked before any other comparison of people.
 */
export async function guardProtected(tx: Tx, importId: string, employer: string): Promise<void> {
  await sql`with kept as (
      select r.row_number, x.id, r.hidden or x.protected as hidden, x.protected,
        r.hidden and not x.protected and (lower(r.given_name) <> lower(p.given_name) or lower(r.family_name) <> lower(p.family_name)
          or r.blind_index <> n.blind_index or (s.person_id is not null and b.person_id <> s.person_id)) as other,
        x.protected or coalesce(r.email <> coalesce(lower(c.email), '') or r.phone <> coalesce(c.phone, ''), false) as untouched
      from organisation.staff_import_row r left join organisation.person p on p.id = r.person_id
        left join organisation.personal_number n on n.person_id = p.id
        left join organisation.staff_number s on s.municipality_id = ${employer} and s.number = r.number
        left join organisation.personal_number b on b.blind_index = r.blind_index
        left join organisation.person q on q.id = b.person_id and q.protected_at is not null
        left join organisation.contact c on c.person_id = p.id
        cross join lateral (select case when p.protected_at is null and q.id is not null then q.id else p.id end as id,
          p.protected_at is not null or q.id is not null as protected) x
      where r.import_id = ${importId} and r.row_number > 0 and x.id is not null and (r.hidden or x.protected or c.safe))
    update organisation.staff_import_row r set email = null, phone = null, untouched = r.untouched or k.untouched,
      person_id = k.id, is_new = false, hidden = k.hidden, guarded = case when k.hidden then k.id end,
      given_name = case when not k.hidden then r.given_name end, family_name = case when not k.hidden then r.family_name end,
      personal_number = case when not k.hidden then r.personal_number end, blind_index = case when not k.hidden then r.blind_index end,
      faults = r.faults || case when k.other then '[{"key": "protectedRecord"}]'::jsonb else '[]' end
    from kept k where r.import_id = ${importId} and r.row_number = k.row_number`.execute(tx);
}

/** Whatever the comparing found about those who are protected already: no plan, and no fault that leans on what is here. */
export const quietenProtected = (tx: Tx, importId: string) =>
  sql`update organisation.staff_import_row r set plan = null, employment_id = null, switch_on = null, new_start = null, new_end = null,
      faults = jsonb_path_query_array(r.faults, '$[*] ? (!(@.compared == true) || @.key like_regex "(Unit|Code|Administration|codeAndName)$")')
    from organisation.person p where p.id = r.person_id and p.protected_at is not null and r.import_id = ${importId} and r.row_number > 0`.execute(
    tx,
  );
