-- Whose handbooks I read: where I work today, or have a role in force.
create or replace function handbook.my_municipalities() returns setof uuid language sql stable security definer set search_path = '' as $$
  select e.municipality_id from organisation.employment e
  where e.person_id = access.person() and e.starts_on <= current_date and (e.ended_on is null or e.ended_on > current_date)
    and access.reaches('handbook.read')
  union select organisation.controller(g.organisation_id) from access.role_grant g
  where g.person_id = access.person() and access.in_force(g) and access.reaches('handbook.read')
$$;

-- Versions I have been asked to read with other eyes: those I may see though they are drafts, as long as I belong where they are written.
create or replace function handbook.reviewed_by_me() returns setof uuid language sql stable security definer set search_path = '' as $$
  select r.version_id from handbook.review r join handbook.version v on v.id = r.version_id
  where r.person_id = access.person() and v.municipality_id in (select handbook.my_municipalities())
$$;

-- Routines in handbooks that everybody may read.
create or replace function handbook.public_routines() returns setof uuid language sql stable security definer set search_path = '' as $$
  select r.id from handbook.routine r join handbook.handbook h on h.id = r.handbook_id where h.public_at is not null
$$;

-- Routines of which I may see some version: what has been published where I work, what is public, what I am asked to read.
create or replace function handbook.shown_routines() returns setof uuid language sql stable security definer set search_path = '' as $$
  select v.routine_id from handbook.version v where v.published_at is not null and v.municipality_id in (select handbook.my_municipalities())
  union select v.routine_id from handbook.version v where v.published_at is not null and v.replaced_at is null and v.routine_id in (select handbook.public_routines())
  union select v.routine_id from handbook.version v where v.id in (select handbook.reviewed_by_me())
$$;

-- May I read some version of this one routine? The same as the row policies say, for functions that tell of it by its id.
create or replace function handbook.sees(routine uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from handbook.version v where v.routine_id = routine and (
    v.organisation_id in (select organisation.mine_within('handbook.write'))
    or (v.published_at is not null and v.municipality_id in (select handbook.my_municipalities()))
    or (v.published_at is not null and v.replaced_at is null and exists (select from handbook.routine r join handbook.handbook h on h.id = r.handbook_id
      where r.id = routine and h.public_at is not null))
    or v.id in (select handbook.reviewed_by_me())))
$$;

-- A writer writes in versions of handbooks she keeps: those of her organisation, and below.
create or replace function handbook.writes(v handbook.version) returns boolean language sql stable security definer set search_path = '' as $$
  select v.organisation_id in (select organisation.mine_within('handbook.write'))
$$;

-- The version in force of a routine; null where none is. For functions, which have asked who may know.
create or replace function handbook.in_force(routine uuid) returns uuid language sql stable security definer set search_path = '' as $$
  select v.id from handbook.version v where v.routine_id = routine and v.published_at is not null and v.replaced_at is null
$$;

-- What is missing before other eyes may read it: names of columns. Who decides is asked at the decision.
create or replace function handbook.lacks(v handbook.version) returns text[] language sql stable set search_path = '' as $$
  select coalesce(array_agg(x.name order by x.place), '{}') from (values
    (1, 'summary', btrim(v.summary) <> ''),
    (2, 'body', btrim(v.body) <> '' or jsonb_array_length(v.steps) > 0),
    (3, 'owner_function', btrim(v.owner_function) <> ''),
    (4, 'reviser_function', btrim(v.reviser_function) <> ''),
    (5, 'follower_function', btrim(v.follower_function) <> ''),
    (6, 'change_note', v.number = 1 or btrim(v.change_note) <> '')) x (place, name, there) where not x.there
$$;

-- Takes the lock, and the version as it now is, for one of the acts below; null where it is not the caller's to write.
create or replace function handbook.take_version(which uuid, wanted text) returns handbook.version language plpgsql security definer set search_path = '' as $$
declare v handbook.version;
begin
  select * into v from handbook.version x where x.id = which and x.organisation_id in (select organisation.mine_within(wanted)) for update;
  return v;
end $$;

-- Sends a draft to review as it stands at this revision. False where it is not hers, has been saved since, or is not whole.
create or replace function handbook.submit(which uuid, seen integer) returns boolean language plpgsql security definer set search_path = '' as $$
declare v handbook.version := handbook.take_version(which, 'handbook.write');
begin
  if v.id is null or v.state <> 'draft' or v.revision <> seen or handbook.lacks(v) <> '{}'
    or exists (select from handbook.absent_pictures(v)) then return false; end if;
  update handbook.version set submitted_at = now(), submitted_by = access.person() where id = which;
  return true;
end $$;

-- Takes it back to be written on, until it is published: what has been read and decided must be read and decided anew.
create or replace function handbook.take_back(which uuid) returns boolean language plpgsql security definer set search_path = '' as $$
declare v handbook.version := handbook.take_version(which, 'handbook.write');
begin
  if v.id is null or v.state not in ('review', 'reviewed', 'decided') then return false; end if;
  update handbook.version set submitted_at = null, submitted_by = null, reviewed_at = null, decided_at = null, decided_by = null, publish_on = null,
    decided_by_body = '', decided_on = null, decision_reference = '' where id = which;
  return true;
end $$;

-- The answer of somebody asked, on the saving that she has read. Approved by other eyes than the writers' it is reviewed; "changes"
-- sends it back to be written on. False where nobody asked her, it is not in review, has been saved since, or she has written in
-- it herself or no longer belongs there.
create or replace function handbook.answer_review(which uuid, seen integer, said text, words text) returns boolean
language plpgsql security definer set search_path = '' as $$
declare v handbook.version;
begin
  select * into v from handbook.version x where x.id = which for update;
  if v.id is null or v.state not in ('review', 'reviewed') or v.revision <> seen or v.municipality_id not in (select handbook.my_municipalities())
    or exists (select from handbook.writer w where w.version_id = which and w.person_id = access.person()) then return false; end if;
  update handbook.review set verdict = said, note = words, answered_at = now(), revision = v.revision
    where version_id = which and person_id = access.person() and answered_at is null;
  if not found then return false; end if;
  if said = 'approved' then
    update handbook.version set reviewed_at = coalesce(reviewed_at, now()) where id = which;
  else
    update handbook.version set submitted_at = null, submitted_by = null, reviewed_at = null where id = which;
  end if;
  return true;
end $$;

-- Enters the decision on what has been reviewed, as the one who enters it saw it: other eyes have approved that very saving. A day
-- that has come publishes at once; a later one waits for the job.
create or replace function handbook.decide(which uuid, seen integer, body_name text, day date, reference text, publish date) returns boolean
language plpgsql security definer set search_path = '' as $$
declare v handbook.version := handbook.take_version(which, 'handbook.decide');
begin
  if v.id is null or v.state <> 'reviewed' or v.revision <> seen or btrim(body_name) = '' or day > current_date
    or v.valid_until < greatest(publish, current_date) then return false; end if;
  if not exists (select from handbook.review r where r.version_id = which and r.verdict = 'approved' and r.revision = seen
    and not exists (select from handbook.writer w where w.version_id = which and w.person_id = r.person_id)) then return false; end if;
  update handbook.version set decided_at = now(), decided_by = access.person(), decided_by_body = body_name, decided_on = day,
    decision_reference = reference, publish_on = publish where id = which;
  -- Whoever has not answered by now is no longer asked, nor reads the draft.
  delete from handbook.review where version_id = which and answered_at is null;
  if publish <= current_date then perform handbook.publish(which); end if;
  return true;
end $$;

-- Another day for what is decided and waits: the decision stands. False where it is not hers to decide, no longer waits, or the day
-- has been or comes after its last.
create or replace function handbook.publish_another_day(which uuid, day date) returns boolean language plpgsql security definer set search_path = '' as $$
declare v handbook.version := handbook.take_version(which, 'handbook.decide');
begin
  if v.id is null or v.state <> 'decided' or day is null or day < current_date or v.valid_until < day then return false; end if;
  update handbook.version set publish_on = day where id = which;
  if day <= current_date then perform handbook.publish(which); end if;
  return true;
end $$;

-- Puts a decided version in force and the one before it aside, in the same moment. For decide, for another day and for the job.
create or replace function handbook.publish(which uuid) returns boolean language plpgsql security definer set search_path = '' as $$
declare v handbook.version;
begin
  select * into v from handbook.version x where x.id = which for update;
  if v.id is null or v.state <> 'decided' or v.publish_on > current_date then return false; end if;
  -- Locked, so that it is not ended meanwhile.
  perform from handbook.routine r where r.id = v.routine_id and r.ended_at is null for share;
  if not found then return false; end if;
  update handbook.version set replaced_at = now() where routine_id = v.routine_id and published_at is not null and replaced_at is null;
  update handbook.version set published_at = now() where id = which;
  return true;
end $$;

-- Ends a routine: its version in force is put aside. Another may take its place.
create or replace function handbook.end_routine(which uuid, why text, successor uuid) returns boolean language plpgsql security definer set search_path = '' as $$
declare r handbook.routine;
begin
  select * into r from handbook.routine x where x.id = which and x.organisation_id in (select organisation.mine_within('handbook.decide')) for update;
  if r.id is null or r.ended_at is not null or successor = which then return false; end if;
  update handbook.version set replaced_at = now() where routine_id = which and published_at is not null and replaced_at is null;
  update handbook.routine set ended_at = now(), ended_by = access.person(), end_reason = why, replaced_by = successor where id = which;
  return true;
end $$;

-- Names of those who wrote, reviewed and decided: who works or has worked, or has or has had a role, where the caller reads
-- handbooks. Of somebody with protected identity only for whoever may read her otherwise.
create or replace function handbook.names(people uuid[]) returns table (id uuid, name text) language sql stable security definer set search_path = '' as $$
  select p.id, p.given_name || ' ' || p.family_name from organisation.person p
  where p.id = any (people) and (p.protected_at is null or p.id in (select organisation.read_by_me()))
    and exists (select from handbook.my_municipalities() m
      join organisation.employment e on e.municipality_id = m where e.person_id = p.id
      union all select from handbook.my_municipalities() m join access.role_grant g on organisation.controller(g.organisation_id) = m where g.person_id = p.id)
$$;

-- When the next follow-up is due: twelve months after the last one, or after it was first published. For jobs and functions.
create or replace function handbook.due_of(routine uuid) returns date language sql stable security definer set search_path = '' as $$
  select (coalesce((select max(f.followed_up_on) from handbook.follow_up f where f.routine_id = routine),
    (select min((v.published_at at time zone 'Europe/Stockholm')::date) from handbook.version v where v.routine_id = routine and v.published_at is not null))
    + interval '12 months')::date
$$;

-- The same, for whoever may read the routine; null for others.
create or replace function handbook.follow_up_due(routine uuid) returns date language sql stable security definer set search_path = '' as $$
  select handbook.due_of(routine) where handbook.sees(routine)
$$;

-- Throws a draft away, and with it a routine that has had no other version: nobody has read it, and a proposal taken into it waits again.
create or replace function handbook.discard(which uuid) returns boolean language plpgsql security definer set search_path = '' as $$
declare v handbook.version := handbook.take_version(which, 'handbook.write');
begin
  if v.id is null or v.state <> 'draft' then return false; end if;
  delete from handbook.version where id = which;
  delete from handbook.routine r where r.id = v.routine_id and not exists (select from handbook.version x where x.routine_id = r.id);
  return true;
end $$;

-- Who is to be told of a routine: the one who is reminded of it while she writes there, else those given the writing nearest to it.
-- For letters, so not for requests.
create or replace function handbook.keepers(routine uuid) returns setof uuid language sql stable security definer set search_path = '' as $$
  with holders as (
    select g.person_id, array_position(o.path, g.organisation_id) as depth, g.person_id = r.owner_id as owner
    from handbook.routine r join organisation.organisation o on o.id = r.organisation_id
      join access.role_grant g on g.organisation_id = any (o.path) join access.role_permission p on p.role = g.role and p.permission = 'handbook.write'
    where r.id = routine and access.in_force(g))
  select distinct h.person_id from holders h
  where h.owner or (not exists (select from holders x where x.owner) and h.depth = (select max(x.depth) from holders x))
$$;

-- Who writes in a version is noted whatever way she writes, beginning it included: she cannot be its other eyes.
create or replace function handbook.note_writer() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into handbook.writer (version_id, person_id) select new.id, access.person() where access.person() is not null on conflict do nothing;
  return null;
end $$;
create or replace trigger note_writer after insert or update of title, summary, body, steps, applies_to, owner_function, reviser_function,
  follower_function, replaces, valid_until, change_note, editorial on handbook.version for each row execute function handbook.note_writer();

-- Every saving has a number of its own, higher than the last: an answer to an earlier one can never be taken for an answer to this.
-- Whose it is and when nobody says herself.
create or replace function handbook.count_saving() returns trigger language plpgsql set search_path = '' as $$
begin
  if access.person() is null then return new; end if;
  if tg_op = 'UPDATE' and new.revision <= old.revision then new.revision := old.revision + 1; end if;
  new.changed_by := access.person();
  new.changed_at := clock_timestamp();
  return new;
end $$;
create or replace trigger count_saving before insert or update of revision, title, summary, body, steps, applies_to, owner_function, reviser_function,
  follower_function, replaces, valid_until, change_note, editorial on handbook.version for each row execute function handbook.count_saving();
