import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { blindIndex, seal, unseal } from '#platform/files/seal.ts';
import { keptElsewhere } from './compare-people.ts';
import { personalNumberKeys, rowSeal } from './stage-rows.ts';

/** New people, and what is new about those here: names, protection, number. Protection first: what follows must be hidden. */
export async function changePeople(tx: Tx, importId: string, employer: string): Promise<void> {
  const foreign = keptElsewhere(importId, employer);
  await sql`insert into organisation.person (id, given_name, family_name, protected_at)
    select person_id, (array_agg(given_name order by row_number))[1], (array_agg(family_name order by row_number))[1],
      case when bool_or(protected) then now() end
    from organisation.staff_import_row where import_id = ${importId} and row_number > 0 and is_new group by person_id`.execute(
    tx,
  );
  await sql`update organisation.person p set given_name = case when n.ours then coalesce(n.given, p.given_name) else p.given_name end,
      family_name = case when n.ours then coalesce(n.family, p.family_name) else p.family_name end,
      protected_at = case when n.protects then coalesce(p.protected_at, now()) else p.protected_at end
    from (select person_id, (array_agg(given_name order by row_number))[1] as given, (array_agg(family_name order by row_number))[1] as family,
        bool_or(protected) as protects, person_id not in ${foreign} as ours
      from organisation.staff_import_row where import_id = ${importId} and row_number > 0 and not is_new group by person_id) n
    where p.id = n.person_id and ((n.ours and (p.given_name, p.family_name) <> (n.given, n.family)) or (n.protects and p.protected_at is null))`.execute(
    tx,
  );
  await sql`insert into organisation.staff_number (municipality_id, number, person_id)
    select distinct ${employer}::uuid, number, person_id from organisation.staff_import_row where import_id = ${importId} and row_number > 0
      and plan is not null
    on conflict do nothing`.execute(tx);
  await sql`insert into organisation.contact (person_id, email, phone)
    select person_id, (array_agg(email order by row_number) filter (where email is not null))[1],
      (array_agg(phone order by row_number) filter (where phone is not null))[1]
    from organisation.staff_import_row where import_id = ${importId} and row_number > 0
      and person_id not in ${foreign} group by person_id
    having bool_or(email is not null or phone is not null)
    on conflict (person_id) do update set email = coalesce(excluded.email, contact.email), phone = coalesce(excluded.phone, contact.phone)
    where not contact.safe and not contact.hidden and (contact.email, contact.phone) is distinct from (coalesce(excluded.email, contact.email), coalesce(excluded.phone, contact.phone))`.execute(
    tx,
  );
}

const BATCH = 5000;

/** Seals personal numbers anew, each to its person: a staged one opens as that row only. For people who had none. */
export async function addPersonalNumbers(tx: Tx, secret: string, importId: string, employer: string): Promise<void> {
  const keys = personalNumberKeys(secret);
  for (let after = 0; ; ) {
    const { rows } = await sql<{ row_number: number; person_id: string; personal_number: Buffer }>`
      select r.row_number, r.person_id, r.personal_number from organisation.staff_import_row r
      where r.import_id = ${importId} and r.row_number > ${after} and r.personal_number is not null
        and r.person_id not in ${keptElsewhere(importId, employer)}
        and not exists (select from organisation.personal_number n where n.person_id = r.person_id)
      order by r.row_number limit ${BATCH}`.execute(tx);
    if (rows.length === 0) return;
    after = rows.at(-1)!.row_number;
    const opened = rows.map((row) => ({
      person: row.person_id,
      number: unseal(row.personal_number, keys, rowSeal(importId, row.row_number)),
    }));
    await sql`insert into organisation.personal_number (person_id, sealed, blind_index)
      select * from unnest(${opened.map(({ person }) => person)}::uuid[], ${opened.map(({ person, number }) => seal(number, keys, person))}::bytea[],
        ${opened.map(({ number }) => blindIndex(number, keys))}::bytea[])
      on conflict (person_id) do nothing`.execute(tx);
  }
}

/**
 * Who leads a unit is its manager here, for as long as she leads it; only grants the installation itself gave are ended so,
 * never one that a person gave. Whoever has left altogether keeps no role and no function at this employer,
 * save that a log reviewer, whom the operator alone appoints, is not unseated by those whose log she reads. `by` gives no
 * role to herself by a file.
 */
export async function changeRoles(tx: Tx, importId: string, employer: string, by: string | null): Promise<void> {
  const touched = sql`(select person_id from organisation.staff_import_row where import_id = ${importId} and action <> 'same')`;
  await sql`update access.role_grant g set valid_to = greatest(g.valid_from, least(g.valid_to, x.until)) from (
      select m.id, coalesce((select max(coalesce(e.ended_on, 'infinity')) from organisation.employment e
        where e.person_id = m.person_id and e.unit_id = m.organisation_id and e.leads), current_date) as until
      from access.role_grant m join organisation.organisation o on o.id = m.organisation_id
      where m.role = 'manager' and m.granted_by is null and (m.valid_to is null or m.valid_to > current_date)
        and o.path @> array[${employer}::uuid] and m.person_id in ${touched}) x
    where g.id = x.id and x.until <> 'infinity' and x.until < coalesce(g.valid_to, 'infinity')`.execute(tx);
  const given = await sql<{
    id: string;
    person_id: string;
    organisation_id: string;
    valid_from: string;
    valid_to: string | null;
  }>`
    insert into access.role_grant (person_id, role, organisation_id, valid_from, valid_to)
    select e.person_id, 'manager', e.unit_id, greatest(e.starts_on, current_date), e.ended_on
    from organisation.employment e where e.municipality_id = ${employer} and e.leads and (e.ended_on is null or e.ended_on > current_date)
      and e.person_id in ${touched} and e.person_id is distinct from ${by}::uuid
      and not exists (select from access.role_grant g where g.person_id = e.person_id and g.role = 'manager' and g.organisation_id = e.unit_id
        and (g.valid_to is null or g.valid_to > current_date))
    returning id, person_id, organisation_id, valid_from::text, (valid_to - 1)::text as valid_to`.execute(tx);
  for (const { id, person_id: person, organisation_id: organisation, valid_from: from, valid_to: until } of given.rows)
    await record(tx, 'role.given', { type: 'role_grant', id, person, details: { role: 'manager', organisation, from, until } });
  const gone = sql`(select t.person_id, coalesce(max(e.ended_on), current_date) as since from (select distinct person_id from organisation.staff_import_row
      where import_id = ${importId} and action <> 'same') t
    join organisation.employment e on e.person_id = t.person_id and e.municipality_id = ${employer}
    group by t.person_id having bool_and(e.ended_on is not null))`;
  await sql`update access.role_grant g set valid_to = greatest(g.valid_from, x.since) from ${gone} x, organisation.organisation o
    where g.person_id = x.person_id and o.id = g.organisation_id and o.path @> array[${employer}::uuid]
      and g.role <> 'log_reviewer' and (g.valid_to is null or g.valid_to > greatest(g.valid_from, x.since))`.execute(tx);
  await sql`update organisation.assignment a set ended_on = greatest(a.starts_on, x.since) from ${gone} x, organisation.organisation o
    where a.person_id = x.person_id and o.id = a.unit_id and o.path @> array[${employer}::uuid]
      and (a.ended_on is null or a.ended_on > greatest(a.starts_on, x.since))`.execute(tx);
}
