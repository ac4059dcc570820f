-- Something new: kept, with whom it is for. Those who want questions and answers at once get their letter here, in the act's own
-- transaction; the others when their day comes (networks.digest_due). The same thing told of again changes nothing.
create or replace function networks.announce(network uuid, what text, about uuid) returns void language sql security definer set search_path = '' as $$
  select networks.announce_to(n, what, about) from networks.seen() n where n = network
$$;

-- Only what is of that network: an id of another's would put its title in a letter to these members.
create or replace function networks.announce_to(network uuid, what text, about uuid) returns void language plpgsql security definer set search_path = '' as $$
declare made uuid;
begin
  if not networks.is_of(network, what, about) then return; end if;
  insert into networks.news (network_id, kind, about_id, made_by) values (network, what, about, access.person())
    on conflict (kind, about_id) do nothing returning id into made;
  if made is null then return; end if;
  insert into networks.to_tell (news_id, person_id, told_at)
    select made, p.person_id, case when d.pace = 'at_once' and what in ('question', 'answer', 'accepted', 'raised_answer') then now() end
    from networks.people(network) p left join networks.digest d on d.network_id = network and d.person_id = p.person_id
    where p.person_id is distinct from access.person() and d.pace is distinct from 'never';
  insert into mail.letter (kind, person_id, about)
    select 'networks.digest', x.person_id, jsonb_build_object('person', x.person_id, 'news', made) from networks.to_tell x where x.news_id = made and x.told_at is not null;
end $$;

-- When the letters of a pace last were due, Stockholm's seven in the morning: what is older than that goes now.
create or replace function networks.digest_slot(pace text, at timestamptz) returns timestamptz language sql stable set search_path = '' as $$
  select (date_trunc(case pace when 'weekly' then 'week' else 'day' end, (at at time zone 'Europe/Stockholm') - interval '7 hours') + interval '7 hours')
    at time zone 'Europe/Stockholm'
$$;

-- Is the meeting, decision, question, answer, raised question, version of a file one of this network?
create or replace function networks.is_of(network uuid, what text, about uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (
    select from networks.meeting m where what = 'minutes' and m.id = about and m.network_id = network
    union all select from networks.decision d join networks.meeting m on m.id = d.meeting_id where what = 'decision' and d.id = about and m.network_id = network
    union all select from networks.question q where what = 'question' and q.id = about and q.network_id = network
    union all select from networks.answer a where what in ('answer', 'accepted') and a.id = about and a.network_id = network
    union all select from networks.raised_question r where what = 'raised_answer' and r.id = about and r.network_id = network
    union all select from networks.file_version v where what = 'file' and v.id = about and v.network_id = network)
$$;
