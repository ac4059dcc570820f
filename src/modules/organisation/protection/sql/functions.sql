-- Protected identity: one flag that everyone obeys, and named readers. Every policy and function that lets someone see a
-- person asks here; nothing asks a role.

-- Myself and those whose named reader I am: whose record is open to me though it is protected.
create or replace function organisation.read_by_me() returns setof uuid language sql stable security definer set search_path = '' as $$
  select access.person() where access.person() is not null
  union
  select r.person_id from organisation.protected_reader r
  where r.reader_id = access.person() and access.level() >= 2 and r.confirmed_at is not null and r.ended_at is null
$$;

-- Everyone whose record is closed to me. Few people in any county, so a set: asked once a statement, not once a row.
create or replace function organisation.hidden_from_me() returns setof uuid language sql stable security definer set search_path = '' as $$
  select p.id from organisation.person p where p.protected_at is not null and p.id not in (select organisation.read_by_me())
  union select access.walled_off('person') -- walls/
$$;
create or replace function organisation.is_hidden(p uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from organisation.person x where x.id = p and x.protected_at is not null and x.id not in (select organisation.read_by_me()))
    or access.walled('person', p)
$$;

-- May one person (not the asker: for letters) read another, as far as protection goes?
create or replace function organisation.may_read(reader uuid, p uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select not exists (select from organisation.person x where x.id = p and x.protected_at is not null) or reader = p
    or exists (select from organisation.protected_reader r where r.person_id = p and r.reader_id = reader and r.confirmed_at is not null and r.ended_at is null)
$$;

-- May she be in a figure about this organisation that anybody reads? Not in that of an administration or unit, beside whose
-- list of names she would show. For jobs, which count for whoever looks later.
create or replace function organisation.is_countable(p uuid, o uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select not exists (select from organisation.person x where x.id = p and x.protected_at is not null)
    or not exists (select from organisation.organisation n where n.id = o and n.kind in ('administration', 'unit'))
$$;

-- Her nearest managers today: who leads the first organisation above her that anyone leads.
create or replace function organisation.nearest_managers(p uuid) returns setof uuid language sql stable security definer set search_path = '' as $$
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

-- The first readers of someone who has had none since she was marked: her nearest managers of today, as rows that are seen and can be ended.
-- Where a staff file is why, whoever applies it, and whoever was made a manager within a day, is only proposed, by the one
-- who applies it: else one hand with a file of its own would open a record to itself. Another confirms.
create or replace function organisation.name_first_readers(p uuid) returns void language sql security definer set search_path = '' as $$
  insert into organisation.protected_reader (person_id, reader_id, ground, given_by, confirmed_at)
    select p, m.id, 'nearest_manager', case when w.waits then access.person() end, case when not w.waits then now() end
    from organisation.nearest_managers(p) m (id) cross join lateral (
      select coalesce(current_setting('app.importing', true), '') <> '' and (m.id is not distinct from access.person()
        or not exists (select from access.role_grant g join access.role_permission r on r.role = g.role and r.permission = 'people.lead'
          where g.person_id = m.id and g.granted_at <= now() - interval '1 day' and current_date >= g.valid_from
            and (g.valid_to is null or current_date < g.valid_to)
            and exists (select from organisation.employment e join organisation.organisation o on o.id = e.unit_id
              where e.person_id = p and o.path @> array[g.organisation_id]))) as waits) w
    where exists (select from organisation.person x where x.id = p and x.protected_at is not null)
      and not exists (select from organisation.protected_reader r join organisation.person x on x.id = p where r.person_id = p and r.given_at >= x.protected_at)
  on conflict do nothing
$$;

-- Is she being erased just now (people/erase-person.ts)? Then her name and numbers go, and nothing comes instead.
create or replace function organisation.is_erased_now(p uuid) returns boolean language sql stable set search_path = '' as
$$ select coalesce(current_setting('app.erasing', true) = p::text, false) $$;

-- Before: the strength goes with the mark, and what must never be undone is remembered.
create or replace function organisation.keep_protection() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  new.protection := case when new.protected_at is not null then coalesce(new.protection, 'marked') end;
  if tg_op = 'UPDATE' then
    if (new.given_name, new.family_name) is distinct from (old.given_name, old.family_name)
      and (old.protection is not null or old.closed_at is not null or new.protected_at is not null) and not organisation.is_erased_now(old.id) then
      raise exception 'the name of a protected person is not changed here' using errcode = 'check_violation', constraint = 'identity_kept';
    end if;
    new.identity_kept_at := old.identity_kept_at;
    new.closed_at := old.closed_at;
  end if;
  if new.protected_at is not null then
    new.identity_kept_at := coalesce(new.identity_kept_at, now());
    if new.protection = 'closed' then new.closed_at := coalesce(new.closed_at, now()); end if;
  end if;
  return new;
end $$;
create or replace trigger keep_protection before insert or update on organisation.person
  for each row execute function organisation.keep_protection();

-- After: her rows are hidden, her nearest manager becomes a reader by row, and no import keeps what would tie her.
create or replace function organisation.keep_hidden() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update organisation.employment set hidden = new.protected_at is not null where person_id = new.id;
  update organisation.contact set hidden = new.protected_at is not null where person_id = new.id;
  update organisation.assignment set hidden = new.protected_at is not null where person_id = new.id;
  if new.protected_at is not null then
    perform organisation.name_first_readers(new.id);
    update organisation.staff_import_row set given_name = null, family_name = null, name = null, email = null, phone = null,
      personal_number = null, blind_index = null, guarded = person_id, hidden = true, workplace = null,
      reasons = coalesce((select jsonb_agg(r) from jsonb_array_elements(reasons) r where r ->> 'key' not in ('name', 'email', 'phone', 'personalNumber')), '[]')
      where person_id = new.id;
  else
    update organisation.protected_reader set ended_at = now(), ended_by = access.person() where person_id = new.id and ended_at is null;
  end if;
  return null;
end $$;
create or replace trigger keep_hidden after update of protected_at on organisation.person
  for each row when ((old.protected_at is null) <> (new.protected_at is null)) execute function organisation.keep_hidden();

create or replace function organisation.start_hidden() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  new.hidden := exists (select from organisation.person where id = new.person_id and protected_at is not null);
  return new;
end $$;
create or replace trigger start_hidden before insert on organisation.employment for each row execute function organisation.start_hidden();
create or replace trigger start_hidden before insert on organisation.contact for each row execute function organisation.start_hidden();
create or replace trigger start_hidden before insert on organisation.assignment for each row execute function organisation.start_hidden();

-- Someone who is entered as protected has nobody above her until her first employment.
create or replace function organisation.start_read() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform organisation.name_first_readers(new.person_id);
  return null;
end $$;
create or replace trigger start_read after insert on organisation.employment for each row when (new.hidden) execute function organisation.start_read();

-- A personal number that has stood for a protected person stays: two numbers, one after the other in one record, would be
-- the tie between an old and a new identity. Gone only with the person.
create or replace function organisation.keep_number() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if not (tg_op = 'DELETE' and organisation.is_erased_now(old.person_id)) and exists (select from organisation.person p where p.id = coalesce(old.person_id, new.person_id) and p.identity_kept_at is not null
      and (tg_op <> 'INSERT' or p.created_at <> now()))
    and (tg_op <> 'UPDATE' or (new.person_id, new.blind_index) is distinct from (old.person_id, old.blind_index))
  then raise exception 'the personal number of a protected person is not changed here' using errcode = 'check_violation', constraint = 'identity_kept';
  end if;
  return coalesce(new, old);
end $$;
create or replace trigger keep_number before insert or update or delete on organisation.personal_number
  for each row execute function organisation.keep_number();

-- A safe channel, and any channel of a protected person, is changed by herself and her named readers alone: never by a
-- register, whatever login brings it.
create or replace function organisation.keep_channel() returns trigger language plpgsql security definer set search_path = '' as $$
declare mine boolean := session_user like 'samfrid\_app%' and old.person_id in (select organisation.read_by_me());
begin
  if session_user like 'samfrid\_%' and not mine and (old.safe or old.hidden) and not (tg_op = 'DELETE' and organisation.is_erased_now(old.person_id))
    and exists (select from organisation.person where id = old.person_id)
    and (tg_op = 'DELETE' or (new.email, new.phone, new.safe, new.safe_by, new.safe_at) is distinct from (old.email, old.phone, old.safe, old.safe_by, old.safe_at)) then
    raise exception 'a safe channel is not changed by a register' using errcode = 'check_violation', constraint = 'safe_channel';
  end if;
  return coalesce(new, old);
end $$;
create or replace trigger keep_channel before update or delete on organisation.contact
  for each row execute function organisation.keep_channel();

-- Acts -----------------------------------------------------------------------------------------------------------------
-- As the owner, because whoever protects somebody no longer sees her the moment it is done.

create or replace function organisation.protects(p uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select p <> access.person() and p in (select organisation.people_of('people.protect'))
$$;

-- Marks her, or makes the protection stronger. True when something changed; null when she is not the asker's to protect.
create or replace function organisation.protect(p uuid, strength text) returns boolean language plpgsql security definer set search_path = '' as $$
begin
  if not organisation.protects(p) then return null; end if;
  update organisation.person set protected_at = coalesce(protected_at, now()), protection = strength
    where id = p and (protection is null or (protection = 'marked' and strength = 'closed'));
  return found;
end $$;

-- Ending or weakening takes two: whoever could do it alone could read alone.
create or replace function organisation.propose_easing(id uuid, p uuid, wanted text, why text) returns boolean language plpgsql security definer set search_path = '' as $$
begin
  if not (organisation.protects(p) or p in (select organisation.read_by_me()))
    or not exists (select from organisation.person x where x.id = p and x.protection is not null and x.protection <> wanted) then return null; end if;
  insert into organisation.protection_easing (id, person_id, wanted, ground, proposed_by) values (id, p, wanted, why, access.person()) on conflict do nothing;
  return found;
end $$;
create or replace function organisation.may_ease(e organisation.protection_easing) returns boolean language sql stable security definer set search_path = '' as $$
  select e.confirmed_at is null and e.ended_at is null and e.proposed_by is distinct from access.person()
    and (organisation.protects(e.person_id) or e.person_id in (select organisation.read_by_me()))
$$;
create or replace function organisation.confirm_easing(e uuid) returns table (person_id uuid, wanted text) language plpgsql security definer set search_path = '' as $$
declare it organisation.protection_easing;
begin
  update organisation.protection_easing x set confirmed_by = access.person(), confirmed_at = now()
    where x.id = e and organisation.may_ease(x) returning x.* into it;
  if it.id is null then return; end if;
  update organisation.person x set protected_at = case it.wanted when 'marked' then x.protected_at end,
    protection = nullif(it.wanted, 'none') where x.id = it.person_id;
  return query select it.person_id, it.wanted;
end $$;
create or replace function organisation.withdraw_easing(e uuid) returns uuid language plpgsql security definer set search_path = '' as $$
declare whose uuid;
begin
  update organisation.protection_easing x set ended_at = now() where x.id = e and x.confirmed_at is null and x.ended_at is null
    and (organisation.protects(x.person_id) or x.person_id in (select organisation.read_by_me())) returning x.person_id into whose;
  return whose;
end $$;

-- A reader is proposed by one and confirmed by another: nobody opens a record to herself, alone or with her own second hand.
create or replace function organisation.propose_reader(id uuid, p uuid, reader uuid, why text) returns boolean language plpgsql security definer set search_path = '' as $$
begin
  if not (organisation.protects(p) or p = access.person() or p in (select organisation.read_by_me())) or p = reader
    or not exists (select from organisation.person x where x.id = p and x.protected_at is not null)
    or not organisation.sees_person(reader) then return null; end if;
  insert into organisation.protected_reader (id, person_id, reader_id, ground, given_by) values (id, p, reader, why, access.person()) on conflict do nothing;
  return found;
end $$;

-- May I say yes? Whoever protects, reads her already, or is herself: but not who proposed it, nor who would read.
create or replace function organisation.may_confirm(r organisation.protected_reader) returns boolean language sql stable security definer set search_path = '' as $$
  select r.confirmed_at is null and r.ended_at is null and r.reader_id <> access.person() and r.given_by is distinct from access.person()
    and (organisation.protects(r.person_id) or r.person_id in (select organisation.read_by_me()))
$$;
create or replace function organisation.confirm_reader(r uuid) returns uuid language plpgsql security definer set search_path = '' as $$
declare whose uuid;
begin
  update organisation.protected_reader x set confirmed_by = access.person(), confirmed_at = now()
    where x.id = r and organisation.may_confirm(x) returning x.person_id into whose;
  return whose;
end $$;
-- Ended by whoever protects, by herself, and by the reader.
create or replace function organisation.end_reader(r uuid) returns uuid language plpgsql security definer set search_path = '' as $$
declare whose uuid;
begin
  update organisation.protected_reader x set ended_by = access.person(), ended_at = now()
    where x.id = r and x.ended_at is null and (organisation.protects(x.person_id) or x.person_id = access.person() or x.reader_id = access.person())
    returning x.person_id into whose;
  return whose;
end $$;

-- Where she can be reached without danger, said by herself or a named reader.
create or replace function organisation.keep_safe(p uuid, new_email text, new_phone text) returns boolean language plpgsql security definer set search_path = '' as $$
begin
  if p not in (select organisation.read_by_me()) then return false; end if;
  insert into organisation.contact as c (person_id, email, phone, safe, safe_by, safe_at) values (p, new_email, new_phone, true, access.person(), now())
    on conflict (person_id) do update set email = excluded.email, phone = excluded.phone, safe = true, safe_by = excluded.safe_by, safe_at = excluded.safe_at;
  return true;
end $$;

-- The records someone protects, without a word about whom: an id, since when, how strong, how many readers. `name` only
-- where she is open to the asker.
create or replace function organisation.protected_records() returns table (person_id uuid, protected_at timestamptz, protection text, readers integer, proposed integer, name text)
language sql stable security definer set search_path = '' as $$
  select p.id, p.protected_at, p.protection, count(r.id) filter (where r.confirmed_at is not null)::int, count(r.id) filter (where r.confirmed_at is null)::int,
    case when p.id in (select organisation.read_by_me()) then p.given_name || ' ' || p.family_name end
  from organisation.person p left join organisation.protected_reader r on r.person_id = p.id and r.ended_at is null
  where p.protected_at is not null and organisation.protects(p.id)
  group by p.id order by p.protected_at desc, p.id
$$;

-- One protected record, for herself, her readers and those who protect her; no row for anybody else. `name` only where it
-- is open to the asker.
create or replace function organisation.protected_record(p uuid) returns table (person_id uuid, protected_at timestamptz, protection text, reads boolean, protects boolean, name text)
language sql stable security definer set search_path = '' as $$
  select x.id, x.protected_at, x.protection, m.reads, m.protects, case when m.reads then x.given_name || ' ' || x.family_name end
  from organisation.person x cross join lateral (select x.id in (select organisation.read_by_me()) as reads, organisation.protects(x.id) as protects) m
  where x.id = p and x.protected_at is not null and (m.reads or m.protects)
$$;

-- Her readers by name, for the same. A reader who is herself protected is named only to those who may see her.
create or replace function organisation.readers_of(p uuid) returns table (id uuid, name text, ground text, given_at timestamptz, confirmed_at timestamptz,
  may_confirm boolean, may_end boolean) language sql stable security definer set search_path = '' as $$
  select r.id, case when not organisation.is_hidden(x.id) then x.given_name || ' ' || x.family_name end, r.ground, r.given_at, r.confirmed_at,
    organisation.may_confirm(r), p = access.person() or r.reader_id = access.person() or organisation.protects(p)
  from organisation.protected_reader r join organisation.person x on x.id = r.reader_id
  where r.person_id = p and r.ended_at is null and exists (select organisation.protected_record(p))
  order by r.given_at, r.id
$$;

-- Whose protected records are open to me, and whose readers I am asked about.
create or replace function organisation.my_protected_records() returns table (person_id uuid, protected_at timestamptz, protection text, name text)
language sql stable security definer set search_path = '' as $$
  select x.id, x.protected_at, x.protection, x.given_name || ' ' || x.family_name from organisation.person x
  where x.protected_at is not null and x.id in (select organisation.read_by_me()) order by x.id <> access.person(), x.family_name, x.given_name
$$;
