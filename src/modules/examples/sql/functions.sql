-- Good examples: functions.

-- Municipalities I belong to: where I work today, or have a role in force.
create or replace function examples.my_municipalities() returns setof uuid language sql stable security definer set search_path = '' as $$
  select e.municipality_id from organisation.employment e
  where e.person_id = access.person() and e.starts_on <= current_date and (e.ended_on is null or e.ended_on > current_date)
    and access.reaches('examples.read')
  union select organisation.controller(g.organisation_id) from access.role_grant g
  where g.person_id = access.person() and access.in_force(g) and access.reaches('examples.read')
$$;

-- Nobody is named as contact, checker or publisher by anybody but herself; who was named may be taken away.
create or replace function examples.keep_own_name() returns trigger language plpgsql set search_path = '' as $$
declare
  me uuid := access.person();
  was examples.example;
begin
  if tg_op = 'UPDATE' then was := old; end if;
  if me is not null and ((new.contact_person_id is distinct from was.contact_person_id and new.contact_person_id <> me)
    or (new.checked_by is distinct from was.checked_by and new.checked_by <> me)
    or (new.published_by is distinct from was.published_by and new.published_by <> me)) then
    raise exception 'somebody else is not named' using errcode = 'check_violation', constraint = 'own_name';
  end if;
  return new;
end $$;
create or replace trigger keep_own_name after insert or update of contact_person_id, checked_by, published_by on examples.example
  for each row execute function examples.keep_own_name();

-- What an example is found by: its own words and whose it is, analysed as the handbook's are.
create or replace function examples.example_terms(e examples.example) returns tsvector language sql stable security definer set search_path = '' as $$
  select handbook.search_vector(e.title, concat_ws(E'\n', (select o.name from organisation.organisation o where o.id = e.organisation_id), e.source_name),
    handbook.search_prose(concat_ws(E'\n\n', e.problem, e.done, e.result)))
$$;
create or replace function examples.keep_terms() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  new.terms := examples.example_terms(new);
  return new;
end $$;
create or replace trigger keep_terms before insert or update of title, source_name, problem, done, result on examples.example
  for each row execute function examples.keep_terms();
