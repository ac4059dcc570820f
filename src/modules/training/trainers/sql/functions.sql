-- Those who lead courses: their reach, and the role that follows their approvals.

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
