-- Numbers for the yearly report. Only numbers leave here: how many people, certificates, occasions and seats, never who.
-- Both functions ask training.may_count for the reader's place first, and say nothing about any other.

-- People employed below an organisation on the day they completed a course (and, as applicants, on the day they signed
-- up), for each of the last years. Each line counts people once: who works in two units counts in both and once above
-- them. about: whole, course, profession, rest (professions after the `most` largest), place (what lies just below; its
-- own id for those who work at the place itself). Occasions are those the certificates came from.
create or replace function training.trained(at_org uuid, last_year integer, years integer default 5, most integer default 8)
returns table (about text, year integer, id uuid, name text, people integer, certificates integer, external integer, occasions integer, applicants integer)
language sql stable security definer set search_path = '' set random_page_cost = 1.1 as $$
  with here as materialized (select o.id, cardinality(o.path) as deep, array(select access.tops('people.see')) as seen,
      make_date(last_year - years + 1, 1, 1) as first_day, make_date(last_year, 12, 31) as last_day
    from organisation.organisation o where o.id = at_org and training.may_count(o.id)),
  -- Someone whose record is closed to the asker is counted in the whole of a municipality, and told apart by nothing.
  work as materialized (select e.person_id, case when not h.shut then e.profession end as profession, daterange(e.starts_on, e.ended_on) as days,
      case when not h.shut or n.kind not in ('administration', 'unit') then n.id end as node
    from here join organisation.organisation top on top.id = here.id join organisation.organisation u on u.path @> array[here.id]
      join organisation.organisation n on n.id = coalesce(u.path[here.deep + 1], u.id) join organisation.employment e on e.unit_id = u.id
      cross join lateral (select e.hidden and e.person_id not in (select organisation.read_by_me()) as shut) h
    where not (h.shut and top.kind in ('administration', 'unit'))),
  held as materialized (select o.id, o.course_id, extract(year from max(p.ends_at) at time zone 'Europe/Stockholm')::int as year
    from here, training.occasion o join training.part p on p.occasion_id = o.id
    where o.published_at is not null and o.cancelled_at is null
    group by o.id having max(p.ends_at) <= now()
      and (max(p.ends_at) at time zone 'Europe/Stockholm')::date between min(here.first_day) and min(here.last_day)),
  fact as materialized (
    select extract(year from c.completed_on)::int as year, w.person_id, w.profession, lower(w.profession) as trade, w.node,
      c.course_id, c.id as completion_id, c.occasion_id, c.source
    from here, work w join training.completion c on c.person_id = w.person_id and w.days @> c.completed_on
    where c.state = 'approved' and c.completed_on between here.first_day and here.last_day
    union all
    select h.year, w.person_id, w.profession, lower(w.profession), w.node, h.course_id, null, null, null
    from held h join training.enrolment e on e.occasion_id = h.id
      join work w on w.person_id = e.person_id and w.days @> (e.signed_up_at at time zone 'Europe/Stockholm')::date),
  ranked as (select f.year, f.trade, row_number() over (partition by f.year order by count(distinct f.person_id) desc, f.trade) as rank
    from fact f where f.completion_id is not null and f.trade is not null group by 1, 2),
  counted as (
    select case when grouping(f.course_id) = 0 then 'course' when grouping(f.trade) = 0 then 'profession' when grouping(f.node) = 0 then 'place'
        else 'whole' end as about, f.year, coalesce(f.course_id, f.node) as id, mode() within group (order by f.profession) as profession,
      count(distinct f.person_id) filter (where f.completion_id is not null)::int as people, count(distinct f.completion_id)::int as certificates,
      count(distinct f.completion_id) filter (where f.source = 'external')::int as external, count(distinct f.occasion_id)::int as occasions,
      count(distinct f.person_id) filter (where f.completion_id is null)::int as applicants
    from fact f group by grouping sets ((f.year), (f.year, f.course_id), (f.year, f.trade), (f.year, f.node))
    having not (grouping(f.trade) = 0 and f.trade is null) and not (grouping(f.node) = 0 and f.node is null)
    union all
    select 'rest', f.year, null, null, count(distinct f.person_id)::int, count(distinct f.completion_id)::int,
      count(distinct f.completion_id) filter (where f.source = 'external')::int, count(distinct f.occasion_id)::int, null
    from fact f join ranked r on r.year = f.year and r.trade = f.trade and r.rank > most where f.completion_id is not null group by f.year)
  select c.about, c.year, c.id, case c.about when 'course' then k.title when 'place' then o.name when 'profession' then c.profession end,
    c.people, c.certificates, c.external, c.occasions, c.applicants
  from here, counted c left join training.course k on c.about = 'course' and k.id = c.id
    left join organisation.organisation o on c.about = 'place' and o.id = c.id
  where c.about <> 'place' or o.kind <> 'unit' or o.path && here.seen
$$;

-- What an organisation (and what lies below it) arranged in a year: occasions that took place and ended then, with those
-- who applied, had a seat and came; people, once in each line. about: whole, course, occasion, employer, kind,
-- occasion_kind. An employer is a municipality, a region or an external organisation; kind is what sort of actor that is.
-- attended is null where no attendance was noted: nobody knows, which is not nobody came.
create or replace function training.arranged(at_org uuid, in_year integer)
returns table (about text, id uuid, kind text, name text, label text, held_on date, occasions integer, seats integer, applicants integer,
  placed integer, attended integer, certificates integer)
language sql stable security definer set search_path = '' set random_page_cost = 1.1 as $$
  with here as materialized (select o.id from organisation.organisation o where o.id = at_org and training.may_count(o.id)),
  held as materialized (select o.id, o.course_id, o.label, o.seats, (max(p.ends_at) at time zone 'Europe/Stockholm')::date as held_on,
      exists (select from training.attendance a join training.part q on q.id = a.part_id where q.occasion_id = o.id) as noted
    from here join organisation.organisation x on x.path @> array[here.id] join training.occasion o on o.organiser_id = x.id
      join training.part p on p.occasion_id = o.id
    where o.published_at is not null and o.cancelled_at is null
    group by o.id having max(p.ends_at) <= now() and extract(year from max(p.ends_at) at time zone 'Europe/Stockholm') = in_year),
  entry as materialized (select h.id as occasion_id, h.course_id, h.noted, e.person_id, e.state = 'placed' as placed, coalesce(m.id, x.path[1]) as employer_id,
      case when e.id is null then null when m.id is not null then 'municipality' when top.kind in ('region', 'centre') then 'region'
        when top.kind in ('administration', 'unit') then 'other_external' else coalesce(top.kind, 'other_external') end as kind,
      e.state = 'placed' and exists (select from training.attendance a where a.enrolment_id = e.id and a.presence <> 'absent') as came,
      (select c.id from training.completion c where c.occasion_id = h.id and c.person_id = e.person_id and c.state = 'approved') as completion_id
    from held h left join training.enrolment e on e.occasion_id = h.id left join organisation.organisation x on x.id = e.employer_id
      left join organisation.organisation m on m.id = x.municipality_id left join organisation.organisation top on top.id = x.path[1]),
  counted as (select case when grouping(e.occasion_id, e.kind) = 0 then 'occasion_kind' when grouping(e.occasion_id) = 0 then 'occasion'
        when grouping(e.course_id) = 0 then 'course' when grouping(e.employer_id) = 0 then 'employer' when grouping(e.kind) = 0 then 'kind'
        else 'whole' end as about, e.course_id, e.occasion_id, e.employer_id, e.kind, count(distinct e.occasion_id)::int as occasions,
      count(distinct e.person_id)::int as applicants, count(distinct e.person_id) filter (where e.placed)::int as placed,
      case when bool_or(e.noted) then count(distinct e.person_id) filter (where e.came)::int end as attended,
      count(distinct e.completion_id)::int as certificates
    from entry e group by grouping sets ((), (e.course_id), (e.occasion_id), (e.employer_id, e.kind), (e.kind), (e.occasion_id, e.kind)))
  select c.about, coalesce(c.course_id, c.occasion_id, c.employer_id), c.kind, coalesce(k.title, o.name), h.label, h.held_on, c.occasions,
    case when c.about in ('whole', 'course', 'occasion') then (select sum(s.seats) from held s
      where s.course_id = coalesce(c.course_id, s.course_id) and s.id = coalesce(c.occasion_id, s.id))::int end,
    c.applicants, c.placed, c.attended, c.certificates
  from here, counted c left join held h on h.id = c.occasion_id left join training.course k on k.id = coalesce(c.course_id, h.course_id)
    left join organisation.organisation o on o.id = c.employer_id
  where c.occasions > 0 and (c.about in ('whole', 'course', 'occasion') or c.kind is not null)
$$;
