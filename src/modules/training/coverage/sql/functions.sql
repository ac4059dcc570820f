-- Those who lead, who have led for a year at most, and the safety representatives, at a place on a day: how many, and how many
-- have the course and it is valid. Asked by, and counted for the reader as, training.coverage.
create or replace function training.leaders_covered(course uuid, at_org uuid, as_of date) returns table (who text, head integer, covered integer)
language sql stable security definer set search_path = '' set random_page_cost = 1.1 as $$
  with here as (select o.id, o.kind in ('administration', 'unit') as small from organisation.organisation o where o.id = at_org and training.may_count(o.id)),
  hid as materialized (select h.id from organisation.hidden_from_me() h (id)),
  chiefs as materialized (select m.person_id, m.employer_id from here, training.matching(here.id, null, null, null, null, true, here.id, as_of) m),
  people as (
    select 'manager' as who, l.person_id from chiefs l
    union
    select 'new_manager', l.person_id from chiefs l where not exists (select from organisation.employment e
      where e.person_id = l.person_id and e.municipality_id = l.employer_id and e.leads and e.starts_on <= as_of - interval '1 year')
    union
    select 'safety_representative', m.person_id from here, training.matching(here.id, null, null, null, 'safety_representative', null, here.id, as_of) m)
  select p.who, count(*)::int, count(*) filter (where exists (select from training.completion f where f.course_id = course and f.person_id = p.person_id
    and f.state = 'approved' and f.completed_on <= as_of and (f.valid_until is null or f.valid_until >= as_of)))::int
  from here, people p where not (here.small and p.person_id in (select id from hid)) group by p.who
$$;
