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

-- Courses and occasions ------------------------------------------------------------------------------------------------

-- Would requiring `required` for the course close a circle of prerequisites, in which nobody could begin?
create or replace function training.leads_back(c uuid, required uuid) returns boolean language sql stable security definer set search_path = '' as $$
  with recursive below (id) as (
    select required union select p.required_id from training.prerequisite p join below on p.course_id = below.id)
  select exists (select from below where id = c)
$$;
create or replace function training.refuse_circle() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('training.prerequisite', 0)); -- two halves of a circle, written at once
  if training.leads_back(new.course_id, new.required_id) then
    raise exception 'course % would require itself', new.course_id using errcode = 'check_violation', constraint = 'no_circle';
  end if;
  return null;
end $$;
create or replace trigger no_circle after insert on training.prerequisite for each row execute function training.refuse_circle();

-- Fewer seats than are taken: checked at commit, whatever the code believed.
create or replace function training.refuse_shrinking() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if training.taken(new.id) > (select seats from training.occasion where id = new.id) then
    raise exception 'occasion % would be overbooked', new.id using errcode = 'check_violation', constraint = 'never_overbooked';
  end if;
  return null;
end $$;
drop trigger if exists never_overbooked on training.occasion;
create constraint trigger never_overbooked after update of seats on training.occasion deferrable initially deferred
  for each row when (new.seats < old.seats) execute function training.refuse_shrinking();

-- The link is for those with a seat and those who run the occasion; requests have no other way to it.
create or replace function training.online_link(o uuid) returns text language sql stable security definer set search_path = '' as $$
  select c.online_link from training.occasion c where c.id = o and (training.runs(o)
    or exists (select from training.enrolment e where e.occasion_id = o and e.person_id = access.person() and e.state = 'placed'))
$$;

-- Who leads it, by name, for those invited, entered or running it. Someone with protected identity is not named.
create or replace function training.trainers_of(o uuid) returns table (person_id uuid, name text)
language sql stable security definer set search_path = '' as $$
  select p.id, p.given_name || ' ' || p.family_name from training.occasion_trainer t join organisation.person p on p.id = t.person_id
  where t.occasion_id = o and p.protected_at is null and (training.runs(o) or training.is_open_to_me(o)
    or exists (select from training.enrolment e where e.occasion_id = o and e.person_id = access.person()))
  order by 2
$$;

-- Whom a planner may ask to lead a course: those approved for it by her organisation, and its trainers by role. Ids
-- only: the policy on people decides whom she may see.
create or replace function training.possible_trainers(c uuid) returns table (person_id uuid, approved boolean)
language sql stable security definer set search_path = '' as $$
  with mine as (select organisation.mine('training.plan') as id),
  approved as (select a.person_id from training.trainer_approval a where a.course_id = c and a.organisation_id in (select id from mine)
    and a.approved_on <= current_date and (a.ended_on is null or a.ended_on > current_date)),
  role as (select g.person_id from access.role_grant g where g.role = 'trainer' and g.organisation_id in (select id from mine)
    and g.valid_from <= current_date and (g.valid_to is null or g.valid_to > current_date))
  select x.person_id, x.person_id in (select a.person_id from approved a)
  from (select a.person_id from approved a union select r.person_id from role r) x
$$;

-- What already stands in the same room, or asks for the same trainer, at the same time as these sittings. For a planner.
create or replace function training.clashes(o uuid, organiser uuid, starts timestamptz[], ends timestamptz[], rooms text[], trainers uuid[])
returns table (kind text, n integer, occasion_id uuid, person_id uuid) language sql stable security definer set search_path = '' as $$
  with sitting as (select s, e, lower(btrim(room)) as room, n::int as n from unnest(starts, ends, rooms) with ordinality as x (s, e, room, n)),
  other as (select x.n, x.room as wanted, p.occasion_id, lower(btrim(coalesce(nullif(p.room, ''), c.place))) as room, c.organiser_id
    from sitting x join training.part p on p.starts_at < x.e and p.ends_at > x.s and p.starts_at > x.s - interval '24 hours'
    join training.occasion c on c.id = p.occasion_id
    where c.id <> o and c.cancelled_at is null and organiser in (select organisation.mine('training.plan')))
  select 'room', other.n, other.occasion_id, null::uuid from other
    where wanted <> '' and wanted = room and organisation.controller(organiser_id) = organisation.controller(organiser)
  union all
  select 'trainer', other.n, other.occasion_id, t.person_id from other
    join training.occasion_trainer t on t.occasion_id = other.occasion_id
    where t.person_id = any (trainers) and organisation.sees_person(t.person_id)
  order by 2, 1
$$;

-- After the kept seats were changed: those who already have a seat, or are offered one, fill the seats kept for them,
-- first come first, so that an organisation does not get its share twice. Under the occasion's lock.
create or replace function training.reckon_shares(o uuid) returns void language plpgsql security definer set search_path = '' as $$
declare s record;
begin
  if not training.plans(o) then return; end if;
  for s in select k.id, k.organisation_id, k.remaining from training.kept(o) k
      join organisation.organisation x on x.id = k.organisation_id order by cardinality(x.path) desc, k.id loop
    with seat as (
      select e.id, null::uuid as offer, e.number from training.enrolment e
        where e.occasion_id = o and e.state = 'placed' and e.share_id is null
          and s.organisation_id = any (training.organisations_of(e.person_id))
      union all
      select e.id, f.id, e.number from training.offer f join training.enrolment e on e.id = f.enrolment_id
        where f.occasion_id = o and f.state = 'pending' and f.share_id is null
          and s.organisation_id = any (training.organisations_of(e.person_id))
      order by 3 limit s.remaining),
    placed as (update training.enrolment e set share_id = s.id from seat where seat.id = e.id and seat.offer is null)
    update training.offer f set share_id = s.id from seat where seat.offer = f.id;
  end loop;
end $$;

-- After the start was moved earlier: no offer outlives it.
create or replace function training.shorten_offers(o uuid) returns void language sql security definer set search_path = '' as $$
  update training.offer set expires_at = least(expires_at, training.starts_at(o))
  where occasion_id = o and state = 'pending' and training.plans(o) and training.starts_at(o) is not null
$$;

-- Attendance, certificates, trainers -------------------------------------------------------------------------------

-- Who may decide for a person as her manager: those nearest above her. For letters, and to know that nobody may.
create or replace function training.managers_of(p uuid) returns setof uuid language sql stable security definer set search_path = '' as $$
  with above as (
    select e.id as employment, x.id, x.depth from organisation.employment e join organisation.organisation o on o.id = e.unit_id,
      unnest(o.path) with ordinality x (id, depth)
    where e.person_id = p and e.starts_on <= current_date and (e.ended_on is null or e.ended_on > current_date)),
  managers as (
    select g.person_id, rank() over (partition by above.employment order by above.depth desc) as distance
    from above join access.role_grant g on g.organisation_id = above.id
      join access.role_permission r on r.role = g.role and r.permission = 'people.lead'
    where g.person_id <> p and current_date >= g.valid_from and (g.valid_to is null or current_date < g.valid_to))
  select distinct person_id from managers where distance = 1
$$;

-- Who decides about a certificate from elsewhere: her managers, and where she has none, those who plan courses for her.
create or replace function training.claim_deciders(p uuid) returns setof uuid language sql stable security definer set search_path = '' as $$
  select training.managers_of(p)
  union
  select g.person_id from training.organisations_of(p) above(ids) join access.role_grant g on g.organisation_id = any (above.ids)
    join access.role_permission r on r.role = g.role and r.permission = 'training.plan'
  where not exists (select training.managers_of(p)) and g.person_id <> p
    and current_date >= g.valid_from and (g.valid_to is null or current_date < g.valid_to)
$$;

-- May I? Any manager above her may, not only the nearest; nobody decides about her own.
create or replace function training.decides_for(p uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select p <> access.person() and (organisation.leads_person(p) or access.person() in (select training.claim_deciders(p)))
$$;

-- Her employer (controller) on a day: proof earned elsewhere shows as such when she moves.
create or replace function training.employer_on(p uuid, day date) returns uuid language sql stable security definer set search_path = '' as $$
  select organisation.controller(e.unit_id) from organisation.employment e
  where e.person_id = p and e.starts_on <= day and (e.ended_on is null or e.ended_on > day) order by e.share desc, e.starts_on limit 1
$$;

-- Who led the course that a certificate is from: names to sign it, for its holder and for those who ran the course.
create or replace function training.signed_by(c uuid) returns table (name text) language sql stable security definer set search_path = '' as $$
  select p.given_name || ' ' || p.family_name from training.completion k
    join training.occasion_trainer t on t.occasion_id = k.occasion_id join organisation.person p on p.id = t.person_id
  where k.id = c and p.protected_at is null and (k.person_id = access.person() or training.runs(k.occasion_id))
  order by p.family_name, p.given_name
$$;

-- What anyone may know who has been handed a code: name, course and date. One row: too_many after twenty wrong codes in
-- ten minutes from one visitor; all empty when there is no such certificate, or no longer.
create or replace function training.check_certificate(asked text, who bytea) returns table (too_many boolean, name text, course text, completed_on date)
language plpgsql security definer set search_path = '' as $$
begin
  delete from training.wrong_code w where w.id in (
    select o.id from training.wrong_code o where o.at < clock_timestamp() - interval '10 minutes' limit 1000 for update skip locked);
  if (select count(*) from training.wrong_code w where w.visitor = who and w.at > clock_timestamp() - interval '10 minutes') >= 20 then
    return query select true, null::text, null::text, null::date;
    return;
  end if;
  return query select false, p.given_name || ' ' || p.family_name, c.title, k.completed_on
    from training.completion k join organisation.person p on p.id = k.person_id join training.course c on c.id = k.course_id
    where k.code = asked and k.state = 'approved';
  if not found then
    insert into training.wrong_code (visitor) values (who);
    return query select false, null::text, null::text, null::date;
  end if;
end $$;

-- The proof of a claim, for the one who sent it and those who decide about her. The caller leaves the trace.
create or replace function training.claim_file(c uuid) returns table (name text, type text, bytes bytea) language sql stable security definer set search_path = '' as $$
  select f.name, f.type, f.bytes from training.completion k join platform.file f on f.id = k.file_id
  where k.id = c and (k.person_id = access.person() or training.decides_for(k.person_id))
$$;

-- Gives a seat to someone who came without one; the caller holds the occasion's lock. She is found by her work e-mail,
-- so that a trainer need not see a register of people. Says what came of it: seated, already, full, not_found, not_today.
create or replace function training.seat_walk_in(o uuid, email text) returns table (outcome text, enrolment uuid) language plpgsql security definer set search_path = '' as $$
declare
  c training.occasion;
  p uuid;
  e training.enrolment;
  s record;
  f training.offer;
begin
  select * into c from training.occasion where id = o and cancelled_at is null and published_at is not null;
  if not training.runs(o) or c.id is null then
    return query select 'not_found', null::uuid;
    return;
  end if;
  if not exists (select from training.part x where x.occasion_id = o
      and (x.starts_at at time zone 'Europe/Stockholm')::date <= (now() at time zone 'Europe/Stockholm')::date) then
    return query select 'not_today', null::uuid;
    return;
  end if;
  -- Two people with one address, or one who is not invited: found by nobody.
  select (array_agg(k.person_id))[1] into p from organisation.contact k
    where lower(k.email) = lower(seat_walk_in.email) having count(*) = 1;
  if p is null or not (exists (select from training.audience a where a.occasion_id = o and a.organisation_id = any (training.organisations_of(p)))
      or exists (select from training.enrolment x where x.occasion_id = o and x.person_id = p)) then
    return query select 'not_found', null::uuid;
    return;
  end if;
  select * into e from training.enrolment x where x.occasion_id = o and x.person_id = p
    and x.state in ('requested', 'interested', 'placed', 'waiting', 'resting');
  if e.state = 'placed' then
    return query select 'already', e.id;
    return;
  end if;
  select * into f from training.offer x where x.enrolment_id = e.id and x.state = 'pending';
  if f.id is not null then
    update training.offer set state = 'accepted', answered_at = clock_timestamp() where id = f.id;
    update training.enrolment set state = 'placed', share_id = f.share_id, changed_at = clock_timestamp() where id = e.id returning * into e;
  else
    select * into s from training.seat_for(o, p);
    if not s.free then
      return query select 'full', null::uuid;
      return;
    end if;
    if e.id is not null then
      update training.enrolment set state = 'placed', share_id = s.share_id, changed_at = clock_timestamp() where id = e.id returning * into e;
    else
      insert into training.enrolment (occasion_id, person_id, employer_id, state, number, share_id, signed_up_by)
        values (o, p, organisation.controller_of(p), 'placed', training.take_number(o), s.share_id, access.person()) returning * into e;
    end if;
  end if;
  insert into organisation.disclosure (person_id, organisation_id, reason) values (p, c.organiser_id, 'course_participant') on conflict do nothing;
  perform training.trace('enrolment.walked_in', e, jsonb_build_object('number', e.number));
  return query select 'seated', e.id;
end $$;

-- A trainer's year in numbers: occasions held and different people who completed them; the row without a year is the sum
-- of all years, in which nobody counts twice.
create or replace function training.reach(trainers uuid[]) returns table (person_id uuid, year integer, occasions integer, people integer)
language sql stable security definer set search_path = '' as $$
  with held as (
    select t.person_id, t.occasion_id, extract(year from max(x.starts_at) at time zone 'Europe/Stockholm')::int as year
    from training.occasion_trainer t join training.occasion c on c.id = t.occasion_id and c.cancelled_at is null
      join training.part x on x.occasion_id = t.occasion_id
    where t.person_id = any (trainers) group by t.person_id, t.occasion_id having max(x.ends_at) <= now())
  select h.person_id, h.year, count(distinct h.occasion_id)::int, count(distinct k.person_id)::int
  from held h left join training.completion k on k.occasion_id = h.occasion_id and k.state = 'approved'
  group by grouping sets ((h.person_id), (h.person_id, h.year))
$$;

-- The trainer's role follows her approvals in an organisation: with the first it is given, with the last it ends. Without
-- the role she could not open the list of those in the room. Nobody raises her own.
create or replace function training.keep_trainer_role(p uuid, o uuid) returns void language plpgsql security definer set search_path = '' as $$
declare approved boolean := exists (select from training.trainer_approval a
  where a.person_id = p and a.organisation_id = o and (a.ended_on is null or a.ended_on > current_date));
begin
  if p = access.person() or o not in (select organisation.mine('training.plan')) then
    raise exception 'not hers to give' using errcode = 'insufficient_privilege';
  end if;
  if not approved then
    update access.role_grant set valid_to = greatest(current_date, valid_from) where person_id = p and organisation_id = o and role = 'trainer'
      and (valid_to is null or valid_to > current_date);
  elsif not exists (select from access.role_grant g where g.person_id = p and g.organisation_id = o and g.role = 'trainer'
      and g.valid_from <= current_date and (g.valid_to is null or g.valid_to > current_date)) then
    insert into access.role_grant (person_id, role, organisation_id, granted_by) values (p, 'trainer', o, access.person());
  end if;
  insert into organisation.disclosure (person_id, organisation_id, reason) values (p, o, 'trainer') on conflict do nothing;
end $$;

-- Occasions still to come that a person leads for an organisation: while there are any, her approval is not ended.
create or replace function training.leads_coming(p uuid, c uuid, o uuid) returns integer language sql stable security definer set search_path = '' as $$
  select count(*)::int from training.occasion_trainer t join training.occasion x on x.id = t.occasion_id
    join organisation.organisation a on a.id = x.organiser_id
  where t.person_id = p and x.course_id = c and x.cancelled_at is null and o = any (a.path)
    and (select coalesce(max(y.ends_at), 'infinity') from training.part y where y.occasion_id = x.id) > now()
$$;
