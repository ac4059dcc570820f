-- Good examples: functions.

-- Municipalities I belong to: where I work today, or have a role in force.
create or replace function examples.my_municipalities() returns setof uuid language sql stable security definer set search_path = '' as $$
  select e.municipality_id from organisation.employment e
  where e.person_id = access.person() and e.starts_on <= current_date and (e.ended_on is null or e.ended_on > current_date)
    and access.reaches('examples.read')
  union select organisation.controller(g.organisation_id) from access.role_grant g
  where g.person_id = access.person() and access.in_force(g) and access.reaches('examples.read')
$$;
