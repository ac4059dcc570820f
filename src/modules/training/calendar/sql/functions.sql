-- When something that calendars show was changed; a sign-up, which takes a number from the same row, is no such thing.
create or replace function training.note_revision() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  new.revised_at := clock_timestamp();
  return new;
end $$;
create or replace trigger note_revision before update on training.occasion for each row
  when ((old.label, old.place, old.online_link, old.course_id, old.organiser_id, old.sequence, old.public_calendar, old.published_at, old.cancelled_at)
    is distinct from (new.label, new.place, new.online_link, new.course_id, new.organiser_id, new.sequence, new.public_calendar, new.published_at, new.cancelled_at))
  execute function training.note_revision();

create or replace function training.note_part_revision() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update training.occasion set revised_at = clock_timestamp() where id = coalesce(new.occasion_id, old.occasion_id);
  return null;
end $$;
create or replace trigger note_revision after insert or update or delete on training.part for each row execute function training.note_part_revision();

-- Whose calendar a secret address is; no row when it is unknown or revoked, and nobody can tell which. Notes that it was
-- read, at most once an hour.
create or replace function training.open_feed(secret text) returns table (person_id uuid, language text)
language plpgsql security definer set search_path = '' as $$
begin
  update training.calendar_feed f set last_read_at = now() where f.secret_hash = sha256(convert_to(secret, 'UTF8'))
    and f.revoked_at is null and (f.last_read_at is null or f.last_read_at < now() - interval '1 hour');
  return query select p.id, p.language from training.calendar_feed f join organisation.person p on p.id = f.person_id
    where f.secret_hash = sha256(convert_to(secret, 'UTF8')) and f.revoked_at is null;
end $$;

-- Every part of what she is booked on (placed), is offered (offered) or had a seat at before it was cancelled (cancelled),
-- from a year back on. By the secret, so that no request can ask for somebody else's. The link only with a seat.
create or replace function training.feed_parts(secret text) returns table (
  part_id uuid, number integer, parts integer, starts_at timestamptz, ends_at timestamptz, room text, occasion_id uuid, title text, label text,
  place text, online_link text, organiser text, sequence integer, enrolment_id uuid, state text, answer_by timestamptz, updated timestamptz)
language sql stable security definer set search_path = '' as $$
  with mine as (
    select e.id, e.occasion_id, e.changed_at, f.expires_at, f.offered_at,
      case when o.cancelled_at is not null then 'cancelled' when e.state = 'placed' then 'placed' else 'offered' end as state
    from training.calendar_feed k join training.enrolment e on e.person_id = k.person_id join training.occasion o on o.id = e.occasion_id
      left join training.offer f on f.enrolment_id = e.id and f.state = 'pending' and f.expires_at > now()
    where k.secret_hash = sha256(convert_to(secret, 'UTF8')) and k.revoked_at is null
      and (e.state = 'placed' or (e.state = 'waiting' and f.id is not null)
        or (e.state = 'cancelled' and exists (select from training.enrolment_change h where h.enrolment_id = e.id and h.state = 'placed'))))
  select p.id, p.number, (select count(*) from training.part x where x.occasion_id = o.id)::int, p.starts_at, p.ends_at, p.room, o.id, c.title, o.label,
    o.place, case when m.state = 'placed' then o.online_link end, w.name, o.sequence, m.id, m.state, m.expires_at,
    greatest(o.revised_at, m.changed_at, m.offered_at)
  from mine m join training.occasion o on o.id = m.occasion_id join training.course c on c.id = o.course_id
    join organisation.organisation w on w.id = o.organiser_id join training.part p on p.occasion_id = o.id
  where p.ends_at > now() - interval '1 year'
  order by p.starts_at, p.id
$$;
