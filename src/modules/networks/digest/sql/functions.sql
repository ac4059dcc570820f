-- Something new: kept, with whom it is for. Those who want questions and answers at once get their letter here, in the act's own
-- transaction; the others when their day comes (networks.digest_due). The same thing told of again changes nothing.
create or replace function networks.announce(network uuid, what text, about uuid) returns void language sql security definer set search_path = '' as $$
  select networks.announce_to(n, what, about) from networks.seen() n where n = network
$$;

create or replace function networks.announce_to(network uuid, what text, about uuid) returns void language plpgsql security definer set search_path = '' as $$
declare made uuid;
begin
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
