-- Numbers over rows the asker may not see, and the one act that concerns others than the asker: giving freed seats to
-- those next in the queue. Everything here expects the occasion to be locked when it decides (lock 'training.occasion').

-- People a person's seat may be counted for: her units and all above them, today.
create or replace function training.organisations_of(p uuid) returns uuid[] language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(distinct above), '{}') from organisation.employment e
    join organisation.organisation o on o.id = e.unit_id, unnest(o.path) above
  where e.person_id = p and e.starts_on <= current_date and (e.ended_on is null or e.ended_on > current_date)
$$;

create or replace function training.starts_at(o uuid) returns timestamptz language sql stable security definer set search_path = '' as
$$ select min(starts_at) from training.part where occasion_id = o $$;

-- Occasions I arrange or lead: whose participants I may see. For the policies.
create or replace function training.runs(o uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from training.occasion c where c.id = o and c.organiser_id in (select organisation.mine('training.plan')))
    or exists (select from training.occasion_trainer t where t.occasion_id = o and t.person_id = access.person())
$$;
create or replace function training.plans(o uuid) returns boolean language sql stable security definer set search_path = '' as
$$ select exists (select from training.occasion c where c.id = o and c.organiser_id in (select organisation.mine('training.plan'))) $$;

create or replace function training.mine_to_run() returns setof uuid language sql stable security definer set search_path = '' as $$
  select c.id from training.occasion c where c.organiser_id in (select organisation.mine('training.plan'))
  union select t.occasion_id from training.occasion_trainer t where t.person_id = access.person()
$$;

-- May my organisation's people take part? Published occasions are shown to those invited and to those who run them.
create or replace function training.is_open_to_me(o uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from training.audience a where a.occasion_id = o and a.organisation_id = any (training.organisations_of(access.person())))
    or exists (select from training.audience a join organisation.organisation x on a.organisation_id = any (x.path)
               where a.occasion_id = o and x.id in (select access.tops('people.lead') union select access.tops('training.coverage')))
$$;

-- Coverage, targets, reminders, statistics -------------------------------------------------------------------------------

-- Coverage (täckning). One count in three steps: who is in a group (matching, members), how each of them stands with a
-- course (standing), how many stand so (coverage). The first steps are plain SQL that the planner sees through, and no
-- request may call them (policies.sql); what requests call checks the reader's place first.

-- People employed on a day who work below `owner` (and below `within`) and match one rule. What is null is not asked for.
-- Someone with protected identity is counted from the municipality upwards: in the count of a unit beside its list of
-- names she would show. Herself, her named readers and the house's own letters are not counted from.
create or replace function training.matching(owner uuid, in_sector text, as_profession text, in_unit uuid, in_function text, as_leader boolean,
  within uuid, as_of date) returns table (person_id uuid, unit_id uuid, employer_id uuid) language sql stable as $$
  select e.person_id, e.unit_id, e.municipality_id
  from organisation.organisation u join organisation.employment e on e.unit_id = u.id
  where u.path @> array[owner, coalesce(in_unit, owner), coalesce(within, owner)]
    and e.starts_on <= as_of and (e.ended_on is null or e.ended_on > as_of)
    and (in_sector is null or u.sector = in_sector)
    and (as_profession is null or lower(e.profession) = lower(as_profession))
    and (as_leader is null or e.leads = as_leader)
    and (in_function is null or exists (select from organisation.assignment a join organisation.organisation w on w.id = a.unit_id
      where a.person_id = e.person_id and a.function = in_function and a.starts_on <= as_of and (a.ended_on is null or a.ended_on > as_of)
        and w.path @> array[owner, coalesce(in_unit, owner)]))
    and (not e.hidden or access.person() is null or e.person_id in (select organisation.read_by_me()) or not exists (
      select from organisation.organisation n where n.id in (owner, in_unit, within) and n.kind in ('administration', 'unit')))
$$;

-- Everyone in any of the groups on a day, once for each place of work; below `within` only, everywhere when it is null.
-- Groups null: everyone who is employed below `within`.
create or replace function training.members(groups uuid[], within uuid, as_of date)
returns table (person_id uuid, unit_id uuid, employer_id uuid) language sql stable as $$
  select m.person_id, m.unit_id, m.employer_id
  from training.target_rule r join training.target_group g on g.id = r.group_id,
    training.matching(g.organisation_id, r.sector, r.profession, r.unit_id, r.function, r.leads, within, as_of) m
  where r.group_id = any (groups)
  union
  select m.person_id, m.unit_id, m.employer_id from training.matching(within, null, null, null, null, null, within, as_of) m where groups is null
$$;

-- The groups a count at an organisation is about: the one asked for, or every group there that shall have the course.
-- Found once and handed on as a column: asked for anew at each row it costs more than the count.
create or replace function training.groups_for(course uuid, target uuid, at_org uuid) returns uuid[] language sql stable security definer set search_path = '' set random_page_cost = 1.1 as $$
  select case when target is not null then array[target] else coalesce((
    select array_agg(t.group_id) from training.course_target t join training.target_group g on g.id = t.group_id
      join organisation.organisation o on o.id = g.organisation_id, organisation.organisation h
    where t.course_id = course and h.id = at_org and (o.id = any (h.path) or h.id = any (o.path))), '{}') end
$$;

-- How each member stands with a course on a day: valid (earned while she worked here, or by us), proof (valid, and moved
-- in with her), lapsed (had it once), never. valid_until is the last day of what is valid; null when it never lapses.
create or replace function training.standing(course uuid, groups uuid[], within uuid, as_of date)
returns table (person_id uuid, unit_id uuid, state text, valid_until date, completed_on date) language sql stable as $$
  select m.person_id, m.unit_id,
    case when c.ours then 'valid' when c.valid then 'proof' when c.valid is not null then 'lapsed' else 'never' end,
    case when c.valid then nullif(c.until, 'infinity') end, c.completed_on
  from training.members(groups, within, as_of) m left join lateral (
    select bool_or(x.valid) as valid, max(x.until) filter (where x.valid) as until, max(x.completed_on) as completed_on,
      bool_or(x.valid and (x.earned_at_employer = m.employer_id or exists (select from organisation.employment e
        where e.person_id = m.person_id and e.municipality_id = m.employer_id and e.starts_on <= x.completed_on
          and (e.ended_on is null or e.ended_on > x.completed_on)))) as ours
    from (select f.completed_on, f.earned_at_employer, coalesce(f.valid_until, 'infinity') as until,
        f.valid_until is null or f.valid_until >= as_of as valid
      from training.completion f where f.course_id = course and f.person_id = m.person_id and f.state = 'approved' and f.completed_on <= as_of) x) c on true
$$;

-- May the reader have numbers about this organisation? Those who answer for it; a unit's only where she also sees its
-- people: for a region four people in a unit are not a figure.
create or replace function training.may_count(o uuid) returns boolean language sql stable security definer set search_path = '' set random_page_cost = 1.1 as $$
  select exists (select from organisation.organisation x where x.id = o
    and x.path && array(select access.tops('training.coverage') union select access.tops('training.plan'))
    and (x.kind <> 'unit' or x.path && array(select access.tops('people.see'))))
$$;

-- Coverage of a course in a group (null: in every group that shall have it) at an organisation, on a day. Depth 0 is the
-- organisation itself, 1 what lies just below it, and so on for `levels`; depth 1 with its own id are those who work at
-- the organisation itself. Each line counts people, once each: who works in two units counts in both and once above them.
create or replace function training.coverage(course uuid, target uuid, at_org uuid, as_of date, levels integer default 1)
returns table (organisation_id uuid, depth integer, head integer, valid integer, proof integer, lapsed integer, never integer)
language sql stable security definer set search_path = '' set random_page_cost = 1.1 as $$
  with here as (select o.id, cardinality(o.path) as deep, array(select access.tops('people.see')) as seen,
      training.groups_for(course, target, o.id) as groups
    from organisation.organisation o where o.id = at_org and training.may_count(o.id)),
  hid as materialized (select h.id from organisation.hidden_from_me() h (id)),
  people as materialized (select s.person_id, s.unit_id, array_position(array['valid', 'proof', 'lapsed', 'never'], s.state) as rank
    from here, training.standing(course, here.groups, here.id, as_of) s),
  place as (select u.id as unit_id, x.node, x.depth, n.kind in ('administration', 'unit') as small from (select distinct p.unit_id from people p) p
    join organisation.organisation u on u.id = p.unit_id, here,
    lateral (select u.path[here.deep + d] as node, d as depth from generate_series(0, least(levels, cardinality(u.path) - here.deep)) d
      union all select u.id, 1 where u.id = here.id and levels > 0) x
    join organisation.organisation n on n.id = x.node where n.kind <> 'unit' or n.path && here.seen),
  once as (select w.node, w.depth, p.person_id, min(p.rank) as rank from people p join place w on w.unit_id = p.unit_id
    where not (w.small and p.person_id in (select id from hid)) group by 1, 2, 3)
  select h.id, 0, count(c.rank)::int, count(*) filter (where c.rank = 1)::int, count(*) filter (where c.rank = 2)::int,
    count(*) filter (where c.rank = 3)::int, count(*) filter (where c.rank = 4)::int
  from here h left join once c on c.node = h.id and c.depth = 0 group by h.id
  union all
  select c.node, c.depth, count(*)::int, count(*) filter (where c.rank = 1)::int, count(*) filter (where c.rank = 2)::int,
    count(*) filter (where c.rank = 3)::int, count(*) filter (where c.rank = 4)::int
  from once c where c.depth > 0 group by c.node, c.depth
$$;

-- The people behind a number, for those who may know them: the manager of their unit or one above, and the planner. Who
-- has protected identity is known to her named readers alone. Ids only: the policy on people decides what is shown.
create or replace function training.people_standing(course uuid, target uuid, at_org uuid, as_of date)
returns table (person_id uuid, unit_id uuid, state text, valid_until date, completed_on date)
language sql stable security definer set search_path = '' set random_page_cost = 1.1 as $$
  with mine as materialized (select array(select access.tops('people.lead')) as led, array(select access.tops('training.plan')) as planned,
    training.groups_for(course, target, at_org) as groups)
  select s.* from mine, training.standing(course, mine.groups, at_org, as_of) s
    join organisation.organisation u on u.id = s.unit_id
  where u.path && (mine.led || mine.planned) and s.person_id not in (select organisation.hidden_from_me())
$$;

-- The group at the end of each of the last quarters: how the plot begins, and what the forecast learns turnover from.
-- joined, gone and trained are since the quarter before; holding are those of the joined who brought a valid course.
create or replace function training.coverage_history(course uuid, target uuid, at_org uuid, as_of date, quarters integer)
returns table (day date, head integer, covered integer, joined integer, holding integer, gone integer, trained integer)
language sql stable security definer set search_path = '' set random_page_cost = 1.1 as $$
  with days as (select q, (as_of - make_interval(months => 3 * q))::date as day, (as_of - make_interval(months => 3 * q + 3))::date as before
    from generate_series(0, quarters + 1) q where training.may_count(at_org)),
  about as materialized (select training.groups_for(course, target, at_org) as groups),
  stand as materialized (select d.q, s.person_id, bool_or(s.state in ('valid', 'proof')) as covered, max(s.completed_on) as completed_on
    from about, days d, training.standing(course, about.groups, at_org, d.day) s group by 1, 2)
  select d.day, count(s.person_id)::int, count(*) filter (where s.covered)::int,
    count(s.person_id) filter (where b.person_id is null)::int,
    count(*) filter (where b.person_id is null and s.covered and s.completed_on <= d.before)::int,
    (select count(*) from stand b where b.q = d.q + 1 and not exists (select from stand n where n.q = d.q and n.person_id = b.person_id))::int,
    count(*) filter (where s.completed_on > d.before and s.completed_on <= d.day)::int
  from days d left join stand s on s.q = d.q left join stand b on b.q = d.q + 1 and b.person_id = s.person_id
  where d.q <= quarters group by d.q, d.day order by d.day
$$;

-- People who have a valid course now, by the month in which it lapses; month null for those whose never does.
create or replace function training.lapsing(course uuid, target uuid, at_org uuid, as_of date) returns table (month date, people integer)
language sql stable security definer set search_path = '' set random_page_cost = 1.1 as $$
  with about as materialized (select training.groups_for(course, target, at_org) as groups where training.may_count(at_org))
  select date_trunc('month', s.valid_until)::date, count(distinct s.person_id)::int
  from about, training.standing(course, about.groups, at_org, as_of) s
  where s.state in ('valid', 'proof') group by 1
$$;

-- Occasions of a course to which people here are invited, with the day they end: planned ones, and those of the last
-- three years with what came of them (given: certificates; ours: to people who are or were in the group).
create or replace function training.occasions_for(course uuid, target uuid, at_org uuid, as_of date)
returns table (occasion_id uuid, ends_on date, seats integer, given integer, ours integer) language sql stable security definer set search_path = '' set random_page_cost = 1.1 as $$
  with here as materialized (select path, training.groups_for(course, target, id) as groups
    from organisation.organisation where id = at_org and training.may_count(id)),
  held as (select o.id, o.seats, (max(p.ends_at) at time zone 'Europe/Stockholm')::date as ends_on
    from here, training.occasion o join training.part p on p.occasion_id = o.id
    where o.course_id = course and o.cancelled_at is null and exists (select from training.audience a join organisation.organisation x
      on x.id = a.organisation_id where a.occasion_id = o.id and (x.id = any (here.path) or x.path @> here.path))
    group by o.id),
  people as (select distinct m.person_id from here, generate_series(0, 3) y,
    training.members(here.groups, at_org, (as_of - make_interval(years => y))::date) m)
  select h.id, h.ends_on, h.seats, count(c.id)::int, count(p.person_id)::int
  from held h left join training.completion c on c.occasion_id = h.id and c.state = 'approved' and h.ends_on <= as_of
    left join people p on p.person_id = c.person_id
  where h.ends_on > as_of - interval '3 years' group by h.id, h.ends_on, h.seats
$$;

-- Who lacks a course (groups null: among everyone below `within`), and has she a seat or stands in a queue already?
create or replace function training.lacking(course uuid, groups uuid[], within uuid, as_of date)
returns table (person_id uuid, seated boolean) language sql stable as $$
  select s.person_id, exists (select from training.enrolment e join training.occasion o on o.id = e.occasion_id
      where e.person_id = s.person_id and o.course_id = course and o.cancelled_at is null
        and e.state in ('requested', 'interested', 'placed', 'waiting') and coalesce(training.starts_at(o.id), 'infinity') > as_of)
  from training.standing(course, groups, within, as_of) s where s.state in ('lapsed', 'never') group by s.person_id
$$;

-- What lies just below an organisation and is furthest behind its targets for a course: people missing to the target, and
-- how many of those without the course have a seat already. For holding seats. In falling order of what is left to seat.
create or replace function training.furthest_behind(course uuid, at_org uuid)
returns table (organisation_id uuid, head integer, covered integer, missing integer, on_the_way integer)
language sql stable security definer set search_path = '' set random_page_cost = 1.1 as $$
  with one as (select c.organisation_id, sum(greatest(0, ceil(t.share * c.head)::int - c.valid - c.proof)) as missing
    from unnest(training.groups_for(course, null, at_org)) g (id) join training.course_target t on t.group_id = g.id and t.course_id = course,
      training.coverage(course, g.id, at_org, current_date, 1) c
    where c.depth = 1 and c.organisation_id <> at_org group by 1),
  every as (select c.* from training.coverage(course, null, at_org, current_date, 1) c where c.depth = 1 and c.organisation_id <> at_org)
  select x.organisation_id, x.head, x.valid + x.proof, least(o.missing, x.lapsed + x.never)::int, w.seated
  from every x join one o on o.organisation_id = x.organisation_id,
    lateral (select training.groups_for(course, null, x.organisation_id) as groups offset 0) about,
    lateral (select count(*) filter (where l.seated)::int as seated
      from training.lacking(course, about.groups, x.organisation_id, current_date) l) w
  order by least(o.missing, x.lapsed + x.never) - w.seated desc, o.missing desc, x.organisation_id
$$;

-- People a rule would catch, for whoever writes it.
create or replace function training.head_count(owner uuid, in_sector text, as_profession text, in_unit uuid, in_function text, as_leader boolean,
  as_of date) returns integer language sql stable security definer set search_path = '' set random_page_cost = 1.1 as $$
  select count(distinct m.person_id)::int from training.matching(owner, in_sector, as_profession, in_unit, in_function, as_leader, null, as_of) m
  where owner in (select organisation.mine('training.plan'))
$$;
create or replace function training.group_head_count(target uuid, as_of date) returns integer language sql stable security definer set search_path = '' set random_page_cost = 1.1 as $$
  select count(distinct m.person_id)::int from training.members(array[target], null, as_of) m
  where exists (select from training.target_group g where g.id = target and g.organisation_id in (select organisation.mine('training.plan')))
$$;
-- Professions in use below an organisation, most common first: suggestions while a rule is written.
create or replace function training.professions(owner uuid) returns table (profession text, people integer)
language sql stable security definer set search_path = '' set random_page_cost = 1.1 as $$
  select e.profession, count(distinct e.person_id)::int from organisation.organisation u join organisation.employment e on e.unit_id = u.id
  where u.path @> array[owner] and owner in (select organisation.mine('training.plan')) and not e.hidden
    and e.starts_on <= current_date and (e.ended_on is null or e.ended_on > current_date)
  group by 1 order by 2 desc, 1
$$;

-- Whom a campaign would reach, before it is sent.
create or replace function training.campaign_count(course uuid, at_org uuid, everyone boolean)
returns table (head integer, lacking integer, seated integer, reminded integer) language sql stable security definer set search_path = '' set random_page_cost = 1.1 as $$
  with asked as materialized (select case when everyone then null else training.groups_for(course, null, at_org) end as groups
    where at_org in (select organisation.mine('training.plan')))
  select (select count(distinct m.person_id) from training.members(asked.groups, at_org, current_date) m)::int, count(l.person_id)::int,
    count(*) filter (where l.seated)::int,
    count(*) filter (where not l.seated and exists (select from training.reminder r
      where r.person_id = l.person_id and r.course_id = course and r.sent_on = current_date))::int
  from asked left join training.lacking(course, asked.groups, at_org, current_date) l on true group by asked.groups
$$;
