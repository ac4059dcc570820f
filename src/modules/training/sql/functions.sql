-- Numbers over rows the asker may not see, and the one act that concerns others than the asker: giving freed seats to
-- those next in the queue. Everything here expects the occasion to be locked when it decides (lock 'training.occasion').

-- People a person's seat may be counted for: her units and all above them, today.
create or replace function training.organisations_of(p uuid) returns uuid[] language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(distinct above), '{}') from organisation.employment e
    join organisation.organisation o on o.id = e.unit_id, unnest(o.path) above
  where e.person_id = p and e.starts_on <= current_date and (e.ended_on is null or e.ended_on > current_date)
$$;

create or replace function training.starts_at(o uuid) returns timestamptz language sql stable security definer set search_path = '' as
$$ select min(starts_at) from training.part where occasion_id = o $$;

-- Seats taken: those who have one, and those who are offered one and have not answered.
create or replace function training.taken(o uuid) returns integer language sql stable security definer set search_path = '' as $$
  select (select count(*) from training.enrolment where occasion_id = o and state = 'placed')::int
       + (select count(*) from training.offer where occasion_id = o and state = 'pending')::int
$$;

-- Kept seats (shares and holds not yet released) with what is left of each.
create or replace function training.kept(o uuid) returns table (id uuid, organisation_id uuid, remaining integer)
language sql stable security definer set search_path = '' as $$
  select s.id, s.organisation_id, greatest(0, s.seats
      - (select count(*) from training.enrolment e where e.share_id = s.id and e.state = 'placed')::int
      - (select count(*) from training.offer f where f.share_id = s.id and f.state = 'pending')::int)
  from training.seat_share s where s.occasion_id = o and s.released_at is null
$$;

-- Is there a seat for this person now, and does it count against kept seats? One row; share is null for a common seat.
create or replace function training.seat_for(o uuid, p uuid) returns table (free boolean, share_id uuid)
language sql stable security definer set search_path = '' as $$
  with mine as (select training.organisations_of(p) as ids),
  kept as (select k.*, k.organisation_id = any (mine.ids) as is_mine from training.kept(o) k, mine),
  room as (select c.seats - training.taken(o) as seats from training.occasion c where c.id = o),
  own as (select id from kept where is_mine and remaining > 0 order by remaining desc, id limit 1)
  select room.seats > 0 and (exists (select from own)
      or room.seats - coalesce((select sum(remaining) from kept where not is_mine), 0) > 0), (select id from own)
  from room
$$;

-- What one needs to know to sign a person up. One row.
create or replace function training.chance(o uuid, p uuid) returns table (
  free boolean, share_id uuid, waiting integer, first_come boolean, dated boolean, starts_at timestamptz, invited boolean,
  employer_id uuid, number integer) language sql stable security definer set search_path = '' as $$
  select s.free, s.share_id,
    (select count(*) from training.enrolment e where e.occasion_id = o and e.state in ('waiting', 'requested'))::int,
    c.final_call_at is not null, training.starts_at(o) is not null, training.starts_at(o),
    exists (select from training.audience a where a.occasion_id = o and a.organisation_id = any (training.organisations_of(p))),
    organisation.controller_of(p), c.next_number
  from training.occasion c, training.seat_for(o, p) s where c.id = o
$$;

-- Arrival number, given once; the caller holds the lock.
create or replace function training.take_number(o uuid) returns integer language sql security definer set search_path = '' as
$$ update training.occasion set next_number = next_number + 1 where id = o returning next_number - 1 $$;

create or replace function training.letter(kind text, p uuid, about jsonb) returns void language sql security definer set search_path = '' as
$$ insert into mail.letter (kind, person_id, about) values (kind, p, about) $$;

create or replace function training.trace(act text, e training.enrolment, details jsonb) returns void language sql security definer set search_path = '' as $$
  insert into audit.entry (chain, person_id, act, subject_type, subject_id, about_person_id, details)
  values (audit.chain_of_actor(), access.person(), act, 'enrolment', e.id, e.person_id, details)
$$;

-- Gives every seat that is free, and that someone in the queue may have, to whoever stands first: as an offer with a
-- time limit. Called after every act that can free a seat, in the same transaction and under the occasion's lock, so
-- that a free seat never stands with a queue behind it. During the final call nothing is offered: first come, first served.
create or replace function training.settle(o uuid) returns integer language plpgsql security definer set search_path = '' as $$
declare
  c training.occasion;
  e training.enrolment;
  s record;
  begins timestamptz := training.starts_at(o);
  given integer := 0;
begin
  select * into strict c from training.occasion where id = o;
  if c.cancelled_at is not null or c.final_call_at is not null or c.published_at is null or begins is null or begins <= clock_timestamp() then
    return 0;
  end if;
  for e in select * from training.enrolment x where x.occasion_id = o and x.state = 'waiting'
      and not exists (select from training.offer f where f.enrolment_id = x.id and f.state = 'pending') order by x.number loop
    exit when c.seats <= training.taken(o);
    select * into s from training.seat_for(o, e.person_id);
    continue when not s.free;
    insert into training.offer (enrolment_id, occasion_id, share_id, expires_at)
      values (e.id, o, s.share_id, least(clock_timestamp() + make_interval(hours => c.offer_hours), begins));
    perform training.letter('training.offered', e.person_id, jsonb_build_object('enrolment', e.id));
    perform training.trace('enrolment.offered', e, jsonb_build_object('number', e.number));
    given := given + 1;
  end loop;
  return given;
end $$;

-- People ahead of an entry in the queue, and whether a seat is kept for others meanwhile: why one stands where one stands.
create or replace function training.queue_place(e uuid) returns table (ahead integer, waiting integer, kept_for_others integer)
language sql stable security definer set search_path = '' as $$
  select (select count(*) from training.enrolment x where x.occasion_id = m.occasion_id and x.state = 'waiting' and x.number < m.number)::int,
    (select count(*) from training.enrolment x where x.occasion_id = m.occasion_id and x.state = 'waiting')::int,
    (select coalesce(sum(k.remaining), 0) from training.kept(m.occasion_id) k
       where k.organisation_id <> all (training.organisations_of(m.person_id)))::int
  from training.enrolment m where m.id = e
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

-- Occasions I arrange or lead: whose participants I may see. For the policies.
create or replace function training.runs(o uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from training.occasion c where c.id = o and c.organiser_id in (select organisation.mine('training.plan')))
    or exists (select from training.occasion_trainer t where t.occasion_id = o and t.person_id = access.person())
$$;
create or replace function training.plans(o uuid) returns boolean language sql stable security definer set search_path = '' as
$$ select exists (select from training.occasion c where c.id = o and c.organiser_id in (select organisation.mine('training.plan'))) $$;

-- May my organisation's people take part? Published occasions are shown to those invited and to those who run them.
create or replace function training.is_open_to_me(o uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from training.audience a where a.occasion_id = o and a.organisation_id = any (training.organisations_of(access.person())))
    or exists (select from training.audience a join organisation.organisation x on a.organisation_id = any (x.path)
               where a.occasion_id = o and x.id in (select access.tops('people.lead') union select access.tops('training.coverage')))
$$;

-- The last word against overbooking: checked at commit, whatever the code believed.
create or replace function training.refuse_overbooking() returns trigger language plpgsql security definer set search_path = '' as $$
begin
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
  insert into training.enrolment_change (enrolment_id, state, by) values (new.id, new.state, access.person());
  return null;
end $$;
create or replace trigger keep_history_insert after insert on training.enrolment for each row execute function training.keep_history();
create or replace trigger keep_history_update after update of state on training.enrolment for each row
  when (old.state is distinct from new.state) execute function training.keep_history();
