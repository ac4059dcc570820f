-- The person this transaction acts as; null for a visitor who is not signed in.
create or replace function access.person() returns uuid language sql stable as
$$ select nullif(current_setting('app.person', true), '')::uuid $$;

-- How surely she signed in: 1, 2 or 3; 0 where nobody said.
create or replace function access.level() returns smallint language sql stable as
$$ select coalesce(nullif(current_setting('app.level', true), '')::smallint, 0::smallint) $$;

-- When she last proved who she is.
create or replace function access.authenticated_at() returns timestamptz language sql stable as
$$ select nullif(current_setting('app.authenticated_at', true), '')::timestamptz $$;

-- Does the session reach the permission? Level 2 unless a rule says otherwise.
create or replace function access.reaches(wanted text) returns boolean language sql stable security definer set search_path = '' as $$
  select access.level() >= coalesce(r.level, 2)
    and (r.fresh_minutes is null or access.authenticated_at() > clock_timestamp() - make_interval(mins => r.fresh_minutes))
  from (values (wanted)) w (permission) left join access.permission_rule r on r.permission = w.permission
$$;

-- Is the grant in force today?
create or replace function access.in_force(g access.role_grant) returns boolean language sql stable as
$$ select current_date >= g.valid_from and (g.valid_to is null or current_date < g.valid_to) $$;

-- Everything the person may somewhere, today, however she signed in. "employee" needs no grant: every signed-in person has it.
create or replace function access.held() returns setof text language sql stable security definer set search_path = '' as $$
  select distinct p.permission from access.role_permission p
  where access.person() is not null and (p.role = 'employee' or exists (
    select from access.role_grant g where g.person_id = access.person() and g.role = p.role and access.in_force(g)))
$$;

-- The same, as far as the session reaches.
create or replace function access.permissions() returns setof text language sql stable security definer set search_path = '' as
$$ select h from access.held() h where access.reaches(h) $$;

-- Tops of the subtrees in which the person may do it, today; none where the session does not reach.
create or replace function access.tops(wanted text) returns setof uuid language sql stable security definer set search_path = '' as $$
  select g.organisation_id from access.role_grant g join access.role_permission p on p.role = g.role
  where g.person_id = access.person() and p.permission = wanted and access.in_force(g) and access.reaches(wanted)
$$;

-- A role that ends takes its sessions with it: what she had open is not hers any longer.
create or replace function access.end_sessions_at_loss() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'DELETE' then perform auth.end_sessions_of(old.person_id); return old; end if;
  perform auth.end_sessions_of(new.person_id);
  return new;
end $$;
create or replace trigger end_sessions_at_delete after delete on access.role_grant
  for each row execute function access.end_sessions_at_loss();
create or replace trigger end_sessions_at_end after update of valid_to on access.role_grant
  for each row when (new.valid_to <= current_date and old.valid_to is distinct from new.valid_to) execute function access.end_sessions_at_loss();
