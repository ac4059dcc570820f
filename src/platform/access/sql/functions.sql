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

-- Is the grant in force today? A role that asks for a course sleeps from the day it is missing (training/keys): by the
-- calendar in Sweden, so that no job need run at midnight.
create or replace function access.in_force(g access.role_grant) returns boolean language sql stable as $$
  select current_date >= g.valid_from and (g.valid_to is null or current_date < g.valid_to)
    and (g.awake_until is null or current_date < g.awake_until)
$$;

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

-- Falling asleep is a loss too. At midnight nothing is written; then the training module's job ends the sessions.
create or replace trigger end_sessions_at_sleep after update of awake_until on access.role_grant
  for each row when (new.awake_until <= current_date and (old.awake_until is null or old.awake_until > current_date))
  execute function access.end_sessions_at_loss();

-- Who may give which role (docs/decisions/0023). Nobody gives log_reviewer here: who is reviewed does not choose her
-- reviewer; the operator gives it, on the board's decision.
create or replace function access.giving() returns table (giver text, given text) language sql immutable set search_path = '' as $$
  values ('admin', 'manager'), ('admin', 'course_planner'), ('admin', 'trainer'), ('admin', 'coordinator'), ('admin', 'caseworker'),
    ('admin', 'counsellor'), ('admin', 'shelter_staff'), ('admin', 'regional_lead'), ('admin', 'external_partner'), ('admin', 'admin')
$$;

-- May I give, prolong and end this role there? By a role of mine, in force there, that gives it.
create or replace function access.may_give(wanted text, place uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select place in (select organisation.mine('access.grant')) and exists (
    select from access.role_grant g join access.giving() m on m.giver = g.role and m.given = wanted join organisation.organisation o on o.id = place
    where g.person_id = access.person() and access.in_force(g) and g.organisation_id = any (o.path))
$$;
create or replace function access.givable(place uuid) returns setof text language sql stable security definer set search_path = '' as $$
  select distinct m.given from access.giving() m where access.may_give(m.given, place)
$$;

-- Does the giver owe her right to give to the receiver, directly or through others? Then nothing goes back that way: else
-- two who help each other could climb together.
create or replace function access.owes(giver uuid, receiver uuid) returns boolean language sql stable security definer set search_path = '' as $$
  with recursive above (person) as (
    select g.granted_by from access.role_grant g where g.person_id = giver and access.in_force(g) and g.role in (select m.giver from access.giving() m)
    union
    select g.granted_by from above a join access.role_grant g on g.person_id = a.person and g.role in (select m.giver from access.giving() m))
  select exists (select from above where person = receiver)
$$;

-- Log review is independent: who gives roles in a place does not review its log, nor the other way round.
create or replace function access.kept_apart(who uuid, wanted text, place uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select wanted in ('admin', 'log_reviewer') and exists (
    select from access.role_grant g join organisation.organisation o on o.id = g.organisation_id join organisation.organisation n on n.id = place
    where g.person_id = who and g.role in ('admin', 'log_reviewer') and g.role <> wanted and (g.valid_to is null or g.valid_to > current_date)
      and (o.path @> array[n.id] or n.path @> array[o.id]))
$$;

-- Has she the role there already in some of those days? Asked under the lock on her roles.
create or replace function access.has_already(which uuid, who uuid, wanted text, place uuid, since date, until date) returns boolean language sql volatile security definer set search_path = '' as $$
  select exists (select from access.role_grant g where g.id <> which and g.person_id = who and g.role = wanted and g.organisation_id = place
    and daterange(g.valid_from, g.valid_to) && daterange(since, until))
$$;

-- What no policy can say of a row alone. For requests that write the table themselves; the operator's command and the
-- directory's functions have rules of their own.
create or replace function access.guard_grant() returns trigger language plpgsql set search_path = '' as $$
declare
  longer boolean := tg_op = 'INSERT' or coalesce(new.valid_to, 'infinity') > coalesce(old.valid_to, 'infinity');
  broken text;
begin
  if current_user not like 'samfrid\_app%' then return new; end if;
  perform pg_advisory_xact_lock(hashtextextended('access.role:' || new.person_id, 0));
  -- Two administrators who raise each other at the same moment: who comes second sees what the first did.
  if new.role in (select m.giver from access.giving() m) then
    perform pg_advisory_xact_lock(hashtextextended('access.role:giving', 0));
  end if;
  broken := case
    when tg_op = 'UPDATE' and old.valid_to <= current_date then 'role_is_over'
    when new.valid_to < new.valid_from or (longer and new.valid_to = new.valid_from) then 'role_ends_first'
    when (tg_op = 'INSERT' and new.valid_from < current_date) or new.valid_to < current_date then 'role_backdated'
    when longer and (new.valid_to is null or new.valid_to > greatest(new.valid_from, current_date) + interval '2 years') then 'role_for_a_time'
    when longer and access.owes(access.person(), new.person_id) then 'role_in_a_circle'
    when longer and access.kept_apart(new.person_id, new.role, new.organisation_id) then 'role_kept_apart'
    when longer and access.has_already(new.id, new.person_id, new.role, new.organisation_id, new.valid_from, new.valid_to) then 'role_once'
  end;
  if broken is not null then
    raise exception 'a role is not given so' using errcode = 'check_violation', constraint = broken;
  end if;
  return new;
end $$;
create or replace trigger guard_grant before insert or update on access.role_grant for each row execute function access.guard_grant();

-- What has become of a role, whoever changed it.
create or replace function access.note_change() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into access.role_change (grant_id, by_id, kind, valid_to, reason) values (new.id, access.person(), case
      when tg_op = 'INSERT' then 'given'
      when new.valid_to <= current_date then 'ended'
      when coalesce(new.valid_to, 'infinity') > coalesce(old.valid_to, 'infinity') then 'prolonged'
      else 'shortened' end, new.valid_to, new.reason);
  return null;
end $$;
create or replace trigger note_given after insert on access.role_grant for each row execute function access.note_change();
create or replace trigger note_change after update of valid_to on access.role_grant
  for each row when (old.valid_to is distinct from new.valid_to) execute function access.note_change();
