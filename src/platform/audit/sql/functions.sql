-- The controller on whose chain the acting person, or a municipality's directory or case system, writes.
create or replace function audit.chain_of_actor() returns uuid language sql stable security definer set search_path = '' as $$
  select coalesce(organisation.controller_of(access.person()), organisation.municipality_of_directory(organisation.acting_directory()),
    screening.municipality_of_case_system(screening.acting_case_system()), '00000000-0000-0000-0000-000000000000'::uuid)
$$;

-- As which role: the given ones that carry the route's permission; employee where everybody has it.
create or replace function audit.role_of_actor() returns text language sql stable security definer set search_path = '' as $$
  select coalesce(
    (select string_agg(distinct g.role, ',' order by g.role) from access.role_grant g join access.role_permission p on p.role = g.role
       where g.person_id = access.person() and p.permission = current_setting('app.permission', true) and access.in_force(g)),
    (select p.role from access.role_permission p where p.role = 'employee' and access.person() is not null
       and p.permission = current_setting('app.permission', true)))
$$;

-- From which unit: where she is employed today, most of all.
create or replace function audit.unit_of_actor() returns uuid language sql stable security definer set search_path = '' as $$
  select e.unit_id from organisation.employment e where e.person_id = access.person() and not e.hidden -- a protected person's unit is told to no reviewer
    and e.starts_on <= current_date and (e.ended_on is null or e.ended_on > current_date) order by e.share desc, e.starts_on limit 1
$$;

-- What nobody may choose for herself: when, through which login, as which role, from which unit, how surely signed in.
create or replace function audit.complete_entry() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  new.at := clock_timestamp();
  new.login := session_user;
  new.role := audit.role_of_actor();
  new.unit_id := audit.unit_of_actor();
  new.level := access.level();
  return new;
end $$;
create or replace trigger complete_entry before insert on audit.entry for each row execute function audit.complete_entry();

-- An entry in words, the same on every server and in every time zone: what the hash covers. Never changed, or every
-- hash would be wrong: what an entry learns later is said at the end, and only where there is something to say. The
-- last line is for what could be read in two ways. `audit verify` says the same by itself (verify/entry-in-words.ts):
-- whoever owns the database could change this function.
create or replace function audit.words(e audit.entry) returns text language sql immutable set search_path = '' as $$
  select concat_ws('|', e.id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), e.chain, coalesce(e.person_id::text, '-'),
      e.login, e.act, coalesce(e.subject_type, '-'), coalesce(e.subject_id::text, '-'), coalesce(e.about_person_id::text, '-'), e.details::text)
    || coalesce('|role ' || to_json(e.role), '') || coalesce('|unit ' || e.unit_id, '') || coalesce('|level ' || e.level, '')
    || coalesce('|reason ' || to_json(e.reason), '')
    || case when e.at >= '2000-01-01 00:00Z' and e.at < '9999-01-01 00:00Z' and e.subject_type is distinct from '-'
         and position('|' in concat(e.login, e.act, e.subject_type)) = 0 then ''
       else '|exactly ' || json_build_array(extract(epoch from e.at), e.login, e.act, e.subject_type) end
$$;

-- Runs at commit, not at insert: the head is locked only while the transaction ends, so writers do not queue behind
-- each other's work, and no act can wait for a lock that another holds the other way round.
create or replace function audit.add_link() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  last audit.head;
  now_hash bytea;
begin
  insert into audit.head (chain, position, hash) values (new.chain, 0, '') on conflict do nothing;
  select * into strict last from audit.head where chain = new.chain for update;
  now_hash := sha256(last.hash || convert_to(audit.words(new), 'UTF8'));
  insert into audit.link (chain, position, entry_id, hash) values (new.chain, last.position + 1, new.id, now_hash);
  update audit.head set position = last.position + 1, hash = now_hash where chain = new.chain;
  return null;
end $$;
drop trigger if exists add_link on audit.entry;
create constraint trigger add_link after insert on audit.entry deferrable initially deferred for each row execute function audit.add_link();


-- A name for the log's own page: readable where the entry is, so that a reviewer need not see the person elsewhere.
create or replace function audit.name_of(p uuid) returns text language sql stable security definer set search_path = '' as $$
  select v.name from organisation.presented(p) v
  where p = access.person() or (exists (select organisation.mine('audit.review')) and not organisation.is_hidden(p))
$$;

-- A unit's name, as far as the reader sees the tree.
create or replace function audit.name_of_unit(u uuid) returns text language sql stable set search_path = '' as $$
  select o.name from organisation.organisation o where o.id = u
$$;
