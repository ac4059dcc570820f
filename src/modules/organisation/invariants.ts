import { sql } from 'kysely';
import { always } from '#platform/invariants/always.ts';
import type { Invariant } from '#platform/module.ts';

/** What must always be true of the tree, the people and their employments; `samfrid check` asks. Told by ids, never names. */
export const organisationInvariants: readonly Invariant[] = [
  always(
    'The path of an organisation goes from the top through its parent to itself.',
    sql`select o.id from organisation.organisation o left join organisation.organisation p on p.id = o.parent_id
     where o.path <> coalesce(p.path, '{}') || o.id`,
  ),
  always(
    'What lies in a municipality knows which.',
    sql`select o.id from organisation.organisation o
     where o.municipality_id is distinct from (select m.id from organisation.organisation m where m.id = any (o.path) and m.kind = 'municipality'
       order by cardinality(m.path) desc limit 1)`,
  ),
  always(
    'An employment is at a unit of its employer.',
    sql`select e.id from organisation.employment e join organisation.organisation u on u.id = e.unit_id
     where e.municipality_id <> coalesce(u.municipality_id, u.path[1])`,
  ),
  always(
    'Nobody works at a unit that is closed.',
    sql`select e.id from organisation.employment e join organisation.organisation u on u.id = e.unit_id
     where u.closed_on <= current_date and (e.ended_on is null or e.ended_on > greatest(current_date, u.closed_on))`,
  ),
  always(
    'Nobody has the same employment twice at once.',
    sql`select a.id from organisation.employment a join organisation.employment b on b.person_id = a.person_id and b.unit_id = a.unit_id
       and b.profession = a.profession and b.id > a.id where daterange(a.starts_on, a.ended_on) && daterange(b.starts_on, b.ended_on)`,
  ),
  always(
    'Protected identity hides every employment, contact and function of the person, and nobody else is hidden.',
    sql`select x.id from (select person_id as id, hidden from organisation.employment union all select person_id, hidden from organisation.contact
       union all select person_id, hidden from organisation.assignment) x
     join organisation.person p on p.id = x.id where x.hidden <> (p.protected_at is not null)`,
  ),
  always(
    'No staged row about a protected person holds a name, number or address.',
    sql`select r.import_id as id from organisation.staff_import_row r join organisation.person p on p.id = r.person_id
     where p.protected_at is not null and coalesce(r.given_name, r.family_name, r.name, r.email, r.phone, encode(r.personal_number, 'hex'), encode(r.blind_index, 'hex')) is not null`,
  ),
  always(
    'Nobody reads a protected person by one person’s word alone, nor after her protection has ended.',
    sql`select r.id from organisation.protected_reader r join organisation.person p on p.id = r.person_id
     where r.confirmed_at is not null and r.confirmed_by is null and r.ground <> 'nearest_manager' and r.ended_at is null
       or r.ended_at is null and p.protected_at is null`,
  ),
  always(
    'The log’s details do not name a protected person.',
    sql`select p.id from organisation.person p join audit.entry e on e.about_person_id = p.id
     where p.protected_at is not null and length(p.family_name) > 3 and position(lower(p.family_name) in lower(e.details::text)) > 0`,
  ),
  always(
    'An import that is over holds no e-mail, phone, personal number or file.',
    sql`select i.id from organisation.staff_import i where i.state = 'applied' and (i.file_id is not null or exists (
       select from organisation.staff_import_row r where r.import_id = i.id
         and coalesce(r.email, r.phone, encode(r.personal_number, 'hex'), encode(r.blind_index, 'hex')) is not null))`,
  ),
];
