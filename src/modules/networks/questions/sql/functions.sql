-- Networks whose questions I keep: I am a member, and call the meetings or keep the organisation's networks.
create or replace function networks.convened_by_me() returns setof uuid language sql stable security definer set search_path = '' as $$
  select networks.mine() intersect select networks.kept_by_me()
$$;

-- Networks one step up to raise a question to: kept by an organisation above, or by a centre there. For those who keep this one.
create or replace function networks.above(network uuid) returns table (id uuid, name text, place text) language sql stable security definer set search_path = '' as $$
  select n.id, n.name, o.name from networks.network mine join organisation.organisation here on here.id = mine.organisation_id
    join networks.network n on n.id <> mine.id and n.closed_at is null join organisation.organisation o on o.id = n.organisation_id
  where mine.id = network and mine.id in (select networks.mine() union select networks.kept_by_me()) and o.id <> here.id
    and (o.id = any (here.path) or (o.kind = 'centre' and o.parent_id = any (here.path)))
  order by o.name, n.name
$$;

-- Members of the network asked, who are to learn of a question raised to them.
create or replace function networks.conveners(network uuid) returns setof uuid language sql stable security definer set search_path = '' as $$
  select p.person_id from networks.people(network) p where p.leads
$$;

-- Who asked or answered, named as members see each other; somebody who has left keeps her name by her own words.
create or replace function networks.names(network uuid, people uuid[]) returns table (person_id uuid, name text) language sql stable security definer set search_path = '' as $$
  select p.id, case when p.protected_at is null or p.id in (select organisation.read_by_me()) then p.given_name || ' ' || p.family_name end
  from organisation.person p where p.id = any (people) and network in (select networks.mine() union select networks.kept_by_me())
    and (exists (select from networks.question q where q.network_id = network and p.id in (q.asked_by, q.accepted_by, q.closed_by, q.withdrawn_by))
      or exists (select from networks.answer a where a.network_id = network and p.id in (a.answered_by, a.withdrawn_by))
      or exists (select from networks.raised_question r where network in (r.network_id, r.to_network_id) and p.id in (r.raised_by, r.answered_by))
      or exists (select from networks.file_version v where v.network_id = network and v.uploaded_by = p.id)
      or exists (select from networks.file f where f.network_id = network and p.id in (f.added_by, f.withdrawn_by))
      or exists (select from networks.activity a where a.network_id = network and p.id in (a.owner_id, a.created_by))
      or exists (select from networks.activity_change c where c.network_id = network and c.changed_by = p.id))
$$;

-- Takes away the words of a question or an answer: whoever wrote them, or calls the meetings. What said how we do no longer does.
create or replace function networks.withdraw_question(q uuid) returns boolean language plpgsql security definer set search_path = '' as $$
begin
  update networks.question x set body = '', title = '–', withdrawn_at = now(), withdrawn_by = access.person(), closed_at = coalesce(x.closed_at, now()),
    closed_by = coalesce(x.closed_by, access.person())
  where x.id = q and x.withdrawn_at is null and x.network_id in (select networks.mine())
    and (x.asked_by = access.person() or x.network_id in (select networks.convened_by_me()));
  return found;
end $$;

create or replace function networks.withdraw_answer(a uuid) returns boolean language plpgsql security definer set search_path = '' as $$
declare done boolean;
begin
  update networks.answer x set body = '', withdrawn_at = now(), withdrawn_by = access.person()
  where x.id = a and x.withdrawn_at is null and x.network_id in (select networks.mine())
    and (x.answered_by = access.person() or x.network_id in (select networks.convened_by_me()));
  done := found;
  if done then update networks.question set accepted_id = null, accepted_by = null, accepted_at = null where accepted_id = a; end if;
  return done;
end $$;

-- Enters the answer to a raised question: those who keep the network that asked, or the one that was asked. Once.
create or replace function networks.answer_raised(r uuid, said text, said_by text, said_on date, link text) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
  update networks.raised_question x set answer = said, answer_from = said_by, answered_on = said_on, source_link = link,
    answered_by = access.person(), answered_at = now()
  where x.id = r and x.answered_at is null
    and (x.network_id in (select networks.kept_by_me()) or x.to_network_id in (select networks.kept_by_me()));
  return found;
end $$;
