-- One's own right to see who looked (begäran om loggutdrag).

-- The requests I decide: of controllers where I may; never my own, nor of someone I am walled off from.
create or replace function oversight.decides(r oversight.request) returns boolean language sql stable security definer set search_path = '' as $$
  select r.person_id <> access.person() and not access.walled('person', r.person_id) and r.controller_id in (select organisation.mine('requests.decide'))
$$;

-- What of the log concerns a request: what others did to or with her in the days she asks about, until she asked.
create or replace function oversight.looks_at(wanted uuid)
returns table (entry_id bigint, at timestamptz, act text, subject_type text, reader_id uuid, reader text, guarded boolean, unit_id uuid, unit text, role text, own boolean)
language sql stable security definer set search_path = '' as $$
  select e.id, e.at, e.act, e.subject_type, e.person_id, oversight.shown_name(e.person_id), coalesce(p.protected_at is not null, false),
    u.id, case when p.protected_at is null or not organisation.is_hidden(p.id) then o.name end, e.role, e.person_id = access.person()
  from oversight.request r join audit.entry e on e.about_person_id = r.person_id and e.chain = r.controller_id
      and e.at >= r.from_on::timestamp at time zone 'Europe/Stockholm' and e.at < (r.until_on + 1)::timestamp at time zone 'Europe/Stockholm' and e.at <= r.made_at
    left join organisation.person p on p.id = e.person_id
    cross join lateral (select case when e.person_id is not null then oversight.unit_of(e) end as id) u
    left join organisation.organisation o on o.id = u.id
  where r.id = wanted and e.person_id is distinct from r.person_id and oversight.decides(r)
  order by e.at desc, e.id desc
$$;

-- Her answer, for her alone: no name of someone who is protected, not even of one who became so after the decision.
create or replace function oversight.answer_of(wanted uuid) returns table (at timestamptz, act text, outcome text, reader text, unit text, role text, by_samfrid boolean)
language sql stable security definer set search_path = '' as $$
  select x.at, x.act, x.outcome,
    case when x.outcome = 'named' then (select p.given_name || ' ' || p.family_name from organisation.person p where p.id = x.reader_id and p.protected_at is null) end,
    case when not exists (select from organisation.person p where p.id = x.reader_id and p.protected_at is not null) then o.name end, x.role, x.reader_id is null
  from oversight.request r join oversight.request_entry x on x.request_id = r.id left join organisation.organisation o on o.id = x.unit_id
  where r.id = wanted and r.person_id = access.person() and r.decided_at is not null and x.outcome <> 'withheld'
  order by x.at desc, x.entry_id desc
$$;
create or replace function oversight.answer_counts(wanted uuid) returns table (named integer, unit integer, withheld integer) language sql stable security definer set search_path = '' as $$
  select (count(*) filter (where x.outcome = 'named'))::int, (count(*) filter (where x.outcome = 'unit'))::int, (count(*) filter (where x.outcome = 'withheld'))::int
  from oversight.request r join oversight.request_entry x on x.request_id = r.id
  where r.id = wanted and (r.person_id = access.person() or oversight.decides(r))
$$;

-- Taken back by herself while nothing is decided. True when it was.
create or replace function oversight.withdraw_request(wanted uuid) returns boolean language plpgsql security definer set search_path = '' as $$
begin
  update oversight.request r set withdrawn_at = now()
    where r.id = wanted and r.person_id = access.person() and r.decided_at is null and r.withdrawn_at is null;
  return found;
end $$;

create or replace function oversight.keep_decided() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if old.decided_at is not null or old.withdrawn_at is not null then
    raise exception 'the request is settled' using errcode = 'check_violation', constraint = 'settled_stays';
  end if;
  return new;
end $$;
create or replace trigger keep_decided before update on oversight.request for each row execute function oversight.keep_decided();
