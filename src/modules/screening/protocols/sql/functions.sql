-- Protocols: whose one may read, and how one comes into force.

-- Municipalities where I work today, or have a role in asking: what is in force there is for me to read.
create or replace function screening.my_municipalities() returns setof uuid language sql stable security definer set search_path = '' as $$
  select e.municipality_id from organisation.employment e
  where e.person_id = access.person() and e.starts_on <= current_date and (e.ended_on is null or e.ended_on > current_date)
    and access.reaches('screening.routine')
  union select screening.municipalities('screening.browse')
$$;

-- Units I work in today, or ask for: where my own protocol is looked for.
create or replace function screening.my_units() returns setof uuid language sql stable security definer set search_path = '' as $$
  select e.unit_id from organisation.employment e
  where e.person_id = access.person() and e.starts_on <= current_date and (e.ended_on is null or e.ended_on > current_date)
  union select o.id from organisation.organisation o where o.id in (select access.tops('screening.ask')) and o.kind = 'unit'
$$;

-- What is missing before it may come into force: names of columns.
create or replace function screening.protocol_lacks(p screening.protocol) returns text[] language sql stable set search_path = '' as $$
  select coalesce(array_agg(x.name order by x.place), '{}') from unnest(
    array['whom', 'when_asked', 'alone', 'how', 'at_yes', 'at_no', 'at_declined', 'at_suspicion', 'at_acute', 'routine_name', 'owner', 'decided_by', 'decided_on', 'valid_from', 'valid_until'],
    array[p.whom, p.when_asked, p.alone, p.how, p.at_yes, p.at_no, p.at_declined, p.at_suspicion, p.at_acute, p.routine_name, p.owner, p.decided_by, p.decided_on::text, p.valid_from::text, p.valid_until::text])
    with ordinality x (name, value, place) where coalesce(btrim(x.value), '') = ''
$$;

-- Puts a draft in force and ends what it replaces the same day. The caller has locked the place (lock 'screening.protocol_of')
-- and seen that the draft is what she read. False where it is not hers, no draft, not whole, or its last day has been.
create or replace function screening.put_in_force(which uuid) returns boolean language plpgsql security definer set search_path = '' as $$
declare p screening.protocol;
begin
  select * into p from screening.protocol x where x.id = which and x.in_force_at is null
    and x.organisation_id in (select organisation.mine('screening.protocol')) for update;
  if p.id is null or screening.protocol_lacks(p) <> '{}' or p.valid_until < current_date or p.decided_on > current_date then return false; end if;
  update screening.protocol set ended_on = greatest(p.valid_from, current_date)
    where organisation_id = p.organisation_id and in_force_at is not null and (ended_on is null or ended_on > greatest(p.valid_from, current_date));
  update screening.protocol set in_force_at = now(), in_force_by = access.person() where id = p.id;
  return true;
end $$;

-- Ends what is in force, with nothing of its own in its place; one that had not begun gives way to the one it was to replace.
-- False where it is not hers or has ended.
create or replace function screening.end_protocol(which uuid) returns boolean language plpgsql security definer set search_path = '' as $$
declare p screening.protocol;
begin
  update screening.protocol set ended_on = current_date where id = which and in_force_at is not null
    and (ended_on is null or ended_on > current_date) and organisation_id in (select organisation.mine('screening.protocol'))
    returning * into p;
  if p.id is null then return false; end if;
  if p.valid_from > current_date then
    update screening.protocol set ended_on = null where id = (select f.id from screening.protocol f
      where f.organisation_id = p.organisation_id and f.in_force_at is not null and f.number < p.number and f.ended_on = p.valid_from
      order by f.number desc limit 1);
  end if;
  return true;
end $$;

-- Everyone who holds a permission for a place today, at it or above it within its municipality: for letters, so not for requests.
create or replace function screening.holders(wanted text, place uuid) returns table (person_id uuid, top uuid) language sql stable security definer set search_path = '' as $$
  select distinct g.person_id, g.organisation_id from organisation.organisation o
    join access.role_grant g on g.organisation_id = any (o.path[array_position(o.path, organisation.controller(o.id)):])
    join access.role_permission r on r.role = g.role and r.permission = wanted
  where o.id = place and access.in_force(g)
$$;

-- The days on which it is the place's own: from its first day, or from when it was put in force if that was later.
create or replace function screening.days_in_force(p screening.protocol) returns daterange language sql stable set search_path = '' as $$
  select case when p.in_force_at is null or p.ended_on <= f.first then 'empty'::daterange else daterange(f.first, p.ended_on) end
  from (select greatest(p.valid_from, (p.in_force_at at time zone 'Europe/Stockholm')::date) as first) f
$$;
