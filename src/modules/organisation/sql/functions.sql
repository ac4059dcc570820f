-- Every organisation in which the person may do it: the subtrees of her grants.
create or replace function organisation.mine(permission text) returns setof uuid language sql stable security definer set search_path = '' as $$
  select o.id from organisation.organisation o where o.path && array(select access.tops(permission))
$$;

-- The same, and never into another controller's: a region that supports its municipalities writes and decides nothing in them.
create or replace function organisation.mine_within(permission text) returns setof uuid language sql stable security definer set search_path = '' as $$
  select o.id from access.tops(permission) t (id) join organisation.organisation o on o.path @> array[t.id]
  where organisation.controller(o.id) = organisation.controller(t.id)
$$;

-- The controller (personuppgiftsansvarig) an organisation answers to: its municipality, else the top of its tree.
create or replace function organisation.controller(o uuid) returns uuid language sql stable security definer set search_path = '' as $$
  select coalesce(municipality_id, path[1]) from organisation.organisation where id = o
$$;

-- Whose she is: of those who employ her today, the one that entered her first. A later employer gets no say over how she
-- signs in, nor her log, by what it writes in its own file: neither share nor first day decides before that.
create or replace function organisation.controller_of(p uuid) returns uuid language sql stable security definer set search_path = '' as $$
  select organisation.controller(coalesce(
    (select unit_id from organisation.employment where person_id = p and starts_on <= current_date
       and (ended_on is null or ended_on > current_date) order by entered_at, starts_on, id limit 1),
    (select organisation_id from access.role_grant where person_id = p order by granted_at limit 1)))
$$;

-- People whose names have become known to an organisation in which I meet participants.
create or replace function organisation.disclosed_to_me() returns setof uuid language sql stable security definer set search_path = '' as $$
  select person_id from organisation.disclosure where organisation_id in (select organisation.mine('people.meet'))
$$;

-- Is this person among those I may see? For the policies of tables that hold only a person's id.
create or replace function organisation.sees_person(p uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select p in (select organisation.read_by_me()) or (not organisation.is_hidden(p) and (
    exists (select from organisation.employment e where e.person_id = p and e.unit_id in (select organisation.mine('people.see')))
    or exists (select from organisation.disclosure d where d.person_id = p and d.organisation_id in (select organisation.mine('people.meet')))))
$$;

-- Everyone who works or has worked where the person may do it, protected or not: whoever shows people asks
-- organisation.hidden_from_me too, as the policy on people does.
create or replace function organisation.people_of(permission text) returns setof uuid language sql stable security definer set search_path = '' as $$
  select e.person_id from organisation.employment e where e.unit_id in (select organisation.mine(permission))
$$;

-- The same, today, without those whose record is closed to me.
create or replace function organisation.people_today(permission text) returns setof uuid language sql stable security definer set search_path = '' as $$
  select e.person_id from organisation.employment e where e.unit_id in (select organisation.mine(permission))
    and e.starts_on <= current_date and (e.ended_on is null or e.ended_on > current_date)
    and e.person_id not in (select organisation.hidden_from_me())
$$;

-- Do I lead this person today (nearest manager, or one above)? Someone with protected identity only as her named reader.
create or replace function organisation.leads_person(p uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from organisation.employment e where e.person_id = p and e.unit_id in (select organisation.mine('people.lead'))
    and e.starts_on <= current_date and (e.ended_on is null or e.ended_on > current_date)) and not organisation.is_hidden(p)
$$;

create or replace function organisation.keep_path() returns trigger language plpgsql security definer set search_path = '' as $$
declare above organisation.organisation;
begin
  select * into above from organisation.organisation where id = new.parent_id;
  if above.id is not null and new.id = any (above.path) then
    raise exception 'organisation cannot lie below itself' using errcode = 'check_violation';
  end if;
  new.path := coalesce(above.path, '{}') || new.id;
  new.municipality_id := case when new.kind = 'municipality' then new.id else above.municipality_id end;
  new.sector := coalesce(new.sector, above.sector);
  return new;
end $$;
create or replace trigger keep_path before insert or update of parent_id, kind, sector on organisation.organisation
  for each row execute function organisation.keep_path();

create or replace function organisation.keep_path_below() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update organisation.organisation set parent_id = parent_id where parent_id = new.id;
  return null;
end $$;
create or replace trigger keep_path_below after update of path on organisation.organisation
  for each row when (old.path is distinct from new.path) execute function organisation.keep_path_below();

-- A changed line of work reaches what had inherited it: what lies below with the same one. What was given one of its own
-- keeps it, save where the two were alike: nothing tells them apart.
create or replace function organisation.keep_sector_below() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update organisation.organisation set sector = new.sector where parent_id = new.id and sector is not distinct from old.sector;
  return null;
end $$;
create or replace trigger keep_sector_below after update on organisation.organisation
  for each row when (old.sector is distinct from new.sector) execute function organisation.keep_sector_below();

-- A person as she is greeted: name, language, and where she works today in words.
create or replace function organisation.presented(p uuid) returns table (name text, language text, workplace text)
language sql stable security definer set search_path = '' as $$
  select x.given_name || ' ' || x.family_name, x.language,
    (select u.name || coalesce(', ' || nullif(m.name, u.name), '') from organisation.employment e
       join organisation.organisation u on u.id = e.unit_id left join organisation.organisation m on m.id = u.municipality_id
       where e.person_id = p and e.starts_on <= current_date and (e.ended_on is null or e.ended_on > current_date)
       order by e.share desc, e.starts_on limit 1)
  from organisation.person x where x.id = p
$$;

-- units: head counts. Numbers over employments the reader may not see; people, not employments, so that someone at two
-- units counts once above them. Hidden people count from the municipality upwards only: in the count of a small unit
-- beside its list of names they would show.
create or replace function organisation.counted_at(e organisation.employment, o organisation.organisation) returns boolean
language sql stable set search_path = '' as $$
  select o.kind not in ('administration', 'unit') or ((not e.hidden or e.person_id in (select organisation.read_by_me()))
    and e.person_id not in (select access.walled_off('person')))
$$;

create or replace function organisation.head_counts(top uuid) returns table (organisation_id uuid, heads integer)
language sql stable security definer set search_path = '' as $$
  select n.id, count(distinct e.person_id)::integer
  from organisation.organisation u
    join organisation.employment e on e.unit_id = u.id and e.starts_on <= current_date and (e.ended_on is null or e.ended_on > current_date)
    join organisation.organisation n on n.id = any (u.path)
  where u.path @> array[top] and n.path @> array[top] and organisation.counted_at(e, n)
  group by n.id
$$;

-- Heads today and a year ago, and who joined and left in between: moving within it is neither.
create or replace function organisation.staff_figures(top uuid) returns table (heads integer, heads_before integer, joined integer, left_count integer)
language sql stable security definer set search_path = '' as $$
  with there as (
    select e.person_id,
      bool_or(e.starts_on <= current_date and (e.ended_on is null or e.ended_on > current_date)) as now,
      bool_or(e.starts_on <= y.ago and (e.ended_on is null or e.ended_on > y.ago)) as before,
      max(e.starts_on) filter (where e.starts_on <= current_date) > min(y.ago) as started,
      bool_or(e.ended_on > y.ago and e.ended_on <= current_date) as stopped
    from organisation.organisation u join organisation.employment e on e.unit_id = u.id
      join organisation.organisation o on o.id = top,
      (select (current_date - interval '1 year')::date as ago) y
    where u.path @> array[top] and organisation.counted_at(e, o)
    group by e.person_id)
  select count(*) filter (where now)::integer, count(*) filter (where before)::integer,
    count(*) filter (where started and not before)::integer, count(*) filter (where stopped and not now)::integer
  from there
$$;

-- Does anyone work there still, or will? Asked before a unit closes, over hidden people too.
create or replace function organisation.has_people(top uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from organisation.organisation u join organisation.employment e on e.unit_id = u.id
    where u.path @> array[top] and (e.ended_on is null or e.ended_on > current_date))
$$;

-- staff import: ids made of words, so that comparing the same file twice gives the same new people (a version 4 id by its shape).
create or replace function organisation.uuid_of(words text) returns uuid language sql immutable set search_path = '' as $$
  select overlay(overlay(md5(words) placing '4' from 13 for 1) placing '8' from 17 for 1)::uuid
$$;
