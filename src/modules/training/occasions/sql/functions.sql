-- What planning courses and occasions needs to know beyond the planner's own rows.

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

create or replace function training.has_link(o uuid) returns boolean language sql stable security definer set search_path = '' as
$$ select exists (select from training.occasion c where c.id = o and c.online_link is not null) $$;

-- Who leads it, by name, for those invited, entered or running it. Someone with protected identity is not named.
create or replace function training.trainers_of(o uuid) returns table (person_id uuid, name text)
language sql stable security definer set search_path = '' as $$
  select p.id, p.given_name || ' ' || p.family_name from training.occasion_trainer t join organisation.person p on p.id = t.person_id
  where t.occasion_id = o and p.protected_at is null and (training.runs(o) or training.is_open_to_me(o)
    or exists (select from training.enrolment e where e.occasion_id = o and e.person_id = access.person()))
  order by 2
$$;

-- Leading an occasion makes one's name known to an organiser one does not work for: noted, as GDPR art. 15 asks.
create or replace function training.note_trainer() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into organisation.disclosure (person_id, organisation_id, reason)
    select new.person_id, o.organiser_id, 'trainer' from training.occasion o
    where o.id = new.occasion_id and organisation.controller_of(new.person_id) is distinct from organisation.controller(o.organiser_id)
    on conflict do nothing;
  return null;
end $$;
create or replace trigger note_trainer after insert on training.occasion_trainer for each row execute function training.note_trainer();

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

-- After the start was moved earlier: no offer outlives it.
create or replace function training.shorten_offers(o uuid) returns void language sql security definer set search_path = '' as $$
  update training.offer set expires_at = least(expires_at, training.starts_at(o))
  where occasion_id = o and state = 'pending' and training.plans(o) and training.starts_at(o) is not null
$$;

-- Is the course meant for me: do I belong to a target group that shall have it, by my work today?
create or replace function training.is_for_me(c uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from training.course_target ct
    join training.target_group g on g.id = ct.group_id join training.target_rule r on r.group_id = g.id,
    training.matching(g.organisation_id, r.sector, r.profession, r.unit_id, r.function, r.leads, null, current_date) m
    where ct.course_id = c and m.person_id = access.person())
$$;
