-- Training as a key (utbildning som nyckel): a role that asks for a valid course sleeps without one.

-- The first day a role sleeps; null while it does not depend on training. Of several courses the first to fail decides.
-- A course that never lapses keeps it awake for ever; one she has not, from the beginning; and who had the role when the
-- key was set has some days to take it.
create or replace function training.awake_until(who uuid, which_role text, place uuid, given_at timestamptz, since date) returns date language sql stable security definer set search_path = '' as $$
  select nullif(min(greatest(
      coalesce(c.until, since),
      case when given_at < k.set_at then (k.set_at at time zone 'Europe/Stockholm')::date + k.grace_days end)), 'infinity')
  from training.role_key k cross join lateral (
    select max(coalesce(f.valid_until + 1, 'infinity')) as until from training.completion f
    where f.person_id = who and f.course_id = k.course_id and f.state = 'approved') c
  where k.role = which_role and k.ended_at is null and k.organisation_id = organisation.controller(place)
$$;

-- Keeps it so for all roles of a person, or of everybody. Writes only what has changed. Returns how many had.
create or replace function training.keep_awake(who uuid default null) returns integer language plpgsql security definer set search_path = '' as $$
declare n integer;
begin
  update access.role_grant g set awake_until = x.until
    from (select y.id, training.awake_until(y.person_id, y.role, y.organisation_id, y.granted_at, y.valid_from) as until
      from access.role_grant y where (who is null or y.person_id = who) and (y.valid_to is null or y.valid_to > current_date)) x
    where x.id = g.id and g.awake_until is distinct from x.until;
  get diagnostics n = row_count;
  return n;
end $$;

create or replace function training.keep_role_awake() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  new.awake_until := training.awake_until(new.person_id, new.role, new.organisation_id, new.granted_at, new.valid_from);
  return new;
end $$;
create or replace trigger keep_role_awake before insert on access.role_grant for each row execute function training.keep_role_awake();

create or replace function training.keep_awake_by_course() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if exists (select from training.role_key k where k.ended_at is null and k.course_id = coalesce(new.course_id, old.course_id)) then
    perform training.keep_awake(coalesce(new.person_id, old.person_id));
  end if;
  return null;
end $$;
create or replace trigger keep_awake_by_course after insert or delete or update of state, valid_until on training.completion
  for each row execute function training.keep_awake_by_course();

create or replace function training.keep_awake_by_key() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform training.keep_awake();
  return null;
end $$;
create or replace trigger keep_awake_by_key after insert or update or delete on training.role_key for each statement execute function training.keep_awake_by_key();

-- The day's word: roles that sleep within 30 and 7 days, and those that fell asleep. Each once for each day it would fall
-- asleep; a server that stood still tells late rather than not.
create or replace function training.roles_to_tell() returns table (grant_id uuid, person_id uuid, awake_until date, kind text) language sql stable as $$
  select g.id, g.person_id, g.awake_until, d.kind
  from access.role_grant g cross join lateral (select case
      when g.awake_until <= current_date then 'asleep' when g.awake_until <= current_date + 7 then 'week_before'
      when g.awake_until <= current_date + 30 then 'month_before' end as kind) d
  where g.awake_until is not null and d.kind is not null and (g.valid_to is null or g.valid_to > greatest(current_date, g.awake_until))
    and g.valid_from <= current_date
    and not exists (select from training.role_notice n where n.grant_id = g.id and n.awake_until = g.awake_until and n.kind = d.kind)
$$;

-- What wakes a role, or keeps it awake: its courses that are missing or lapse before long, with the last day of what she has.
create or replace function training.courses_of_role(who uuid, which_role text, place uuid) returns table (course_id uuid, title text, until date) language sql stable security definer set search_path = '' as $$
  select c.id, c.title, x.until from training.role_key k join training.course c on c.id = k.course_id cross join lateral (
    select case when bool_and(f.valid_until is not null) then max(f.valid_until) end as until, count(*) as n from training.completion f
    where f.person_id = who and f.course_id = c.id and f.state = 'approved') x
  where k.role = which_role and k.ended_at is null and k.organisation_id = organisation.controller(place)
    and (x.n = 0 or x.until < current_date + 60)
  order by x.until nulls first, c.title
$$;

-- Controllers whose keys I set, and the roles there that depend on training, by the people I may see (policies decide).
create or replace function training.key_places() returns setof uuid language sql stable security definer set search_path = '' as $$
  select distinct organisation.controller(t) from access.tops('training.keys') t where organisation.controller(t) = t
$$;
