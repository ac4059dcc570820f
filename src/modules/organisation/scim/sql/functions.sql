-- The directory this transaction acts as; null for people and visitors.
create or replace function organisation.acting_directory() returns uuid language sql stable as
$$ select nullif(current_setting('app.directory', true), '')::uuid $$;

create or replace function organisation.municipality_of_directory(d uuid) returns uuid language sql stable security definer set search_path = '' as $$
  select organisation_id from organisation.directory where id = d
$$;

-- Opens a request as the directory whose key it is. No row when the key is unknown, over or ended.
create or replace function organisation.enter_as_directory(secret text) returns uuid language plpgsql security definer set search_path = '' as $$
declare k organisation.directory_key;
begin
  select * into k from organisation.directory_key
  where secret_hash = sha256(convert_to(secret, 'UTF8')) and expires_at > now() and revoked_at is null;
  perform set_config('app.person', '', true), set_config('app.level', '', true),
    set_config('app.directory', coalesce(k.directory_id::text, ''), true);
  if k.last_used_at is null or k.last_used_at < now() - interval '1 minute' then
    update organisation.directory_key set last_used_at = now() where id = k.id;
  end if;
  return k.directory_id;
end $$;

-- Does anyone else let this person in: another directory, or another employer that has no directory to ask? Then one
-- directory's word does not change what is common to both: her account, her contact.
create or replace function organisation.vouched_elsewhere(d uuid, p uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from organisation.directory_person x where x.person_id = p and x.directory_id <> d and x.active and x.deleted_at is null)
    or exists (select from organisation.employment e where e.person_id = p and e.municipality_id <> organisation.municipality_of_directory(d)
      and e.starts_on <= current_date and (e.ended_on is null or e.ended_on > current_date)
      and not exists (select from organisation.directory_person x join organisation.directory y on y.id = x.directory_id
        where x.person_id = p and y.organisation_id = e.municipality_id and x.deleted_at is null))
$$;

-- Whom HR has left out, the directory speaks for: someone it lets in and who never had an employment.
create or replace function organisation.let_in_by_directory(p uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from organisation.directory_person x where x.person_id = p and x.active and x.deleted_at is null)
    and not exists (select from organisation.employment e where e.person_id = p)
$$;

-- The person a directory means: whom HR gave the number in its municipality; else whom it told of before by the same id of
-- its own; else someone new. Never by e-mail: an address is handed on to the next of the same name.
create or replace function organisation.meant_by_directory(number text, external text, given text, family text, tongue text, out person uuid, out is_new boolean)
language plpgsql security definer set search_path = '' as $$
declare d uuid := organisation.acting_directory(); m uuid := organisation.municipality_of_directory(d);
begin
  if d is null then raise exception 'no directory acts' using errcode = 'insufficient_privilege'; end if;
  is_new := false;
  select s.person_id into person from organisation.staff_number s where s.municipality_id = m and s.number = meant_by_directory.number;
  if person is not null then return; end if;
  select x.person_id into person from organisation.directory_person x
    where x.directory_id = d and x.external_id = external and x.deleted_at is not null
      -- Whom HR knows by another number is another.
      and (meant_by_directory.number is null or not exists (select from organisation.staff_number s where s.municipality_id = m and s.person_id = x.person_id))
    order by x.deleted_at desc limit 1;
  if person is null then
    is_new := true;
    insert into organisation.person (given_name, family_name, language) values (given, family, tongue) returning id into person;
  end if;
  if meant_by_directory.number is not null then
    insert into organisation.staff_number (municipality_id, number, person_id) values (m, meant_by_directory.number, person);
  end if;
end $$;

-- A staff number told of somebody known before: hers from now on unless it is another's.
create or replace function organisation.number_by_directory(p uuid, wanted text) returns boolean language plpgsql security definer set search_path = '' as $$
declare m uuid := organisation.municipality_of_directory(organisation.acting_directory());
begin
  if m is null then raise exception 'no directory acts' using errcode = 'insufficient_privilege'; end if;
  -- Whom HR has numbered keeps her number; a directory adds one only where there is none.
  if not exists (select from organisation.staff_number s where s.municipality_id = m and s.person_id = p) then
    insert into organisation.staff_number (municipality_id, number, person_id) values (m, wanted, p) on conflict do nothing;
  end if;
  return exists (select from organisation.staff_number s where s.municipality_id = m and s.number = wanted and s.person_id = p);
end $$;

-- Is the address somebody else's: what she signs in with, or where letters reach her who works in the same municipality?
create or replace function organisation.address_taken(p uuid, address text) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from auth."user" u where u."email" = lower(address) and u."personId" <> p)
    or exists (select from organisation.contact c join organisation.employment e on e.person_id = c.person_id
      where lower(c.email) = lower(address) and c.person_id <> p
        and e.municipality_id = organisation.municipality_of_directory(organisation.acting_directory())
        and (e.ended_on is null or e.ended_on > current_date))
$$;

-- Did a directory of this municipality make the account? Then directories move its address; another account's is HR's or
-- her own, and whoever holds a directory's key must not take it over by moving where it is reached.
create or replace function organisation.account_by_directory(d uuid, p uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select not exists (select from auth."user" u where u."personId" = p)
    or exists (select from organisation.directory_person x where x.person_id = p and x.made_account
      and organisation.municipality_of_directory(x.directory_id) = organisation.municipality_of_directory(d))
$$;

-- A log reviewer whom the directory shuts out is out at once, but not silently: whoever else reviews the log there, or
-- keeps directories, is written to. A role by a group has ended a moment ago, with the membership: today's count too.
create or replace function organisation.tell_of_shut_out_reviewer(d uuid, p uuid) returns boolean language plpgsql security definer set search_path = '' as $$
declare ours uuid[]; m uuid := organisation.municipality_of_directory(d);
begin
  if not exists (select from auth."user" u where u."personId" = p and u."closedAt" is null) -- told before
    or not exists (select from access.role_grant g join organisation.organisation o on o.id = g.organisation_id
      where g.person_id = p and g.role = 'log_reviewer' and organisation.controller(o.id) = m
        and (access.in_force(g) or (g.directory_group_id is not null and g.valid_to = current_date))) then return false; end if;
  select o.path into ours from organisation.organisation o where o.id = m;
  insert into mail.letter (kind, person_id, about)
    select distinct 'organisation.reviewer_shut_out', g.person_id, jsonb_build_object('directory', d)
    from access.role_grant g join access.role_permission r on r.role = g.role and r.permission in ('audit.review', 'directory.keep')
    where g.organisation_id = any (ours) and access.in_force(g) and g.person_id <> p;
  return true;
end $$;

-- Brings what is common in line with what the directory has said of a person: name, contact, account. Returns what came
-- of it, for the log. HR's names and employments are HR's; the contact of somebody with protected identity is a safe
-- channel, and no register's to change.
create or replace function organisation.settle_directory_person(p uuid) returns text[] language plpgsql security definer set search_path = '' as $$
declare
  d uuid := organisation.acting_directory();
  r organisation.directory_person;
  address text; sign_in text; telephone text; done text[] := '{}'; shared boolean; guarded boolean; moves boolean; c organisation.contact;
begin
  select * into strict r from organisation.directory_person where directory_id = d and person_id = p for update;
  shared := organisation.vouched_elsewhere(d, p);
  moves := organisation.account_by_directory(d, p);
  if not r.active or r.deleted_at is not null then
    if shared then
      perform auth.end_all_of(p);
      done := done || 'sessions_ended'::text;
    else
      if organisation.tell_of_shut_out_reviewer(d, p) then done := done || 'reviewer_shut_out'::text; end if;
      perform auth.close_account(p, 'directory');
      done := done || 'account_closed'::text;
    end if;
    if r.deleted_at is not null and not shared and moves then
      -- The address is free for whoever gets it next, who is not she.
      update auth."user" set "email" = "personId" || '@removed.invalid', "updatedAt" = now() where "personId" = p;
      update organisation.contact set email = null where person_id = p and lower(email) = lower(r.email) and not hidden and not safe;
    end if;
    return done;
  end if;
  if shared then return array['left_to_others']; end if;

  if not exists (select from organisation.employment where person_id = p) then
    update organisation.person x set given_name = n.given, family_name = n.family
    from (select coalesce(nullif(r.given_name, ''), nullif(left(split_part(coalesce(r.display_name, ''), ' ', 1), 100), ''), left(r.user_name, 100)) as given,
      coalesce(r.family_name, '') as family) n
    where x.id = p and x.protected_at is null and x.closed_at is null and (x.given_name, x.family_name) <> (n.given, n.family);
    if found then done := done || 'name_changed'::text; end if;
  end if;

  address := lower(coalesce(r.email, case when r.user_name ~ '^[^@\s]+@[^@\s]+$' then r.user_name end));
  telephone := coalesce(r.phone, r.mobile);
  select * into c from organisation.contact where person_id = p;
  guarded := coalesce(c.hidden or c.safe, false);
  sign_in := coalesce(address, p || '@none.invalid');
  if guarded then
    if address is distinct from lower(c.email) or (telephone is not null and telephone is distinct from c.phone) then done := done || 'safe_contact_kept'::text; end if;
    -- Nor does a register move where a protected person's sign-in is reached.
    sign_in := coalesce((select u."email" from auth."user" u where u."personId" = p), sign_in);
  elsif not moves then
    select u."email" into sign_in from auth."user" u where u."personId" = p;
    if address is distinct from sign_in and address is distinct from lower(c.email) then done := done || 'address_kept'::text; end if;
    update organisation.contact set phone = telephone where person_id = p and telephone is not null and phone is distinct from telephone;
    if found then done := done || 'contact_changed'::text; end if;
  else
    if address is not null and organisation.address_taken(p, address) then
      raise exception 'address taken' using errcode = 'unique_violation', constraint = 'address_taken';
    end if;
    insert into organisation.contact (person_id, email, phone) values (p, address, telephone)
    on conflict (person_id) do update set email = coalesce(excluded.email, contact.email), phone = coalesce(excluded.phone, contact.phone)
    where (lower(contact.email), contact.phone) is distinct from (coalesce(excluded.email, lower(contact.email)), coalesce(excluded.phone, contact.phone));
    if found then done := done || 'contact_changed'::text; end if;
  end if;

  if not exists (select from auth."user" u where u."personId" = p) then
    update organisation.directory_person set made_account = true where directory_id = d and person_id = p;
  end if;
  insert into auth."user" ("name", "email", "emailVerified", "personId") values (p::text, sign_in, true, p)
  on conflict ("personId") do update set "email" = excluded."email", "updatedAt" = now() where "user"."email" <> excluded."email";
  if found then done := done || 'account_kept'::text; end if;
  if auth.open_account(p, 'directory') or (auth.belongs(p) and auth.open_account(p, 'left')) then done := done || 'account_opened'::text; end if;
  return done;
end $$;

-- Roles by groups: who should have what today. Whoever tied the role to the group does not have it by the group; nor does
-- anybody whom the rules of giving keep from it: no circle, and no log reviewer who gives roles.
create or replace function organisation.wanted_group_roles(groups uuid[], people uuid[])
returns table (group_id uuid, person_id uuid, role text, organisation_id uuid, given_by uuid) language sql stable security definer set search_path = '' as $$
  select g.id, m.person_id, r.role, r.organisation_id, r.given_by
  from organisation.directory_group g
    join organisation.directory_role r on r.group_id = g.id and r.ended_at is null
    join organisation.directory_member m on m.group_id = g.id and m.person_id <> r.given_by
    join organisation.directory_person p on p.directory_id = m.directory_id and p.person_id = m.person_id and p.active and p.deleted_at is null
  where g.id = any (groups) and g.deleted_at is null and (people is null or m.person_id = any (people))
    and not access.owes(r.given_by, m.person_id) and not access.kept_apart(m.person_id, r.role, r.organisation_id)
$$;

-- Ends grants that are no longer wanted, and gives those that are missing, at once. The sessions of who lost one end by
-- the trigger on the grant.
create or replace function organisation.keep_group_roles(groups uuid[], people uuid[] default null) returns void
language plpgsql security definer set search_path = '' as $$
begin
  update access.role_grant a set valid_to = greatest(a.valid_from, current_date)
  where a.directory_group_id = any (groups) and (people is null or a.person_id = any (people))
    and (a.valid_to is null or a.valid_to > current_date)
    and not exists (select from organisation.wanted_group_roles(groups, people) w where w.group_id = a.directory_group_id
      and w.person_id = a.person_id and w.role = a.role and w.organisation_id = a.organisation_id);
  insert into access.role_grant (person_id, role, organisation_id, granted_by, directory_group_id)
    select w.person_id, w.role, w.organisation_id, w.given_by, w.group_id from organisation.wanted_group_roles(groups, people) w
    where not exists (select from access.role_grant a where a.directory_group_id = w.group_id and a.person_id = w.person_id
      and a.role = w.role and a.organisation_id = w.organisation_id and (a.valid_to is null or a.valid_to > current_date));
end $$;

create or replace function organisation.keep_roles_of_members() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform organisation.keep_group_roles(x.groups, x.people)
  from (select array_agg(distinct group_id) as groups, array_agg(distinct person_id) as people from touched) x where x.groups is not null;
  return null;
end $$;
create or replace trigger keep_roles_in after insert on organisation.directory_member
  referencing new table as touched for each statement execute function organisation.keep_roles_of_members();
create or replace trigger keep_roles_out after delete on organisation.directory_member
  referencing old table as touched for each statement execute function organisation.keep_roles_of_members();

create or replace function organisation.keep_roles_of_person() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform organisation.keep_group_roles(array(select m.group_id from organisation.directory_member m
    where m.directory_id = new.directory_id and m.person_id = new.person_id), array[new.person_id]);
  return null;
end $$;
create or replace trigger keep_roles after update of active, deleted_at on organisation.directory_person
  for each row execute function organisation.keep_roles_of_person();

create or replace function organisation.keep_roles_of_group() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform organisation.keep_group_roles(array[new.group_id]);
  return null;
end $$;
create or replace trigger keep_roles after insert or update on organisation.directory_role
  for each row execute function organisation.keep_roles_of_group();

-- A group that is removed takes its members and roles with it.
create or replace function organisation.empty_group() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  delete from organisation.directory_member where group_id = new.id;
  update organisation.directory_role set ended_at = now() where group_id = new.id and ended_at is null;
  return null;
end $$;
create or replace trigger empty_group after update of deleted_at on organisation.directory_group
  for each row when (old.deleted_at is null and new.deleted_at is not null) execute function organisation.empty_group();

-- Has the directory shut her out, with nobody else to vouch for her?
create or replace function organisation.shut_out_by_directory(p uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from organisation.directory_person x where x.person_id = p and not x.active and x.deleted_at is null
    and not organisation.vouched_elsewhere(x.directory_id, p))
$$;

-- Can somebody sign in with her account? For `samfrid check`; no login of jobs reads the accounts themselves.
create or replace function organisation.account_open(p uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from auth."user" u where u."personId" = p and (u."closedAt" is null
    or exists (select from auth."session" s where s."userId" = u."id" and s."createdAt" < u."closedAt")))
$$;

-- For the administrators' page: numbers over people some of whom they may not see.
create or replace function organisation.directory_figures(d uuid) returns table (active integer, inactive integer, groups integer, last_change timestamptz)
language sql stable security definer set search_path = '' as $$
  select count(*) filter (where p.active)::integer, count(*) filter (where not p.active)::integer,
    (select count(*) from organisation.directory_group g where g.directory_id = d and g.deleted_at is null)::integer,
    greatest(max(p.updated_at), (select max(g.updated_at) from organisation.directory_group g where g.directory_id = d))
  from organisation.directory_person p where p.directory_id = d and p.deleted_at is null
    and organisation.municipality_of_directory(d) in (select organisation.mine('directory.keep'))
$$;

create or replace function organisation.member_count(g uuid) returns integer language sql stable security definer set search_path = '' as $$
  select count(*)::integer from organisation.directory_member where group_id = g
$$;

-- Is the acting person herself in the group? Asked by the policy that lets her tie a role to it.
create or replace function organisation.in_group_myself(g uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from organisation.directory_member where group_id = g and person_id = access.person())
$$;

create or replace function organisation.municipality_of_group(g uuid) returns uuid language sql stable security definer set search_path = '' as $$
  select d.organisation_id from organisation.directory_group x join organisation.directory d on d.id = x.directory_id where x.id = g
$$;

-- A refused request, for the directory's administrators; the last two hundred stay.
create or replace function organisation.note_directory_fault(d uuid, request text, status integer, reason text, what text) returns void
language plpgsql security definer set search_path = '' as $$
begin
  insert into organisation.directory_fault (directory_id, request, status, reason, what) values (d, left(request, 60), status, reason, left(what, 200));
  delete from organisation.directory_fault f where f.directory_id = d
    and f.id <= (select x.id from organisation.directory_fault x where x.directory_id = d order by x.id desc offset 200 limit 1);
end $$;
