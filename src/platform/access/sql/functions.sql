-- The person this transaction acts as; null for a visitor who is not signed in.
create or replace function access.person() returns uuid language sql stable as
$$ select nullif(current_setting('app.person', true), '')::uuid $$;

-- Everything the person may do somewhere, today. "employee" needs no grant: every signed-in person has it.
create or replace function access.permissions() returns setof text language sql stable security definer set search_path = '' as $$
  select distinct p.permission from access.role_permission p
  where access.person() is not null and (p.role = 'employee' or exists (
    select from access.role_grant g where g.person_id = access.person() and g.role = p.role
      and current_date >= g.valid_from and (g.valid_to is null or current_date < g.valid_to)))
$$;

-- Tops of the subtrees in which the person may do it, today.
create or replace function access.tops(wanted text) returns setof uuid language sql stable security definer set search_path = '' as $$
  select g.organisation_id from access.role_grant g join access.role_permission p on p.role = g.role
  where g.person_id = access.person() and p.permission = wanted
    and current_date >= g.valid_from and (g.valid_to is null or current_date < g.valid_to)
$$;
