-- Asks somebody by e-mail to join a network I keep. Whether the address is anybody's shows in nothing that comes back.
create or replace function networks.invite_by_email(invite uuid, network uuid, address text, standing text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  known uuid;
  made uuid;
begin
  if not network in (select networks.kept_by_me()) then return; end if;
  select c.person_id into known from organisation.contact c where lower(c.email) = lower(address) order by c.person_id limit 1;
  insert into networks.invite (id, network_id, email, person_id, stands_for, invited_by)
    values (invite, network, lower(address), known, standing, access.person()) on conflict do nothing returning id into made;
  if made is not null and known is not null and not exists (select from networks.people(network) p where p.person_id = known) then
    insert into mail.letter (kind, person_id, about) values ('networks.invited', known, jsonb_build_object('invite', made::text));
  end if;
end $$;

-- Invitations to me that nobody has answered or taken back: which network, and who asks.
create or replace function networks.invites_to_me() returns table (id uuid, network text, purpose text, keeper text, stands_for text, invited_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select i.id, n.name, n.purpose, o.name, i.stands_for, i.invited_at
  from networks.invite i join networks.network n on n.id = i.network_id join organisation.organisation o on o.id = n.organisation_id
  where i.person_id = access.person() and access.reaches('networks.take_part') and n.closed_at is null
    and i.accepted_at is null and i.declined_at is null and i.withdrawn_at is null
$$;

-- Answers one: joins, or says no, which is told to nobody. The network she joined; null where there was nothing to answer.
create or replace function networks.answer_invite(invite uuid, joins boolean) returns uuid language plpgsql security definer set search_path = '' as $$
declare x networks.invite;
begin
  if not access.reaches('networks.take_part') then return null; end if;
  update networks.invite i set accepted_at = case when joins then now() end, declined_at = case when not joins then now() end
    where i.id = invite and i.person_id = access.person() and i.accepted_at is null and i.declined_at is null and i.withdrawn_at is null
      and exists (select from networks.network n where n.id = i.network_id and n.closed_at is null)
    returning * into x;
  if x.id is not null and joins then
    -- Who is none although nobody ended it worked elsewhere meanwhile: she begins anew, for where she is now.
    update networks.member m set left_on = greatest(m.joined_on, current_date) where m.network_id = x.network_id and m.person_id = x.person_id
      and m.left_on is null and not exists (select from networks.people(x.network_id) p where p.person_id = x.person_id);
    insert into networks.member (network_id, person_id, stands_for, added_by) values (x.network_id, x.person_id, x.stands_for, x.invited_by)
      on conflict do nothing;
  end if;
  return x.network_id;
end $$;

-- How many hold the function of each membership by function today: none is a vacancy, shown to who keeps the network.
create or replace function networks.holders(network uuid) returns table (member_id uuid, holders integer)
language sql stable security definer set search_path = '' as $$
  select m.id, (select count(*) from (
      select a.person_id from organisation.assignment a join organisation.organisation o on o.id = a.unit_id
        where o.path @> array[m.organisation_id] and a.function = m.function and a.starts_on <= current_date and (a.ended_on is null or a.ended_on > current_date)
      union select g.person_id from access.role_grant g join organisation.organisation o on o.id = g.organisation_id
        where o.path @> array[m.organisation_id] and m.function in ('coordinator', 'manager') and g.role = m.function and access.in_force(g)) h)::int
  from networks.member m where m.network_id = network and m.function is not null and m.left_on is null and network in (select networks.kept_by_me())
$$;

-- By what each is a member today, by name or by function, and since when: for who sees the network, of those she may name.
create or replace function networks.ways_in(network uuid) returns table (person_id uuid, by_name boolean, functions text[], since date)
language sql stable security definer set search_path = '' as $$
  select p.id, bool_or(x.function is null), coalesce(array_agg(distinct x.function) filter (where x.function is not null), '{}'), min(x.since)
  from (select m.person_id as id, null::text as function, m.joined_on as since, m.joined_on, m.left_on from networks.member m
      where m.network_id = network and m.person_id is not null
    union all
    select a.person_id, m.function, greatest(m.joined_on, a.starts_on), m.joined_on, m.left_on from networks.member m
      join organisation.organisation o on o.path @> array[m.organisation_id]
      join organisation.assignment a on a.unit_id = o.id and a.function = m.function
        and a.starts_on <= current_date and (a.ended_on is null or a.ended_on > current_date)
      where m.network_id = network and m.function is not null
    union all
    select g.person_id, m.function, greatest(m.joined_on, g.valid_from), m.joined_on, m.left_on from networks.member m
      join organisation.organisation o on o.path @> array[m.organisation_id]
      join access.role_grant g on g.organisation_id = o.id and g.role = m.function and access.in_force(g)
      where m.network_id = network and m.function in ('coordinator', 'manager')) x
    join organisation.person p on p.id = x.id
  where network in (select networks.seen()) and x.joined_on <= current_date and (x.left_on is null or x.left_on > current_date)
    and (p.protected_at is null or p.id in (select organisation.read_by_me()))
  group by p.id
$$;
