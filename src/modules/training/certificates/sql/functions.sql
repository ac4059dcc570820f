-- Certificates: who signs them, who decides about those from elsewhere, and what anyone may know who has a code.

-- Who may decide for a person as her manager: those nearest above her; of someone with protected identity, those of them
-- who are her named readers. For letters, and to know that nobody may.
create or replace function training.managers_of(p uuid) returns setof uuid language sql stable security definer set search_path = '' as $$
  select m.id from organisation.nearest_managers(p) m (id) where organisation.may_read(m.id, p)
$$;

-- Who decides about a certificate from elsewhere: her managers, and where she has none, those who plan courses for her.
create or replace function training.claim_deciders(p uuid) returns setof uuid language sql stable security definer set search_path = '' as $$
  select training.managers_of(p)
  union
  select g.person_id from training.organisations_of(p) above(ids) join access.role_grant g on g.organisation_id = any (above.ids)
    join access.role_permission r on r.role = g.role and r.permission = 'training.plan'
  where not exists (select training.managers_of(p)) and g.person_id <> p and organisation.may_read(g.person_id, p)
    and current_date >= g.valid_from and (g.valid_to is null or current_date < g.valid_to)
$$;

-- May I? Any manager above her may, not only the nearest; nobody decides about her own.
create or replace function training.decides_for(p uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select p <> access.person() and not organisation.is_hidden(p) and (organisation.leads_person(p) or access.person() in (select training.claim_deciders(p)))
$$;

-- All of them at once, for the policy on reading: asked person by person it would cost a second for a page of certificates.
create or replace function training.mine_to_decide() returns setof uuid language sql stable security definer set search_path = '' as $$
  with mine as (select array(select access.tops('people.lead')) as led, array(select access.tops('training.plan')) as planned)
  select e.person_id from mine join organisation.organisation o on o.path && mine.led join organisation.employment e on e.unit_id = o.id
  where e.person_id <> access.person() and e.starts_on <= current_date and (e.ended_on is null or e.ended_on > current_date)
    and e.person_id not in (select organisation.hidden_from_me())
  union
  select e.person_id from mine join organisation.organisation o on o.path && mine.planned join organisation.employment e on e.unit_id = o.id
  where e.person_id <> access.person() and e.starts_on <= current_date and (e.ended_on is null or e.ended_on > current_date)
    and e.person_id not in (select organisation.hidden_from_me())
    and not exists (select from unnest(training.organisations_of(e.person_id)) above (id) join access.role_grant g on g.organisation_id = above.id
      join access.role_permission r on r.role = g.role and r.permission = 'people.lead'
      where g.person_id <> e.person_id and current_date >= g.valid_from and (g.valid_to is null or current_date < g.valid_to))
$$;

-- The proof of a claim, for the one who sent it and those who decide about her. The caller leaves the trace.
create or replace function training.claim_file(c uuid) returns table (name text, type text, bytes bytea) language sql stable security definer set search_path = '' as $$
  select f.name, f.type, f.bytes from training.completion k join platform.file f on f.id = k.file_id
  where k.id = c and (k.person_id = access.person() or training.decides_for(k.person_id))
$$;

-- Who led the course that a certificate is from: names to sign it, for its holder and for those who ran the course.
create or replace function training.signed_by(c uuid) returns table (name text) language sql stable security definer set search_path = '' as $$
  select p.given_name || ' ' || p.family_name from training.completion k
    join training.occasion_trainer t on t.occasion_id = k.occasion_id join organisation.person p on p.id = t.person_id
  where k.id = c and p.protected_at is null and (k.person_id = access.person() or training.runs(k.occasion_id))
  order by p.family_name, p.given_name
$$;

-- What anyone may know who has been handed a code: name, course and date; of someone with protected identity that it is
-- genuine, and not whose. One row: too_many after twenty wrong codes in
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
  return query select false, case when p.protected_at is null then p.given_name || ' ' || p.family_name end, c.title, k.completed_on
    from training.completion k join organisation.person p on p.id = k.person_id join training.course c on c.id = k.course_id
    where k.code = asked and k.state = 'approved';
  if not found then
    insert into training.wrong_code (visitor) values (who);
    return query select false, null::text, null::text, null::date;
  end if;
end $$;
