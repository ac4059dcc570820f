-- Who was there, and whoever comes without a seat.

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
  -- Two people with one address, one who is not invited, one whose record is closed to the asker: found by nobody.
  select (array_agg(k.person_id))[1] into p from organisation.contact k
    where lower(k.email) = lower(seat_walk_in.email) having count(*) = 1;
  if p is null or organisation.is_hidden(p) or not (exists (select from training.audience a where a.occasion_id = o and a.organisation_id = any (training.organisations_of(p)))
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

-- Her employer (controller) on a day: proof earned elsewhere shows as such when she moves.
create or replace function training.employer_on(p uuid, day date) returns uuid language sql stable security definer set search_path = '' as $$
  select organisation.controller(e.unit_id) from organisation.employment e
  where e.person_id = p and e.starts_on <= day and (e.ended_on is null or e.ended_on > day) order by e.share desc, e.starts_on limit 1
$$;
