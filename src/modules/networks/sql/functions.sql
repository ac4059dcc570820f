-- Is it a job that asks? Whoever asks with the login of requests is a person, or nobody.
create or replace function networks.is_job() returns boolean language sql stable set search_path = '' as $$
  select session_user not like 'samfrid\_app%'
$$;

-- Is she still there? Who is a member by name is one while she works somewhere or has a role in force: where she stood for a place, there.
create or replace function networks.still_there(person uuid, place uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from organisation.employment e where e.person_id = person and e.starts_on <= current_date
      and (e.ended_on is null or e.ended_on > current_date) and (place is null or e.municipality_id = organisation.controller(place)))
    or exists (select from access.role_grant g where g.person_id = person and access.in_force(g)
      and (place is null or organisation.controller(g.organisation_id) = organisation.controller(place)))
$$;

-- Whom somebody stands for who becomes a member by name and says nothing else: who answers for the network if she works or has a role
-- there, else where she works most.
create or replace function networks.place_of(person uuid, network uuid) returns uuid language sql stable security definer set search_path = '' as $$
  select x.place from (
    select e.municipality_id as place, e.share, e.starts_on from organisation.employment e
      where e.person_id = person and e.starts_on <= current_date and (e.ended_on is null or e.ended_on > current_date)
    union all
    select organisation.controller(g.organisation_id), -1, g.valid_from from access.role_grant g where g.person_id = person and access.in_force(g)) x
  order by x.place = (select n.municipality_id from networks.network n where n.id = network) desc nulls last, x.share desc, x.starts_on limit 1
$$;
create or replace function networks.keep_place() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  new.organisation_id := coalesce(new.organisation_id, networks.place_of(new.person_id, new.network_id));
  return new;
end $$;
create or replace trigger keep_place before insert on networks.member for each row when (new.person_id is not null) execute function networks.keep_place();

-- Everybody who is a member today, by name or by the function she holds; once each. `leads` where any of her memberships does.
create or replace function networks.people(network uuid) returns table (person_id uuid, leads boolean) language sql stable security definer set search_path = '' as $$
  select x.person_id, bool_or(x.leads) from (
    select m.person_id, m.leads from networks.member m where m.network_id = network and m.person_id is not null
      and m.joined_on <= current_date and (m.left_on is null or m.left_on > current_date) and networks.still_there(m.person_id, m.organisation_id)
    union all
    select a.person_id, m.leads from networks.member m
      join organisation.organisation o on o.path @> array[m.organisation_id]
      join organisation.assignment a on a.unit_id = o.id and a.function = m.function
        and a.starts_on <= current_date and (a.ended_on is null or a.ended_on > current_date)
    where m.network_id = network and m.function in ('vin_handler', 'vin_representative', 'safety_representative', 'child_contact')
      and m.joined_on <= current_date and (m.left_on is null or m.left_on > current_date)
    union all
    select g.person_id, m.leads from networks.member m
      join organisation.organisation o on o.path @> array[m.organisation_id]
      join access.role_grant g on g.organisation_id = o.id and g.role = m.function and access.in_force(g)
    where m.network_id = network and m.function in ('coordinator', 'manager')
      and m.joined_on <= current_date and (m.left_on is null or m.left_on > current_date)) x
  group by x.person_id
$$;

-- Networks somebody is a member of today: for mine(), and for calendars, which have no session.
create or replace function networks.of_person(p uuid) returns setof uuid language sql stable security definer set search_path = '' as $$
  select m.network_id from networks.member m where m.person_id = p and m.joined_on <= current_date and (m.left_on is null or m.left_on > current_date)
    and networks.still_there(p, m.organisation_id)
  union
  select m.network_id from organisation.assignment a join organisation.organisation u on u.id = a.unit_id
    join networks.member m on m.organisation_id = any (u.path) and m.function = a.function
  where a.person_id = p and a.starts_on <= current_date and (a.ended_on is null or a.ended_on > current_date)
    and m.joined_on <= current_date and (m.left_on is null or m.left_on > current_date)
  union
  select m.network_id from access.role_grant g join organisation.organisation u on u.id = g.organisation_id
    join networks.member m on m.organisation_id = any (u.path) and m.function = g.role
  where g.person_id = p and access.in_force(g) and m.joined_on <= current_date and (m.left_on is null or m.left_on > current_date)
$$;

-- Networks I am a member of today.
create or replace function networks.mine() returns setof uuid language sql stable security definer set search_path = '' as $$
  select n from networks.of_person(access.person()) n where access.reaches('networks.take_part')
$$;

-- Networks I keep: those I call the meetings of, and those of organisations whose networks I found.
create or replace function networks.kept_by_me() returns setof uuid language sql stable security definer set search_path = '' as $$
  select n.id from networks.network n where n.organisation_id in (select organisation.mine_within('networks.found'))
  union
  select n from networks.mine() n where exists (select from networks.people(n) p where p.person_id = access.person() and p.leads)
$$;

-- Where I work today, or have a role: open networks there are for me to find.
create or replace function networks.my_municipalities() returns setof uuid language sql stable security definer set search_path = '' as $$
  select e.municipality_id from organisation.employment e
  where e.person_id = access.person() and e.starts_on <= current_date and (e.ended_on is null or e.ended_on > current_date)
    and access.reaches('networks.take_part')
  union select organisation.controller(g.organisation_id) from access.role_grant g
  where g.person_id = access.person() and access.in_force(g) and access.reaches('networks.take_part')
$$;

-- The members as they see each other: name and whom they stand for. Somebody with protected identity has no name here, but to
-- herself and her readers. Nothing for who is not a member and does not keep the network.
create or replace function networks.faces(network uuid) returns table (person_id uuid, name text, stands_for text, municipality_id uuid, leads boolean)
language sql stable security definer set search_path = '' as $$
  select p.person_id, case when x.protected_at is null or x.id in (select organisation.read_by_me()) then x.given_name || ' ' || x.family_name end,
    coalesce((select nullif(m.stands_for, '') from networks.member m where m.network_id = network and m.person_id = p.person_id and m.left_on is null),
      w.workplace), w.municipality_id, p.leads
  from networks.people(network) p join organisation.person x on x.id = p.person_id
    left join lateral (select u.name || coalesce(', ' || nullif(mu.name, u.name), '') as workplace, u.municipality_id
      from organisation.employment e join organisation.organisation u on u.id = e.unit_id left join organisation.organisation mu on mu.id = u.municipality_id
      where e.person_id = p.person_id and e.starts_on <= current_date and (e.ended_on is null or e.ended_on > current_date)
        and (x.protected_at is null or x.id in (select organisation.read_by_me()))
      order by e.share desc, e.starts_on limit 1) w on true
  where network in (select networks.mine() union select networks.kept_by_me())
$$;

-- How many they are, for the same.
create or replace function networks.count_people(network uuid) returns integer language sql stable security definer set search_path = '' as $$
  select count(*)::int from networks.people(network) where network in (select networks.mine() union select networks.kept_by_me())
$$;

-- Leaves a network one is a member of by name. False where one is not.
create or replace function networks.leave(network uuid) returns boolean language plpgsql security definer set search_path = '' as $$
begin
  update networks.member set left_on = greatest(joined_on, current_date) where network_id = network and person_id = access.person() and left_on is null
    and access.reaches('networks.take_part');
  return found;
end $$;
