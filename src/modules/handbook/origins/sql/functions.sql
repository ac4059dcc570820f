-- The local layer: routines offered to others, and copies that remember where they came from.

-- Offers I may take up: to everybody, or to the county of a handbook I write in.
create or replace function handbook.offers_to_me() returns setof uuid language sql stable security definer set search_path = '' as $$
  select f.id from handbook.offer f join handbook.routine r on r.id = f.routine_id join organisation.organisation o on o.id = r.organisation_id
  where f.ended_at is null and r.ended_at is null and exists (
    select from access.tops('handbook.write') t (id) join organisation.organisation m on m.id = t.id
    where f.offered_to = 'everybody' or m.path[1] = o.path[1])
$$;

-- Versions of other organisations that I may read as a writer: the one in force of what is offered to me, and of what my
-- handbooks have copied both the one in force and those that were copied from, also when the offer has ended.
create or replace function handbook.versions_from_elsewhere() returns setof uuid language sql stable security definer set search_path = '' as $$
  with writes as (select w from organisation.mine_within('handbook.write') w)
  select v.id from handbook.offer f join handbook.version v on v.routine_id = f.routine_id and v.published_at is not null and v.replaced_at is null
    where f.id in (select handbook.offers_to_me())
  union select v.id from handbook.origin g join handbook.routine r on r.id = g.routine_id
    join handbook.version v on v.routine_id = g.origin_routine_id and v.published_at is not null and v.replaced_at is null
    where r.organisation_id in (select w from writes)
  union select b.version_id from handbook.origin_base b join handbook.routine r on r.id = b.routine_id
    where r.organisation_id in (select w from writes)
$$;

-- May I copy it: is it offered to me today?
create or replace function handbook.may_copy(routine uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from handbook.offer f where f.routine_id = routine and f.id in (select handbook.offers_to_me()))
$$;

-- How many routines in use are copies of it: a number, for whoever may read it or copy it; null for others.
create or replace function handbook.copy_count(routine uuid) returns integer language sql stable security definer set search_path = '' as $$
  select (select count(*)::integer from handbook.origin g join handbook.routine r on r.id = g.routine_id
    where g.origin_routine_id = routine and r.ended_at is null)
  where handbook.sees(routine) or handbook.may_copy(routine)
$$;

-- Who has copied it, for those who keep it: organisation and version, never what has been written in the copy.
create or replace function handbook.copiers_of(routine uuid) returns table (organisation_id uuid, name text, copied_at timestamptz, number integer)
language sql stable security definer set search_path = '' as $$
  select o.id, o.name, g.copied_at, (select b.number from handbook.origin_base b where b.routine_id = g.routine_id order by b.id desc limit 1)
  from handbook.origin g join handbook.routine c on c.id = g.routine_id join organisation.organisation o on o.id = c.organisation_id
  where g.origin_routine_id = routine and c.ended_at is null
    and exists (select from handbook.routine r where r.id = routine and r.organisation_id in (select organisation.mine_within('handbook.write')))
$$;

-- Offers a routine that is in force. False where it is not hers to decide on, or is not in force; offered already it stays as it is.
create or replace function handbook.offer_routine(id uuid, which uuid, audience text, words text) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
  perform from handbook.routine r where r.id = which and r.ended_at is null and r.organisation_id in (select organisation.mine_within('handbook.decide')) for update;
  if not found or handbook.in_force(which) is null then return false; end if;
  insert into handbook.offer (id, routine_id, offered_to, note, offered_by) values (id, which, audience, words, access.person())
    on conflict do nothing;
  return true;
end $$;

create or replace function handbook.end_offer(which uuid) returns boolean language plpgsql security definer set search_path = '' as $$
begin
  update handbook.offer f set ended_at = now(), ended_by = access.person() from handbook.routine r
    where f.routine_id = which and r.id = which and f.ended_at is null and r.organisation_id in (select organisation.mine_within('handbook.decide'));
  return found;
end $$;

-- Organisation and number of what a copy was copied from, and what it is called today, for whoever may read the copy: of the
-- origin nothing else. Compared with the version of the copy that is read.
create or replace function handbook.origin_words(routine uuid, up_to integer)
returns table (organisation text, title text, number integer, version_id uuid) language sql stable security definer set search_path = '' as $$
  select o.name, b.title, b.number, b.version_id from handbook.origin g join organisation.organisation o on o.id = g.organisation_id
    join handbook.origin_base b on b.routine_id = g.routine_id join handbook.version v on v.id = b.in_version
  where g.routine_id = routine and v.number <= up_to
    and (routine in (select handbook.shown_routines()) or exists (select from handbook.routine r
      where r.id = routine and r.organisation_id in (select organisation.mine_within('handbook.write'))))
  order by b.id desc limit 1
$$;

-- Copies that I write in and whose origin has another version in force than the one they build on.
create or replace function handbook.origins_behind() returns table (routine_id uuid, title text, organisation text, version_id uuid, number integer)
language sql stable security definer set search_path = '' as $$
  select g.routine_id, b.title, o.name, n.id, n.number
  from handbook.origin g join handbook.routine r on r.id = g.routine_id and r.ended_at is null
    join organisation.organisation o on o.id = g.organisation_id
    join lateral (select x.version_id, x.title from handbook.origin_base x where x.routine_id = g.routine_id order by x.id desc limit 1) b on true
    join handbook.version n on n.routine_id = g.origin_routine_id and n.published_at is not null and n.replaced_at is null and n.id <> b.version_id
  where r.organisation_id in (select organisation.mine_within('handbook.write'))
$$;

-- Routines copied from it, and from those: whose texts may name its pictures.
create or replace function handbook.copies_of(routine uuid) returns setof uuid language sql stable security definer set search_path = '' as $$
  with recursive copy (id) as (
    select g.routine_id from handbook.origin g where g.origin_routine_id = routine
    union select g.routine_id from copy c join handbook.origin g on g.origin_routine_id = c.id)
  select id from copy
$$;
