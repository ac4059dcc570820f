-- Has anybody been called to it? Has anybody touched it: moved, cancelled, put something on the agenda, answered, decided? Null for
-- who sees no such meeting; the job sees all.
create or replace function networks.is_called(m uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from networks.call c where c.meeting_id = m) from networks.meeting x
  where x.id = m and (networks.is_job() or x.network_id in (select networks.seen()))
$$;
create or replace function networks.is_touched(m uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select x.moved_at is not null or x.cancelled_at is not null or x.agenda_closed_at is not null
    or exists (select from networks.agenda_item i where i.meeting_id = m and i.removed_at is null)
    or exists (select from networks.sign_up s where s.meeting_id = m)
    or exists (select from networks.minutes y where y.meeting_id = m) or exists (select from networks.decision d where d.meeting_id = m)
  from networks.meeting x where x.id = m and (networks.is_job() or x.network_id in (select networks.seen()))
$$;

-- Calls the members to a meeting when its day has come, or tells them that it was moved or cancelled: once each for every
-- change, however often it is asked and by how many at once. For who keeps the network, and the job. Returns how many letters.
create or replace function networks.tell(m uuid) returns integer language plpgsql security definer set search_path = '' as $$
declare
  x networks.meeting;
  told integer;
begin
  select * into x from networks.meeting where id = m;
  if x.id is null or not (networks.is_job() or x.network_id in (select networks.kept_by_me())) or x.starts_at <= now() or exists (select from networks.network n where n.id = x.network_id and n.closed_at is not null)
    or (x.call_on > current_date and x.moved_at is null and x.cancelled_at is null) then
    return 0;
  end if;
  with due as (
    insert into networks.call (meeting_id, person_id, sequence, starts_at, kind)
    select m, p.person_id, x.sequence, x.starts_at, case when x.cancelled_at is not null then 'cancelled'
      when x.call_on > current_date or exists (select from networks.call c where c.meeting_id = m and c.person_id = p.person_id) then 'changed' else 'called' end
    from (select q.person_id from networks.people(x.network_id) q
      union select c.person_id from networks.call c where c.meeting_id = m and x.cancelled_at is not null) p
    on conflict do nothing returning person_id, kind),
  letters as (
    insert into mail.letter (kind, person_id, about)
    select 'networks.meeting_' || d.kind, d.person_id, jsonb_build_object('meeting', m::text, 'sequence', x.sequence::text, 'person', d.person_id::text) from due d returning 1)
  select count(*) into told from letters;
  return told;
end $$;

-- Calls to a network's coming meetings, where its day to call has come, those members nobody has called to it: she was added, or
-- joined. For who is in it or keeps it: nobody is written to twice, and whoever is written to is a member. Returns how many letters.
create or replace function networks.call_in(network uuid) returns integer language sql security definer set search_path = '' as $$
  with due as (
    insert into networks.call (meeting_id, person_id, sequence, starts_at, kind)
    select m.id, p.person_id, m.sequence, m.starts_at, 'called' from networks.meeting m, networks.people(network) p
    where m.network_id = network and network in (select networks.seen()) and m.starts_at > now() and m.call_on <= current_date and m.cancelled_at is null
      and exists (select from networks.network n where n.id = network and n.closed_at is null)
      and not exists (select from networks.call c where c.meeting_id = m.id and c.person_id = p.person_id)
    on conflict do nothing returning meeting_id, person_id, sequence),
  letters as (
    insert into mail.letter (kind, person_id, about)
    select 'networks.meeting_called', d.person_id, jsonb_build_object('meeting', d.meeting_id::text, 'sequence', d.sequence::text, 'person', d.person_id::text)
    from due d returning 1)
  select count(*)::int from letters
$$;

-- When a meeting was to begin as she last read it: what the letter said that was sent before this one. A letter that was passed over
-- for a later change told her nothing.
create or replace function networks.last_told(meeting uuid, person uuid, before integer) returns timestamptz
language sql stable security definer set search_path = '' as $$
  select c.starts_at from networks.call c where c.meeting_id = meeting and c.person_id = person and c.sequence < before and exists (
    select from mail.letter l where l.person_id = person and l.sent_at is not null and l.kind = 'networks.meeting_' || c.kind
      and l.about ->> 'meeting' = meeting::text and l.about ->> 'sequence' = c.sequence::text)
  order by c.sequence desc limit 1
$$;

-- Who is no member today, by name or function, gets the coming meetings she was called to out of her calendar, once: no call is
-- left, so that she is called anew should she come back. Returns how many letters.
create or replace function networks.take_out(network uuid) returns integer language sql security definer set search_path = '' as $$
  with gone as (
    delete from networks.call c using networks.meeting m where m.id = c.meeting_id and m.network_id = network and m.starts_at > now() and m.cancelled_at is null
      and c.person_id not in (select p.person_id from networks.people(network) p) returning c.meeting_id, c.person_id),
  letters as (
    insert into mail.letter (kind, person_id, about)
    select 'networks.meeting_left', g.person_id, jsonb_build_object('meeting', g.meeting_id::text, 'person', g.person_id::text)
    from (select distinct meeting_id, person_id from gone) g returning 1)
  select count(*)::int from letters
$$;
create or replace function networks.take_out_left() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform networks.take_out(new.network_id);
  return new;
end $$;
create or replace trigger take_out_left after update of left_on on networks.member for each row
  when (old.left_on is null and new.left_on is not null) execute function networks.take_out_left();

-- A letter about a series, made, changed or ended, to each member; asked for by who keeps it.
create or replace function networks.tell_series(s uuid) returns void language sql security definer set search_path = '' as $$
  insert into mail.letter (kind, person_id, about)
  select case when x.ended_at is null then 'networks.series' else 'networks.series_ended' end, p.person_id, jsonb_build_object('series', x.id::text, 'revision', x.revision::text)
  from networks.series x, networks.people(x.network_id) p where x.id = s and x.network_id in (select networks.kept_by_me())
$$;

-- Whose calendar a secret address is; no row when it is unknown or revoked, and nobody can tell which.
create or replace function networks.open_feed(secret text) returns table (person_id uuid, language text)
language plpgsql security definer set search_path = '' as $$
begin
  update networks.feed f set last_read_at = now() where f.secret_hash = sha256(convert_to(secret, 'UTF8'))
    and f.revoked_at is null and (f.last_read_at is null or f.last_read_at < now() - interval '1 hour');
  return query select p.id, p.language from networks.feed f join organisation.person p on p.id = f.person_id
    where f.secret_hash = sha256(convert_to(secret, 'UTF8')) and f.revoked_at is null;
end $$;

-- Every meeting of the networks she is a member of today, or of one of them, from a year back on; cancelled ones too. By
-- the secret, so that no request can ask for somebody else's.
create or replace function networks.feed_meetings(secret text, only_network uuid) returns table (
  id uuid, title text, network text, starts_at timestamptz, ends_at timestamptz, place text, online_link text, host text, sequence integer,
  cancelled boolean, updated timestamptz) language sql stable security definer set search_path = '' as $$
  select m.id, coalesce(nullif(m.title, ''), n.name), n.name, m.starts_at, m.ends_at, m.place, m.online_link, m.host, m.sequence,
    m.cancelled_at is not null, m.changed_at
  from networks.feed f, networks.of_person(f.person_id) o (id) join networks.network n on n.id = o.id join networks.meeting m on m.network_id = n.id
  where f.secret_hash = sha256(convert_to(secret, 'UTF8')) and f.revoked_at is null and (only_network is null or n.id = only_network)
    and m.ends_at > now() - interval '1 year'
  order by m.starts_at, m.id
$$;
