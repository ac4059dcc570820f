-- Emergency opening (nödöppning). What is open widens what policies let through, row by row and for two hours.

-- Records of a kind that I have open now. What has been closed since (protection 'closed') or walled off is not among them.
create or replace function access.opened_to_me(wanted text) returns setof uuid language sql stable security definer set search_path = '' rows 3 as $$
  select e.record_id from access.emergency e
  where e.person_id = access.person() and e.record_type = wanted and e.ended_at is null and e.closes_at > now() and access.level() >= 3
    and not access.walled(wanted, e.record_id)
    and (wanted <> 'person' or exists (select from organisation.person p where p.id = e.record_id and p.protection is distinct from 'closed'))
    and exists (select from access.role_grant g join access.role_permission r on r.role = g.role and r.permission = 'emergency.open'
      where g.person_id = e.person_id and access.in_force(g) and organisation.controller(g.organisation_id) = e.organisation_id)
$$;
create or replace function access.opened(wanted text, record uuid) returns boolean language sql stable security definer set search_path = '' as
$$ select record in (select access.opened_to_me(wanted)) $$;

-- Who is told at once when a protected person's record is opened: her nearest managers of those who may read her, her
-- other named readers, and those who review the log of her municipality. Never the one who opened it.
create or replace function access.told_of_emergency(e access.emergency) returns setof uuid language sql stable security definer set search_path = '' as $$
  select x.id from (
    select m.id from organisation.nearest_managers(e.record_id) m (id) where organisation.may_read(m.id, e.record_id)
    union select r.reader_id from organisation.protected_reader r where r.person_id = e.record_id and r.confirmed_at is not null and r.ended_at is null
    union select g.person_id from access.role_grant g join access.role_permission p on p.role = g.role and p.permission = 'audit.review'
      join organisation.organisation o on o.id = e.organisation_id where g.organisation_id = any (o.path) and access.in_force(g)) x
  where x.id <> e.person_id
$$;

-- Opens, in one step, the record of the protected person in my own municipality who is called so or has that e-mail: there
-- is nothing to look through first, and whoever is closed, walled off from me, elsewhere or not at all is answered alike:
-- null. Two of one name are nobody until the e-mail says which.
create or replace function access.open_in_emergency(id uuid, called text, why text) returns uuid language plpgsql security definer set search_path = '' as $$
declare
  ours uuid := organisation.controller_of(access.person());
  found_ids uuid[];
  made access.emergency;
begin
  if not exists (select access.tops('emergency.open')) then return null; end if;
  perform pg_advisory_xact_lock(hashtextextended('access.emergency:' || access.person(), 0));
  select * into made from access.emergency e where e.id = open_in_emergency.id and e.person_id = access.person();
  if made.id is not null then return made.id; end if; -- the second click
  select array_agg(distinct p.id) into found_ids
    from organisation.person p join organisation.employment e on e.person_id = p.id left join organisation.contact c on c.person_id = p.id
    where p.protected_at is not null and p.protection <> 'closed' and e.municipality_id = ours and not access.walled('person', p.id)
      and e.starts_on <= current_date and (e.ended_on is null or e.ended_on > current_date)
      and (lower(p.given_name || ' ' || p.family_name) = lower(called) or lower(c.email) = lower(called)) and p.id <> access.person();
  if cardinality(found_ids) is distinct from 1 then return null; end if;
  insert into access.emergency (id, person_id, organisation_id, record_type, record_id, reason, closes_at)
    values (open_in_emergency.id, access.person(), ours, 'person', found_ids[1], why, now() + interval '2 hours')
    on conflict do nothing returning * into made;
  if made.id is null then return null; end if; -- somebody else's id in the form
  insert into mail.letter (kind, person_id, about)
    select 'organisation.emergency_opened', t, jsonb_build_object('emergency', made.id) from access.told_of_emergency(made) t;
  return made.id;
end $$;

-- How often I have asked for somebody who was not opened, lately: guessing who is protected must not pay.
create or replace function access.missed_openings() returns integer language sql stable security definer set search_path = '' as $$
  select count(*)::int from audit.entry e where e.person_id = access.person() and e.act = 'emergency.missed' and e.at > now() - interval '1 day'
$$;
