import { sql } from 'kysely';
import type { Tx } from '#platform/db/db.ts';

/**
 * Rows about someone who is protected here, or whom the file protects: what could rename her, give her another number or
 * another address is taken out of the row for good, so that no staged row ever holds two identities. Where the file says
 * another name or personal number than stands here the row is faulty, in words that tell neither; what is left of the
 * others may move or end her employment. A fault of this kind stays when the rows are compared again: what it was about is
 * no longer there. A safe channel is left alone too, whoever has it. Asked before any other comparison of people.
 */
export async function guardProtected(tx: Tx, importId: string, employer: string): Promise<void> {
  await sql`with kept as (
      select r.row_number, p.id, r.hidden,
        r.hidden and (lower(r.given_name) <> lower(p.given_name) or lower(r.family_name) <> lower(p.family_name)
          or r.blind_index <> n.blind_index or (s.person_id is not null and b.person_id <> s.person_id)) as other,
        coalesce(r.email <> coalesce(lower(c.email), '') or r.phone <> coalesce(c.phone, ''), false) as channel
      from organisation.staff_import_row r join organisation.person p on p.id = r.person_id
        left join organisation.personal_number n on n.person_id = p.id
        left join organisation.staff_number s on s.municipality_id = ${employer} and s.number = r.number
        left join organisation.personal_number b on b.blind_index = r.blind_index
        left join organisation.contact c on c.person_id = p.id
      where r.import_id = ${importId} and r.row_number > 0 and (r.hidden or c.safe))
    update organisation.staff_import_row r set email = null, phone = null, untouched = r.untouched or k.channel,
      guarded = case when k.hidden then k.id end,
      given_name = case when not k.hidden then r.given_name end, family_name = case when not k.hidden then r.family_name end,
      personal_number = case when not k.hidden then r.personal_number end, blind_index = case when not k.hidden then r.blind_index end,
      faults = r.faults || case when k.other then '[{"key": "protectedRecord"}]'::jsonb else '[]' end
    from kept k where r.import_id = ${importId} and r.row_number = k.row_number`.execute(tx);
}
