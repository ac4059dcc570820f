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
create or replace function networks.authors(network uuid, people uuid[]) returns table (person_id uuid, name text) language sql stable security definer set search_path = '' as $$
  select p.id, case when p.protected_at is null or p.id in (select organisation.read_by_me()) then p.given_name || ' ' || p.family_name end
  from organisation.person p where p.id = any (people) and network in (select networks.mine() union select networks.kept_by_me())
    and (exists (select from networks.question q where q.network_id = network and p.id in (q.asked_by, q.accepted_by, q.closed_by, q.withdrawn_by))
      or exists (select from networks.answer a where a.network_id = network and p.id in (a.answered_by, a.withdrawn_by))
      or exists (select from networks.raised_question r where network in (r.network_id, r.to_network_id) and p.id in (r.raised_by, r.answered_by))
      or exists (select from networks.file_version v where v.network_id = network and v.uploaded_by = p.id)
      or exists (select from networks.file f where f.network_id = network and p.id in (f.added_by, f.withdrawn_by))
      or exists (select from networks.activity a where a.network_id = network and a.created_by = p.id)
      or networks.been_member(network, p.id)
      or exists (select from networks.activity_change c where c.network_id = network and c.changed_by = p.id))
$$;

-- Says in my name which answer is how we do, null takes it back: who calls the meetings.
create or replace function networks.accept_answer(q uuid, a uuid) returns boolean language plpgsql security definer set search_path = '' as $$
begin
  update networks.question x set accepted_id = a, accepted_by = case when a is not null then access.person() end, accepted_at = case when a is not null then now() end
  where x.id = q and x.withdrawn_at is null and x.network_id in (select networks.convened_by_me())
    and (a is null or exists (select from networks.answer y where y.id = a and y.question_id = q and y.withdrawn_at is null));
  return found;
end $$;

-- Closes a question in my name, or opens it again: who asked, or calls the meetings.
create or replace function networks.close_question(q uuid, again boolean) returns boolean language plpgsql security definer set search_path = '' as $$
begin
  update networks.question x set closed_at = case when not again then now() end, closed_by = case when not again then access.person() end
  where x.id = q and x.withdrawn_at is null and (x.closed_at is null) <> again and x.network_id in (select networks.mine())
    and (x.asked_by = access.person() or x.network_id in (select networks.convened_by_me()));
  return found;
end $$;

-- Takes away the words of a question or an answer: whoever wrote them, or calls the meetings. What said how we do no longer does.
create or replace function networks.withdraw_question(q uuid) returns boolean language plpgsql security definer set search_path = '' as $$
begin
  update networks.question x set body = '', title = '–', withdrawn_at = now(), withdrawn_by = access.person(), closed_at = coalesce(x.closed_at, now()),
    closed_by = coalesce(x.closed_by, access.person())
  where x.id = q and x.withdrawn_at is null and x.network_id in (select networks.mine())
    and (x.asked_by = access.person() or x.network_id in (select networks.convened_by_me()));
  if not found then return false; end if;
  perform handbook.empty_proposals('question', q, null);
  return true;
end $$;

-- What was proposed while it said how we do began from its words: that goes whole. Of the rest, what holds them.
create or replace function networks.withdraw_answer(a uuid) returns boolean language plpgsql security definer set search_path = '' as $$
declare
  was networks.answer;
  said_how boolean;
begin
  select * into was from networks.answer x where x.id = a and x.withdrawn_at is null and x.network_id in (select networks.mine())
    and (x.answered_by = access.person() or x.network_id in (select networks.convened_by_me())) for update;
  if was.id is null then return false; end if;
  update networks.answer x set body = '', withdrawn_at = now(), withdrawn_by = access.person() where x.id = a;
  update networks.question set accepted_id = null, accepted_by = null, accepted_at = null where accepted_id = a;
  said_how := found;
  perform handbook.empty_proposals('question', was.question_id, case when not said_how then was.body end);
  return true;
end $$;

-- Enters the answer to a raised question: those who keep the network that asked, or the one that was asked. Once; and the members of
-- the one that asked are told, whoever entered it. Not from before it was asked.
create or replace function networks.answer_raised(r uuid, said text, said_by text, said_on date, link text) returns boolean
language plpgsql security definer set search_path = '' as $$
declare asked networks.raised_question;
begin
  update networks.raised_question x set answer = said, answer_from = said_by, answered_on = said_on, source_link = link,
    answered_by = access.person(), answered_at = now(), answer_changed_at = null, answer_changed_by = null
  where x.id = r and x.answered_at is null and x.withdrawn_at is null and said_on >= (x.raised_at at time zone 'Europe/Stockholm')::date
    and (x.network_id in (select networks.kept_by_me()) or x.to_network_id in (select networks.kept_by_me()))
  returning * into asked;
  if asked.id is null then return false; end if;
  perform networks.announce_to(asked.network_id, 'raised_answer', asked.id);
  return true;
end $$;

-- Corrects or adds to the answer, for the same, as it was read (seen: what networks.answer_read says of it). Nobody is told anew.
create or replace function networks.answer_read(r networks.raised_question) returns text language sql stable set search_path = '' as $$
  select encode(sha256(convert_to(concat_ws(chr(10), r.answer, r.answer_from, r.answered_on::text, r.source_link), 'UTF8')), 'hex')
$$;
create or replace function networks.correct_raised_answer(r uuid, seen text, said text, said_by text, said_on date, link text) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
  update networks.raised_question x set answer = said, answer_from = said_by, answered_on = said_on, source_link = link,
    answer_changed_at = now(), answer_changed_by = access.person()
  where x.id = r and x.answered_at is not null and networks.answer_read(x) = seen and said_on >= (x.raised_at at time zone 'Europe/Stockholm')::date
    and (x.network_id in (select networks.kept_by_me()) or x.to_network_id in (select networks.kept_by_me()));
  return found;
end $$;

-- Takes away the words of a raised question, or of its answer so that another can be entered: those who keep the network that asked, or
-- the one that was asked.
create or replace function networks.withdraw_raised(r uuid) returns boolean language plpgsql security definer set search_path = '' as $$
begin
  update networks.raised_question x set title = '–', words = '–', withdrawn_at = now(), withdrawn_by = access.person(),
    addressee = coalesce((select n.name from networks.network n where n.id = x.to_network_id), '–')
  where x.id = r and x.withdrawn_at is null
    and (x.network_id in (select networks.kept_by_me()) or x.to_network_id in (select networks.kept_by_me()));
  return found;
end $$;

create or replace function networks.withdraw_raised_answer(r uuid) returns boolean language plpgsql security definer set search_path = '' as $$
begin
  update networks.raised_question x set answer = null, answer_from = '', answered_on = null, source_link = '', answered_by = null, answered_at = null,
    answer_changed_at = null, answer_changed_by = null, answer_withdrawn_at = now(), answer_withdrawn_by = access.person()
  where x.id = r and x.answered_at is not null
    and (x.network_id in (select networks.kept_by_me()) or x.to_network_id in (select networks.kept_by_me()));
  return found;
end $$;

-- A letter to those who call the meetings of the network a question was raised to; in the act that raises it.
create or replace function networks.tell_raised(r uuid) returns void language sql security definer set search_path = '' as $$
  insert into mail.letter (kind, person_id, about)
  select 'networks.question_raised', p, jsonb_build_object('raised', r) from networks.raised_question x, networks.conveners(x.to_network_id) p
  where x.id = r and x.raised_by = access.person() and x.raised_at = now() and p <> access.person()
$$;

-- Which network asks, for those who see what was raised: a network asked knows by whom.
create or replace function networks.asker_of(r uuid) returns text language sql stable security definer set search_path = '' as $$
  select n.name || ', ' || o.name from networks.raised_question x join networks.network n on n.id = x.network_id
    join organisation.organisation o on o.id = n.organisation_id
  where x.id = r and (x.network_id in (select networks.seen()) or x.to_network_id in (select networks.seen()))
$$;

-- What a question is found by: its own words and what was answered, analysed as the handbook's are.
create or replace function networks.question_terms(q networks.question) returns tsvector language sql stable security definer set search_path = '' as $$
  select handbook.search_vector(q.title, '', handbook.search_prose(q.body || coalesce((select E'\n' || string_agg(a.body, E'\n') from networks.answer a where a.question_id = q.id), '')))
$$;
create or replace function networks.keep_question_terms() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  new.terms := networks.question_terms(new);
  new.analyser := handbook.search_analyser();
  return new;
end $$;
create or replace trigger keep_terms before insert or update of title, body on networks.question for each row execute function networks.keep_question_terms();
create or replace function networks.keep_terms_of_answered() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update networks.question q set terms = networks.question_terms(q) where q.id = new.question_id;
  return null;
end $$;
create or replace trigger keep_terms after insert or update of body on networks.answer for each row execute function networks.keep_terms_of_answered();
