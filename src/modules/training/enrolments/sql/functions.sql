-- Seats, offers and the queue. What concerns others than the asker is decided here, as the owner: whose turn it is when
-- a seat comes free. Whatever decides expects the occasion's lock, and takes it itself in case somebody forgot.

-- The same lock as `lock(tx, 'training.occasion', id)`; taking it twice in a transaction is harmless.
create or replace function training.lock(o uuid) returns void language sql as
$$ select pg_advisory_xact_lock(hashtextextended('training.occasion:' || o, 0)) $$;

create or replace function training.letter(kind text, p uuid, about jsonb) returns void language sql security definer set search_path = '' as
$$ insert into mail.letter (kind, person_id, about) values (kind, p, about) $$;

create or replace function training.trace(act text, e training.enrolment, details jsonb) returns void language sql security definer set search_path = '' as $$
  insert into audit.entry (chain, person_id, act, subject_type, subject_id, about_person_id, details)
  values (audit.chain_of_actor(), access.person(), act, 'enrolment', e.id, e.person_id, details)
$$;

-- Counting -------------------------------------------------------------------------------------------------------------

-- Seats taken: those who have one, and those who are offered one and have not answered.
create or replace function training.taken(o uuid) returns integer language sql stable security definer set search_path = '' as $$
  select (select count(*) from training.enrolment where occasion_id = o and state = 'placed')::int
       + (select count(*) from training.offer where occasion_id = o and state = 'pending')::int
$$;

-- Kept seats (shares and holds not yet released) with what is left of each; those of the smallest organisation first.
-- Of two for the same one, that which is released soonest is used first: the other stays theirs.
create or replace function training.kept(o uuid) returns table (id uuid, organisation_id uuid, remaining integer, depth integer, release_on date)
language sql stable security definer set search_path = '' as $$
  select s.id, s.organisation_id, greatest(0, s.seats
      - (select count(*) from training.enrolment e where e.share_id = s.id and e.state = 'placed')::int
      - (select count(*) from training.offer f where f.share_id = s.id and f.state = 'pending')::int),
    cardinality(x.path), s.release_on
  from training.seat_share s join organisation.organisation x on x.id = s.organisation_id
  where s.occasion_id = o and s.released_at is null
  order by cardinality(x.path) desc, s.release_on nulls last, s.id
$$;

-- Is there a seat for this person now, and does it count against kept seats? One row; share is null for a common seat.
-- Kept seats nearest to her are used first: that leaves the wider ones, and the common ones, to more people.
create or replace function training.seat_for(o uuid, p uuid) returns table (free boolean, share_id uuid)
language sql stable security definer set search_path = '' as $$
  with kept as materialized (select k.id, k.organisation_id, k.remaining, row_number() over () as nearness from training.kept(o) k),
  own as (select k.id from kept k where k.remaining > 0 and k.organisation_id = any (training.organisations_of(p)) order by k.nearness limit 1),
  room as (select c.seats - training.taken(o) as seats from training.occasion c where c.id = o)
  select room.seats > 0 and (exists (select from own) or room.seats > (select coalesce(sum(remaining), 0) from kept)), (select id from own)
  from room
$$;

-- All one needs to know to sign a person up, or to tell her what would happen. One row; none when there is no such
-- occasion. `asks_manager`: her manager must approve; nobody is asked where she has none.
create or replace function training.chance(o uuid, p uuid) returns table (
  published boolean, cancelled boolean, opens timestamptz, closes timestamptz, starts_at timestamptz, ends_at timestamptz,
  organiser_id uuid, asks_manager boolean, invited boolean, employer_id uuid, entry_id uuid, entry_state text,
  free boolean, share_id uuid, first_come boolean, waiting integer, untaken integer
) language sql stable security definer set search_path = '' as $$
  select c.published_at is not null, c.cancelled_at is not null, c.sign_up_opens, c.sign_up_closes, d.starts_at, d.ends_at, c.organiser_id,
    k.approval = 'manager' and exists (select training.managers_of(p)),
    exists (select from training.audience a where a.occasion_id = o and a.organisation_id = any (training.organisations_of(p))),
    organisation.controller_of(p), e.id, e.state, s.free, s.share_id, c.final_call_at is not null,
    (select count(*) from training.enrolment x where x.occasion_id = o and x.state = 'waiting'
       and not exists (select from training.offer f where f.enrolment_id = x.id and f.state = 'pending'))::int,
    greatest(0, c.seats - training.taken(o))
  from training.occasion c join training.course k on k.id = c.course_id
    cross join lateral (select min(t.starts_at) as starts_at, max(t.ends_at) as ends_at from training.part t where t.occasion_id = o) d
    cross join lateral training.seat_for(o, p) s
    left join training.enrolment e on e.occasion_id = o and e.person_id = p and e.state in ('requested', 'interested', 'placed', 'waiting', 'resting')
  where c.id = o
$$;

-- May I enter people here at all: it is published, and my organisation is invited, or I run it. For the policy; the act
-- says why not in words.
create or replace function training.may_enter(o uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from training.occasion c where c.id = o and c.published_at is not null and c.cancelled_at is null)
    and (training.is_open_to_me(o) or training.runs(o) or exists (
      select from training.invitation i join organisation.employment w on w.unit_id = i.organisation_id
      where i.occasion_id = o and i.revoked_at is null and w.person_id = access.person()))
$$;

-- What signing up asks before it takes the lock. One row; none where the asker may not see the occasion, as the policies
-- on it say, or it is not published.
create or replace function training.before_sign_up(o uuid, p uuid) returns table (missing text[], busy jsonb)
language sql stable security definer set search_path = '' as $$
  select array(select m.title from training.missing_courses(o, p) m), (select coalesce(jsonb_agg(b), '[]') from training.busy(o, p) b)
  from training.occasion c where c.id = o and c.published_at is not null and (c.public_calendar or training.is_open_to_me(o) or training.runs(o)
    or exists (select from training.enrolment e where e.occasion_id = o and e.person_id = access.person())
    or training.may_enter(o))
$$;

-- Courses she must have, still valid when the occasion starts, and has not.
create or replace function training.missing_courses(o uuid, p uuid) returns table (id uuid, title text) language sql stable security definer set search_path = '' as $$
  select k.id, k.title from training.occasion c join training.prerequisite r on r.course_id = c.course_id join training.course k on k.id = r.required_id
  where c.id = o and not exists (
    select from training.completion d where d.person_id = p and d.course_id = k.id and d.state = 'approved'
      and (d.valid_until is null or d.valid_until >= coalesce((training.starts_at(o) at time zone 'Europe/Stockholm')::date, current_date)))
  order by k.title
$$;

-- What a person already has at the same time: parts she has, or is offered, a seat at, or leads. The course is named to
-- herself and her manager; another organiser only learns that she is busy.
create or replace function training.busy(o uuid, p uuid) returns table (title text, starts_at timestamptz, ends_at timestamptz)
language sql stable security definer set search_path = '' as $$
  with mine as (
    select e.occasion_id from training.enrolment e where e.person_id = p and e.state = 'placed'
    union select e.occasion_id from training.enrolment e join training.offer f on f.enrolment_id = e.id and f.state = 'pending' where e.person_id = p
    union select t.occasion_id from training.occasion_trainer t where t.person_id = p)
  select distinct case when p = access.person() or organisation.leads_person(p) or training.runs(c.id) then k.title end, b.starts_at, b.ends_at
  from training.part a join mine on mine.occasion_id <> o
    join training.part b on b.occasion_id = mine.occasion_id and b.starts_at < a.ends_at and b.ends_at > a.starts_at
    join training.occasion c on c.id = b.occasion_id and c.cancelled_at is null join training.course k on k.id = c.course_id
  where a.occasion_id = o and not organisation.is_hidden(p) order by b.starts_at
$$;

-- Why one stands where one stands, in numbers. One row.
create or replace function training.standing(e uuid) returns table (place integer, waiting integer, seats integer, placed integer, offered integer,
  may_have_one boolean) language sql stable security definer set search_path = '' as $$
  with line as (select x.id, x.number from training.enrolment m join training.enrolment x on x.occasion_id = m.occasion_id and x.state = 'waiting'
    where m.id = e and not exists (select from training.offer f where f.enrolment_id = x.id and f.state = 'pending'))
  select (select count(*) from line where line.number < m.number)::int + 1, (select count(*) from line)::int, c.seats,
    (select count(*) from training.enrolment x where x.occasion_id = c.id and x.state = 'placed')::int,
    (select count(*) from training.offer f where f.occasion_id = c.id and f.state = 'pending')::int, s.free
  from training.enrolment m join training.occasion c on c.id = m.occasion_id cross join lateral training.seat_for(c.id, m.person_id) s
  where m.id = e
$$;

-- What has happened to an entry, oldest first, for those who may see it. Who did it is named when it was not herself, and
-- not the house; nor where the record is closed to the asker: her manager's name would tell where she works.
create or replace function training.history_of(e uuid) returns table (at timestamptz, what text, until timestamptz, by_herself boolean, by_name text)
language sql stable security definer set search_path = '' as $$
  select h.at, h.what, h.until, h.by = m.person_id, case when h.by <> m.person_id and p.protected_at is null and not organisation.is_hidden(m.person_id) then p.given_name || ' ' || p.family_name end
  from training.enrolment m
    cross join lateral (
      select c.at, c.state as what, null::timestamptz as until, c.by from training.enrolment_change c where c.enrolment_id = m.id
      union all select f.offered_at, 'offered', f.expires_at, null from training.offer f where f.enrolment_id = m.id) h
    left join organisation.person p on p.id = h.by
  where m.id = e and (m.person_id = access.person() or organisation.leads_person(m.person_id) or training.runs(m.occasion_id))
  order by h.at
$$;

-- The occasion in numbers, for anyone who may see it.
create or replace function training.seat_counts(o uuid) returns table (seats integer, placed integer, offered integer, kept integer,
  waiting integer, resting integer, requested integer, interested integer) language sql stable security definer set search_path = '' as $$
  select c.seats,
    count(*) filter (where e.state = 'placed')::int,
    (select count(*) from training.offer f where f.occasion_id = o and f.state = 'pending')::int,
    (select coalesce(sum(remaining), 0) from training.kept(o))::int,
    count(*) filter (where e.state = 'waiting' and not exists (select from training.offer f where f.enrolment_id = e.id and f.state = 'pending'))::int,
    count(*) filter (where e.state = 'resting')::int,
    count(*) filter (where e.state = 'requested')::int,
    count(*) filter (where e.state = 'interested')::int
  from training.occasion c left join training.enrolment e on e.occasion_id = c.id
  where c.id = o group by c.id
$$;

-- Settling -------------------------------------------------------------------------------------------------------------

-- Until when an offer made now may be answered: at least so many hours, then the next weekday noon or four o'clock, so
-- that nobody loses a seat on a Sunday night. Short times (under a day) run to the next full hour. Never past the start.
create or replace function training.answer_by(made timestamptz, hours integer, begins timestamptz) returns timestamptz language sql immutable set search_path = '' as $$
  with due as (select made + make_interval(hours => hours) as at)
  select least(begins, case when hours < 24 then date_trunc('hour', due.at + interval '59 minutes 59.999999 seconds')
    else (select min(slot) from generate_series(0, 3) as later (days), unnest(array[time '12:00', time '16:00']) as clock (at),
            lateral (select (due.at at time zone 'Europe/Stockholm')::date + later.days + clock.at as local) l,
            lateral (select l.local at time zone 'Europe/Stockholm' as slot) s
          where extract(isodow from l.local) < 6 and slot >= due.at) end)
  from due
$$;

-- An offer nobody answered: she rests, keeps her number, and is passed over until she says that she still wants a seat.
create or replace function training.expire_offers(o uuid) returns void language plpgsql security definer set search_path = '' as $$
declare e training.enrolment;
begin
  for e in with gone as (
      update training.offer set state = 'expired', answered_at = clock_timestamp()
      where occasion_id = o and state = 'pending' and expires_at <= clock_timestamp() returning enrolment_id)
    update training.enrolment x set state = 'resting', changed_at = clock_timestamp() from gone where x.id = gone.enrolment_id returning x.* loop
    perform training.letter('training.offer_expired', e.person_id, jsonb_build_object('enrolment', e.id));
    perform training.trace('enrolment.rested', e, jsonb_build_object('number', e.number));
  end loop;
end $$;

-- Seats kept until today are everyone's from today.
create or replace function training.release_seats(o uuid) returns void language plpgsql security definer set search_path = '' as $$
declare s training.seat_share;
begin
  for s in update training.seat_share set released_at = clock_timestamp()
      where occasion_id = o and released_at is null and release_on <= (clock_timestamp() at time zone 'Europe/Stockholm')::date returning * loop
    insert into audit.entry (chain, person_id, act, subject_type, subject_id, details)
      values (audit.chain_of_actor(), access.person(), 'seat_share.released', 'occasion', o, jsonb_build_object('share', s.id, 'seats', s.seats));
  end loop;
end $$;

-- Kept seats are a promise of so many at the least, not a room apart: those who sit on a wider or common seat move over
-- to the nearest kept one that is free, so that the wider one is freed for others and nobody gets a share twice.
create or replace function training.fill_kept(o uuid) returns void language plpgsql security definer set search_path = '' as $$
declare k record;
begin
  for k in select * from training.kept(o) loop -- nearest first; each look counts anew
    with room as (select x.remaining from training.kept(o) x where x.id = k.id),
    sitting as (
      select e.id, null::uuid as offer, e.number, e.person_id, e.share_id from training.enrolment e where e.occasion_id = o and e.state = 'placed'
      union all
      select e.id, f.id, e.number, e.person_id, f.share_id from training.offer f join training.enrolment e on e.id = f.enrolment_id
        where f.occasion_id = o and f.state = 'pending'),
    moving as (
      select m.id, m.offer from sitting m left join training.kept(o) now_on on now_on.id = m.share_id
      where (now_on.id is null or now_on.depth < k.depth) and exists (
        select from organisation.employment w join organisation.organisation u on u.id = w.unit_id
        where w.person_id = m.person_id and w.starts_on <= current_date and (w.ended_on is null or w.ended_on > current_date) and k.organisation_id = any (u.path))
      order by m.number limit (select remaining from room)),
    seated as (update training.enrolment e set share_id = k.id from moving m where e.id = m.id and m.offer is null)
    update training.offer f set share_id = k.id from moving m where f.id = m.offer;
  end loop;
end $$;

-- The occasion has got a date: those who wanted to know now stand in line, by their numbers; where the manager must
-- approve, she is asked.
create or replace function training.wake_interested(o uuid) returns void language plpgsql security definer set search_path = '' as $$
declare e training.enrolment;
begin
  for e in update training.enrolment x set changed_at = clock_timestamp(), state = case when k.approval = 'manager' and exists (select training.managers_of(x.person_id))
        then 'requested' else 'waiting' end
      from training.occasion c join training.course k on k.id = c.course_id where c.id = o and x.occasion_id = o and x.state = 'interested' returning x.* loop
    perform training.letter('training.dated', e.person_id, jsonb_build_object('enrolment', e.id));
    perform training.trace('enrolment.dated', e, jsonb_build_object('number', e.number));
    if e.state = 'requested' then
      perform training.letter('training.approval_wanted', m.id, jsonb_build_object('enrolment', e.id)) from training.managers_of(e.person_id) m (id);
    end if;
  end loop;
end $$;

-- Everyone still without a seat, and without an offer to answer.
create or replace function training.left_over(o uuid) returns setof training.enrolment language sql stable security definer set search_path = '' as $$
  select e.* from training.enrolment e where e.occasion_id = o and e.state in ('waiting', 'resting')
    and not exists (select from training.offer f where f.enrolment_id = e.id and f.state = 'pending') order by e.number
$$;

-- The last days everyone left is told, and then first come is first served: true while that lasts. A start that is moved
-- ahead again ends it.
create or replace function training.call_finally(o uuid, begins timestamptz) returns boolean language plpgsql security definer set search_path = '' as $$
declare
  c training.occasion;
  due boolean;
begin
  select * into strict c from training.occasion where id = o;
  due := c.final_call_days > 0 and clock_timestamp() >= begins - make_interval(days => c.final_call_days);
  if due and c.final_call_at is null then
    update training.occasion set final_call_at = clock_timestamp(), told_free = greatest(0, seats - training.taken(o)) where id = o;
    perform training.letter('training.final_call', e.person_id, jsonb_build_object('enrolment', e.id)) from training.left_over(o) e;
    insert into audit.entry (chain, person_id, act, subject_type, subject_id) values (audit.chain_of_actor(), access.person(), 'occasion.final_call', 'occasion', o);
  elsif not due and c.final_call_at is not null then
    update training.occasion set final_call_at = null, told_free = 0 where id = o;
  end if;
  return due;
end $$;

-- During the final call a seat that comes free is told to everyone left who may have it, once.
create or replace function training.tell_of_free_seats(o uuid) returns void language plpgsql security definer set search_path = '' as $$
declare
  c training.occasion;
  free_now integer;
begin
  select * into strict c from training.occasion where id = o;
  free_now := greatest(0, c.seats - training.taken(o));
  if free_now > c.told_free then
    perform training.letter('training.seat_free', e.person_id, jsonb_build_object('enrolment', e.id))
      from training.left_over(o) e, training.seat_for(o, e.person_id) s where s.free;
  end if;
  if free_now <> c.told_free then
    update training.occasion set told_free = free_now where id = o;
  end if;
end $$;

-- Whose turn it is: the lowest number among those waiting who may have one of the free seats. Empty when none is.
create or replace function training.next_in_line(o uuid) returns setof training.enrolment language sql stable security definer set search_path = '' as $$
  with kept as materialized (select k.organisation_id, k.remaining from training.kept(o) k),
  room as (select c.seats - training.taken(o) as seats, c.seats - training.taken(o) - (select coalesce(sum(remaining), 0) from kept) as common
    from training.occasion c where c.id = o)
  select e.* from room, training.enrolment e where room.seats > 0 and e.occasion_id = o and e.state = 'waiting'
    and not exists (select from training.offer f where f.enrolment_id = e.id and f.state = 'pending')
    and (room.common > 0 or exists (select from kept k where k.remaining > 0 and k.organisation_id = any (training.organisations_of(e.person_id))))
  order by e.number limit 1
$$;

-- Gives every free seat that someone waiting may have to whoever stands first, as an offer with a time limit.
create or replace function training.offer_seats(o uuid, begins timestamptz) returns integer language plpgsql security definer set search_path = '' as $$
declare
  e training.enrolment;
  given integer := 0;
begin
  loop
    select * into e from training.next_in_line(o);
    exit when not found;
    insert into training.offer (enrolment_id, occasion_id, share_id, expires_at)
      select e.id, o, s.share_id, training.answer_by(clock_timestamp(), c.offer_hours, begins)
      from training.occasion c, training.seat_for(o, e.person_id) s where c.id = o;
    perform training.letter('training.offered', e.person_id, jsonb_build_object('enrolment', e.id));
    perform training.trace('enrolment.offered', e, jsonb_build_object('number', e.number));
    given := given + 1;
  end loop;
  return given;
end $$;

-- A cancelled occasion has neither seats nor queue.
create or replace function training.end_entries(o uuid) returns void language plpgsql security definer set search_path = '' as $$
declare e training.enrolment;
begin
  update training.offer set state = 'revoked', answered_at = clock_timestamp() where occasion_id = o and state = 'pending';
  for e in update training.enrolment set state = 'cancelled', changed_at = clock_timestamp()
      where occasion_id = o and state in ('requested', 'interested', 'placed', 'waiting', 'resting') returning * loop
    perform training.letter('training.occasion_cancelled', e.person_id, jsonb_build_object('enrolment', e.id));
    perform training.trace('enrolment.cancelled', e, jsonb_build_object('number', e.number));
  end loop;
end $$;

-- Brings an occasion to where it should stand now: unanswered offers end, kept seats are released on their day, the
-- final call goes out, and every free seat that someone waiting may have is offered to whoever stands first. Called in the
-- transaction of every act that can free a seat, and every minute by a job; a second time it changes nothing. What it
-- does is the house's doing, not the asker's, and is written so. Returns how many seats were offered.
create or replace function training.settle(o uuid) returns integer language plpgsql security definer set search_path = '' as $$
declare
  asker text := current_setting('app.person', true);
  begins timestamptz := training.starts_at(o);
  c training.occasion;
  given integer := 0;
begin
  perform training.lock(o);
  select * into c from training.occasion where id = o;
  perform set_config('app.person', '', true);
  if c.cancelled_at is not null then
    perform training.end_entries(o);
  elsif c.published_at is not null then
    perform training.expire_offers(o);
    perform training.release_seats(o);
    perform training.fill_kept(o);
    if begins > clock_timestamp() then -- not where there is no date yet
      perform training.wake_interested(o);
      if training.call_finally(o, begins) then
        perform training.tell_of_free_seats(o);
      else
        given := training.offer_seats(o, begins);
      end if;
    end if;
  end if;
  perform set_config('app.person', coalesce(asker, ''), true);
  return given;
end $$;

-- Occasions whose hour has struck, or where something is left to do, for the job: in the order of their start.
create or replace function training.to_settle() returns setof uuid language sql stable security definer set search_path = '' as $$
  select c.id from training.occasion c cross join lateral (select training.starts_at(c.id) as at) begins
  where c.published_at is not null and (
    exists (select from training.offer f where f.occasion_id = c.id and f.state = 'pending' and (c.cancelled_at is not null or f.expires_at <= clock_timestamp()))
    or c.cancelled_at is null and begins.at > clock_timestamp() and (
      exists (select from training.seat_share s where s.occasion_id = c.id and s.released_at is null
        and s.release_on <= (clock_timestamp() at time zone 'Europe/Stockholm')::date)
      or c.final_call_days > 0 and (c.final_call_at is null) = (clock_timestamp() >= begins.at - make_interval(days => c.final_call_days))
      or exists (select from training.enrolment e where e.occasion_id = c.id and e.state = 'interested')
      or c.final_call_at is null and c.seats > training.taken(c.id) and exists (select from training.enrolment e where e.occasion_id = c.id and e.state = 'waiting')))
  order by begins.at, c.id
$$;

-- Without an account -----------------------------------------------------------------------------------------------------

-- What someone holding an invitation may know. No row when it is unknown, or the occasion is not published. `remaining`
-- is how many more it is good for; zero when it was taken back.
create or replace function training.invitation_by(secret text) returns table (occasion_id uuid, organisation text, organiser text, course text, label text,
  summary text, length_text text, form text, place text, parts jsonb, remaining integer, cancelled boolean, opens timestamptz, closes timestamptz)
language sql stable security definer set search_path = '' as $$
  select c.id, x.name, h.name, k.title, c.label, k.summary, k.length_text, k.form, c.place,
    (select coalesce(jsonb_agg(jsonb_build_object('starts_at', t.starts_at, 'ends_at', t.ends_at, 'room', t.room) order by t.starts_at), '[]')
       from training.part t where t.occasion_id = c.id),
    case when i.revoked_at is null then greatest(0, i.most - i.used) else 0 end, c.cancelled_at is not null, c.sign_up_opens, c.sign_up_closes
  from training.invitation i join training.occasion c on c.id = i.occasion_id join training.course k on k.id = c.course_id
    join organisation.organisation x on x.id = i.organisation_id join organisation.organisation h on h.id = c.organiser_id
  where i.secret_hash = sha256(convert_to(secret, 'UTF8')) and c.published_at is not null
$$;

-- Enters a guest by her organisation's invitation: from here on the transaction acts as her. `wanted` is the entry's id,
-- made when the form was shown. `outcome` is entered; again (the same form, sent twice); known (that address already has
-- an entry: it is not given to whoever asks, its letter is sent again instead, once an hour at most); used_up; or no row
-- for an unknown secret. A guest is found again by e-mail within the inviting organisation
-- only: nobody can become someone else by writing her address.
create or replace function training.enter_by_invitation(secret text, wanted uuid, given text, family text, mail text, works_as text, tongue text)
returns table (outcome text, occasion_id uuid, person_id uuid, entry uuid) language plpgsql security definer set search_path = '' as $$
declare
  i training.invitation;
  p uuid;
  e uuid;
begin
  select x.* into i from training.invitation x join training.occasion c on c.id = x.occasion_id and c.published_at is not null
    join organisation.organisation g on g.id = x.organisation_id and g.kind not in ('region', 'centre', 'municipality', 'administration', 'unit')
    where x.secret_hash = sha256(convert_to(secret, 'UTF8'));
  if not found then return; end if;
  perform training.lock(i.occasion_id);
  select * into i from training.invitation x where x.id = i.id for update;
  select k.person_id into p from organisation.contact k join organisation.employment w on w.person_id = k.person_id and w.unit_id = i.organisation_id
    where lower(k.email) = lower(mail) order by w.starts_on limit 1;
  select x.id into e from training.enrolment x where x.occasion_id = i.occasion_id and x.person_id = p
    and x.state in ('requested', 'interested', 'placed', 'waiting', 'resting');
  if e = wanted then
    perform set_config('app.person', p::text, true);
    return query select 'again', i.occasion_id, p, e;
    return;
  elsif e is not null then
    if not exists (select from mail.letter l where l.person_id = p and l.kind = 'training.guest_entry' and l.created_at > clock_timestamp() - interval '1 hour') then
      perform training.letter('training.guest_entry', p, jsonb_build_object('enrolment', e));
    end if;
    return query select 'known', i.occasion_id, p, null::uuid;
    return;
  end if;
  if i.revoked_at is not null or i.used >= i.most then
    return query select 'used_up', i.occasion_id, null::uuid, null::uuid;
    return;
  end if;
  if p is null then
    insert into organisation.person (given_name, family_name, language) values (given, family, tongue) returning id into p;
    insert into organisation.contact (person_id, email) values (p, mail);
  end if;
  if not exists (select from organisation.employment w where w.person_id = p and w.unit_id = i.organisation_id and (w.ended_on is null or w.ended_on > current_date)) then
    insert into organisation.employment (municipality_id, unit_id, person_id, profession, starts_on)
      values (organisation.controller(i.organisation_id), i.organisation_id, p, works_as, current_date);
  end if;
  update training.invitation set used = used + 1 where id = i.id;
  perform set_config('app.person', p::text, true);
  insert into audit.entry (chain, person_id, act, subject_type, subject_id, about_person_id, details)
    values (audit.chain_of_actor(), p, 'invitation.used', 'invitation', i.id, p, jsonb_build_object('occasion', i.occasion_id));
  return query select 'entered', i.occasion_id, p,
    case when exists (select from training.enrolment x where x.id = wanted) then gen_random_uuid() else wanted end;
end $$;

-- The secret by which a guest comes back to her entry; made the first time. Only for her own.
create or replace function training.guest_pass_of(e uuid) returns text language plpgsql volatile security definer set search_path = '' as $$
declare made text;
begin
  if not exists (select from training.enrolment x where x.id = e and x.person_id = access.person()) then return null; end if;
  insert into training.guest_pass (enrolment_id, secret)
    values (e, replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '')) on conflict do nothing;
  select secret into made from training.guest_pass where enrolment_id = e;
  return made;
end $$;

-- Comes back: the transaction acts as the guest from here on. No row when the secret is unknown.
create or replace function training.enter_as_guest(pass text) returns table (enrolment_id uuid) language plpgsql security definer set search_path = '' as $$
declare e training.enrolment;
begin
  select x.* into e from training.guest_pass g join training.enrolment x on x.id = g.enrolment_id where g.secret = pass;
  if not found then return; end if;
  perform set_config('app.person', e.person_id::text, true);
  return query select e.id;
end $$;

-- The database's last words ---------------------------------------------------------------------------------------------

-- The number is the order of arrival: given here, under the lock, whoever inserts. A number that is given (a seed's) is
-- kept, and the next one follows it.
create or replace function training.take_number(o uuid) returns integer language sql security definer set search_path = '' as
$$ update training.occasion set next_number = next_number + 1 where id = o returning next_number - 1 $$;

create or replace function training.arrive() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform training.lock(new.occasion_id);
  if new.number = 0 then
    new.number := training.take_number(new.occasion_id);
  else
    update training.occasion set next_number = greatest(next_number, new.number + 1) where id = new.occasion_id;
  end if;
  return new;
end $$;
create or replace trigger arrive before insert on training.enrolment for each row execute function training.arrive();

-- An entry goes only where an entry can go: nothing ended begins again, nobody approves herself, and in the queue one
-- gets a seat by an offer or the final call, except from those who run the occasion.
create or replace function training.refuse_odd_step() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if old.state in ('withdrawn', 'declined', 'refused', 'removed', 'cancelled')
    or new.state = 'interested' or (new.state = 'requested' and old.state <> 'interested')
    or (new.state in ('resting', 'declined') and old.state not in ('waiting', 'resting'))
    or (new.state = 'refused' and old.state <> 'requested')
    or (new.state = 'waiting' and old.state = 'placed')
  then raise exception 'an entry cannot go from % to %', old.state, new.state using errcode = 'check_violation', constraint = 'enrolment_step';
  end if;
  if access.person() is not null and old.state = 'requested' and new.state in ('placed', 'waiting', 'refused') and old.person_id = access.person() then
    raise exception 'nobody decides about her own entry' using errcode = 'check_violation', constraint = 'enrolment_own_decision';
  end if;
  if access.person() is not null and old.state in ('waiting', 'resting') and new.state = 'placed' and not training.runs(new.occasion_id)
    and not exists (select from training.offer f where f.enrolment_id = new.id and f.state = 'accepted')
    and not exists (select from training.occasion c where c.id = new.occasion_id and c.final_call_at is not null)
  then raise exception 'a seat in the queue is got by an offer' using errcode = 'check_violation', constraint = 'enrolment_turn';
  end if;
  return new;
end $$;
create or replace trigger refuse_odd_step before update of state on training.enrolment for each row
  when (old.state is distinct from new.state) execute function training.refuse_odd_step();

-- Against overbooking: counted at commit under the lock, whatever the code believed or forgot.
create or replace function training.refuse_overbooking() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform training.lock(new.occasion_id);
  if training.taken(new.occasion_id) > (select seats from training.occasion where id = new.occasion_id) then
    raise exception 'occasion % would be overbooked', new.occasion_id using errcode = 'check_violation', constraint = 'never_overbooked';
  end if;
  return null;
end $$;
drop trigger if exists never_overbooked on training.enrolment;
create constraint trigger never_overbooked after insert or update of state on training.enrolment deferrable initially deferred
  for each row when (new.state = 'placed') execute function training.refuse_overbooking();
drop trigger if exists never_overbooked on training.offer;
create constraint trigger never_overbooked after insert on training.offer deferrable initially deferred
  for each row execute function training.refuse_overbooking();

create or replace function training.keep_history() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into training.enrolment_change (enrolment_id, state, at, by)
    values (new.id, new.state, case tg_op when 'INSERT' then new.signed_up_at else clock_timestamp() end, access.person());
  return null;
end $$;
create or replace trigger keep_history_insert after insert on training.enrolment for each row execute function training.keep_history();
create or replace trigger keep_history_update after update of state on training.enrolment for each row
  when (old.state is distinct from new.state) execute function training.keep_history();
