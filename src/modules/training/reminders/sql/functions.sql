-- Reminders (påminnelser): who is late among those I lead, which seat she could have, and whom the day's letters are for.

-- Coming occasions of a course with a seat that somebody who works below these organisations may have at once. A kept seat
-- is hers when it is kept for one of them (training.seat_for, asked for a workplace instead of for a person).
create or replace function training.seats_open_to(course uuid, above uuid[]) returns table (occasion_id uuid, starts_at timestamptz) language sql stable as $$
  select o.id, d.starts_at
  from training.occasion o cross join lateral (select training.starts_at(o.id) as starts_at, o.seats - training.taken(o.id) as untaken offset 0) d
    cross join lateral (select coalesce(sum(k.remaining), 0) as kept,
      coalesce(bool_or(k.remaining > 0 and k.organisation_id = any (above)), false) as own from training.kept(o.id) k) s
  where o.course_id = course and o.published_at is not null and o.cancelled_at is null and d.starts_at > now()
    and coalesce(o.sign_up_opens <= now(), true) and coalesce(o.sign_up_closes > now(), true)
    and exists (select from training.audience a where a.occasion_id = o.id and a.organisation_id = any (above))
    and d.untaken > 0 and (s.own or d.untaken > s.kept)
$$;

-- The next of them for those who work in these units, which I lead, where I may see the occasion too.
create or replace function training.late_seat(course uuid, units uuid[]) returns table (occasion_id uuid, starts_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select s.occasion_id, s.starts_at
  from training.seats_open_to(course, array(select distinct above from organisation.organisation u, unnest(u.path) above where u.id = any (units))) s
  where units <@ array(select organisation.mine('people.lead')) and training.is_open_to_me(s.occasion_id)
  order by s.starts_at, s.occasion_id limit 1
$$;

-- Those I lead who lack a course that a group of theirs shall have, or lose it within so many days: one line a course.
-- state: never, lapsed, lapsing. since: the day she began, or the last day it was or is valid. entry: the seat, queue or
-- question she has for a coming occasion. Who has protected identity is known to her named readers alone.
create or replace function training.late(soon integer)
returns table (person_id uuid, unit_ids uuid[], course_id uuid, state text, since date, entry_id uuid, entry_state text, entry_starts_at timestamptz,
  reminded_on date) language sql stable security definer set search_path = '' set random_page_cost = 1.1 as $$
  with top as materialized (select distinct t.id from access.tops('people.lead') t (id)),
  wanted as materialized (select t.id as top, c.id as course, training.groups_for(c.id, null, t.id) as groups
    from top t, training.course c where c.published_at is not null and c.retired_at is null
      and exists (select from training.course_target x where x.course_id = c.id)),
  late as materialized (select s.person_id, w.course, array_agg(distinct s.unit_id) as units,
      min(case s.state when 'never' then 'never' when 'lapsed' then 'lapsed' else 'lapsing' end) as state, max(s.valid_until) as until
    from wanted w cross join lateral training.standing(w.course, w.groups, w.top, current_date) s
    where w.groups <> '{}' and (s.state in ('never', 'lapsed') or s.valid_until < current_date + soon)
      and s.person_id <> access.person() and s.person_id not in (select organisation.hidden_from_me())
    group by s.person_id, w.course)
  select l.person_id, l.units, l.course, l.state,
    case l.state
      when 'never' then (select min(e.starts_on) from organisation.employment e where e.person_id = l.person_id and e.unit_id = any (l.units)
        and e.starts_on <= current_date and (e.ended_on is null or e.ended_on > current_date))
      when 'lapsed' then (select max(k.valid_until) from training.completion k where k.person_id = l.person_id and k.course_id = l.course and k.state = 'approved')
      else l.until end,
    n.id, n.state, n.starts_at,
    (select max(r.sent_on) from training.reminder r where r.person_id = l.person_id and r.course_id = l.course)
  from late l left join lateral (
    select e.id, e.state, training.starts_at(o.id) as starts_at from training.enrolment e join training.occasion o on o.id = e.occasion_id
    where e.person_id = l.person_id and o.course_id = l.course and o.cancelled_at is null
      and e.state in ('requested', 'interested', 'placed', 'waiting') and coalesce(training.starts_at(o.id), 'infinity') > now()
    order by e.state = 'placed' desc, 3 limit 1) n on true
$$;

-- For the day's letters. Courses that those who joined a group in the last `days` days shall begin with: new employees,
-- those who came from elsewhere, new managers. HR may correct who leads in an employment as it stands; so who got the
-- manager's role in those days is new among the managers too. A group that was empty then has just been imported: that
-- everyone in it is new tells of the import, not of them.
create or replace function training.new_to_course(days integer) returns table (person_id uuid, course_id uuid) language sql stable as $$
  with aim as materialized (select t.course_id, t.group_id from training.course_target t join training.course c on c.id = t.course_id
    where t.first_for_new and c.published_at is not null and c.retired_at is null),
  came as materialized (select g.group_id, m.person_id from (select distinct group_id from aim) g
      cross join lateral (select distinct n.person_id from training.members(array[g.group_id], null, current_date) n) m
    where (not exists (select from training.members(array[g.group_id], null, current_date - days) b where b.person_id = m.person_id)
        and exists (select from training.members(array[g.group_id], null, current_date - days)))
      or (exists (select from training.target_rule r where r.group_id = g.group_id and r.leads)
        and exists (select from access.role_grant a where a.person_id = m.person_id and a.role = 'manager' and a.valid_from > current_date - days
          and a.valid_from <= current_date and not exists (select from access.role_grant b where b.person_id = m.person_id and b.role = 'manager'
            and b.valid_from <= current_date - days)))),
  each as (select distinct came.person_id, aim.course_id from came join aim on aim.group_id = came.group_id)
  select e.person_id, e.course_id from each e
  where not exists (select from training.reminder r where r.person_id = e.person_id and r.course_id = e.course_id and r.kind = 'first_course'
      and r.sent_on > current_date - 365)
    and exists (select from training.to_tell(e.person_id, array[e.course_id], 0))
$$;

-- Courses, of these, that a person still lacks or loses within so many days, has no seat or place in a queue for, and
-- works here to take. until: the last day of what she had. What is no longer so when a letter is sent is not told.
create or replace function training.to_tell(p uuid, courses uuid[], soon integer) returns table (course_id uuid, state text, until date)
language sql stable as $$
  select c.id, case when k.n = 0 then 'never' when k.until < current_date then 'lapsed' else 'lapsing' end, k.until
  from training.course c cross join lateral (select count(*) as n, case when bool_and(f.valid_until is not null) then max(f.valid_until) end as until
    from training.completion f where f.course_id = c.id and f.person_id = p and f.state = 'approved') k
  where c.id = any (courses) and c.published_at is not null and c.retired_at is null and (k.n = 0 or k.until < current_date + greatest(soon, 0))
    and exists (select from organisation.employment e where e.person_id = p and e.starts_on <= current_date and (e.ended_on is null or e.ended_on > current_date))
    and not exists (select from training.enrolment e join training.occasion o on o.id = e.occasion_id
      where e.person_id = p and o.course_id = c.id and o.cancelled_at is null and e.state in ('requested', 'interested', 'placed', 'waiting')
        and coalesce(training.starts_at(o.id), 'infinity') > now())
$$;

-- Certificates that lapse within so many days and have nothing newer after them; each once, since a reminder that was
-- sent while it was about to lapse was about this one.
create or replace function training.lapsing_certificates(soon integer) returns table (person_id uuid, course_id uuid) language sql stable as $$
  select k.person_id, k.course_id
  from training.completion k where k.state = 'approved' and k.valid_until >= current_date and k.valid_until < current_date + soon
    and not exists (select from training.reminder r where r.person_id = k.person_id and r.course_id = k.course_id and r.kind = 'lapsing'
      and r.sent_on > k.valid_until - soon)
    and exists (select from training.to_tell(k.person_id, array[k.course_id], soon))
  group by 1, 2
$$;
