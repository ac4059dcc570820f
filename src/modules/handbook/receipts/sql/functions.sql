-- What each routine in force asks for: its version, and from which number on a receipt holds. Editorial versions ask nobody,
-- so that is the last one that was not editorial; where all are, the first.
create or replace function handbook.asked_versions() returns table (routine_id uuid, municipality_id uuid, version_id uuid, number integer,
  from_id uuid, from_number integer, published_at timestamptz) language sql stable as $$
  select v.routine_id, v.municipality_id, v.id, v.number, a.id, a.number, a.published_at
  from handbook.version v cross join lateral (select x.id, x.number, x.published_at from handbook.version x
    where x.routine_id = v.routine_id and x.published_at is not null and x.number <= v.number
    order by x.editorial, case when x.editorial then x.number else -x.number end limit 1) a
  where v.published_at is not null and v.replaced_at is null
$$;

-- Since which day she holds it there; null where she does not today. A role given above the place holds there too.
create or replace function handbook.held_since(who uuid, what text, place uuid) returns date language sql stable security definer set search_path = '' as $$
  select min(x.since) from organisation.organisation p, lateral (
    select a.starts_on as since from organisation.assignment a join organisation.organisation w on w.id = a.unit_id
    where a.person_id = who and a.function = what and w.path @> array[p.id]
      and a.starts_on <= current_date and (a.ended_on is null or a.ended_on > current_date)
    union all
    select g.valid_from from access.role_grant g join organisation.organisation w on w.id = g.organisation_id
    where g.person_id = who and g.role = what and access.in_force(g) and (w.path @> array[p.id] or p.path @> array[w.id])) x
  where p.id = place
$$;

-- Who is in a group today (of these people; of all where that is null), at which units, and since which day without a break:
-- moving within the group is none.
create or replace function handbook.group_members(municipality uuid, place uuid, only_profession text, only_held text, among uuid[])
returns table (person_id uuid, units uuid[], since date) language sql stable as $$
  with jobs as (
    select e.* from organisation.organisation u join organisation.employment e on e.unit_id = u.id where among is null and u.path @> array[place]
    union all
    select e.* from organisation.employment e join organisation.organisation u on u.id = e.unit_id where e.person_id = any (among) and u.path @> array[place]),
  there as (
    select e.person_id, range_agg(daterange(e.starts_on, e.ended_on)) as days,
      array_agg(distinct e.unit_id) filter (where e.ended_on is null or e.ended_on > current_date) as units
    from jobs e where e.municipality_id = municipality and e.starts_on <= current_date
      and (only_profession is null or lower(e.profession) = lower(only_profession))
    group by e.person_id)
  select t.person_id, t.units, greatest((select lower(d) from unnest(t.days) d where d @> current_date), h.since)
  from there t left join lateral (select case when only_held is not null then handbook.held_since(t.person_id, only_held, place) end as since) h on true
  where t.units is not null and (only_held is null or h.since is not null)
$$;

-- Whom each routine of a municipality asks, once a routine: since when, until when at latest, and what she has read of it. Of
-- one place, of these routines or of one person where that is said. Inner: asks nobody who may know it.
create or replace function handbook.asked_people(municipality uuid, within uuid, routines uuid[], only_person uuid)
returns table (routine_id uuid, person_id uuid, units uuid[], wide boolean, version_id uuid, number integer, asked_at timestamptz, due_on date,
  read_number integer, done boolean) language sql stable security definer set search_path = '' set work_mem = '64MB' as $$
  with asked as materialized (select v.* from handbook.asked_versions() v
    where v.municipality_id = municipality and (routines is null or v.routine_id = any (routines))),
  here as materialized (select array_agg(u.id) as units from organisation.organisation u where within <> municipality and u.path @> array[within]),
  folk as materialized (select case when only_person is not null then array[only_person]
    when h.units is not null then array(select distinct e.person_id from organisation.employment e where e.unit_id = any (h.units)) end as among, h.units from here h),
  -- Two hundred routines ask a dozen groups: each is found once.
  called as materialized (select r.routine_id, r.organisation_id, r.profession, r.held, r.days, r.set_at,
      dense_rank() over (order by r.organisation_id, lower(r.profession), r.held) as kind, count(*) over (partition by r.routine_id) as groups
    from handbook.readership r where r.municipality_id = municipality and r.ended_at is null and (routines is null or r.routine_id = any (routines))),
  kinds as materialized (select distinct on (c.kind) c.kind, c.organisation_id, c.profession, c.held, o.kind not in ('administration', 'unit') as wide
    from called c join organisation.organisation o on o.id = c.organisation_id order by c.kind),
  members as materialized (select k.kind, k.wide, m.person_id, m.units, m.since::timestamp at time zone 'Europe/Stockholm' as since_at
    from kinds k cross join folk f cross join lateral handbook.group_members(municipality, k.organisation_id, k.profession, k.held, f.among) m),
  pairs as not materialized (select a.routine_id, m.person_id, m.units, m.wide, a.version_id, a.number, a.from_number, c.groups,
      greatest(a.published_at, c.set_at, m.since_at) as asked_at, (greatest(a.published_at, c.set_at, m.since_at) at time zone 'Europe/Stockholm')::date + c.days as due_on
    from asked a join called c on c.routine_id = a.routine_id join members m on m.kind = c.kind),
  -- In several of its groups: asked when the first asked, due when the first wants it.
  once as (
    select p.routine_id, p.person_id, p.units, p.wide, p.version_id, p.number, p.from_number, p.asked_at, p.due_on from pairs p where p.groups = 1
    union all
    select p.routine_id, p.person_id, array(select distinct x::uuid from unnest(string_to_array(string_agg(array_to_string(p.units, ','), ','), ',')) x),
      bool_or(p.wide), p.version_id, p.number, p.from_number, min(p.asked_at), min(p.due_on)
    from pairs p where p.groups > 1 group by p.routine_id, p.person_id, p.version_id, p.number, p.from_number),
  had as (select x.routine_id, x.person_id, max(x.number) as number from (
      select r.routine_id, r.person_id, r.number from folk f join handbook.receipt r on r.person_id = any (f.among)
      union all select r.routine_id, r.person_id, r.number from folk f join handbook.receipt r on f.among is null and r.routine_id = any (routines)
      union all select r.routine_id, r.person_id, r.number from folk f join handbook.receipt r on f.among is null and routines is null and r.municipality_id = municipality) x
    group by x.routine_id, x.person_id)
  -- Late in one place is late in all: of her units those at the place are shown, her day is the same.
  select o.routine_id, o.person_id, u.units, o.wide, o.version_id, o.number, o.asked_at, o.due_on, h.number, coalesce(h.number >= o.from_number, false)
  from once o cross join folk f
    cross join lateral (select case when f.units is null then o.units else array(select x from unnest(o.units) x where x = any (f.units)) end as units) u
    left join had h on h.routine_id = o.routine_id and h.person_id = o.person_id
  where cardinality(u.units) > 0
$$;

-- My own: what I am asked to read, and whether I have.
create or replace function handbook.my_reading() returns table (routine_id uuid, version_id uuid, number integer, due_on date, read_number integer, done boolean)
language sql stable security definer set search_path = '' as $$
  select a.routine_id, a.version_id, a.number, a.due_on, a.read_number, a.done
  from (select distinct e.municipality_id from organisation.employment e where e.person_id = access.person()
      and e.starts_on <= current_date and (e.ended_on is null or e.ended_on > current_date)) m,
    lateral handbook.asked_people(m.municipality_id, null, null, access.person()) a
  where access.reaches('handbook.read')
$$;

-- May I have numbers about this place? Where I answer for reading, in a municipality whose handbooks I read; about a unit only
-- where its people are mine to see.
create or replace function handbook.may_count(o uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from organisation.organisation x where x.id = o
    and x.path && array(select access.tops('handbook.receipts'))
    and organisation.controller(x.id) in (select handbook.my_municipalities())
    and (x.kind <> 'unit' or x.path && array(select access.tops('people.see'))))
$$;

-- Routine by routine (of these; of all where that is null) at a place: how many shall read it, have read it and are late. People,
-- not employments. Who has protected identity counts from the municipality upwards only, and only where the municipality as a
-- whole is asked: a small group's number beside its list of names would show her.
create or replace function handbook.receipts_by_routine(at_org uuid, routines uuid[]) returns table (routine_id uuid, shall integer, has_read integer, late integer)
language sql stable security definer set search_path = '' set work_mem = '64MB' as $$
  with here as (select o.id, organisation.controller(o.id) as municipality, o.kind in ('administration', 'unit') as small
    from organisation.organisation o where o.id = at_org and handbook.may_count(o.id)),
  hid as materialized (select h.id from organisation.hidden_from_me() h (id))
  select a.routine_id, count(*)::int, count(*) filter (where a.done)::int, count(*) filter (where not a.done and a.due_on < current_date)::int
  from here h cross join lateral handbook.asked_people(h.municipality, h.id, routines, null) a
  where not ((h.small or not a.wide) and a.person_id in (select id from hid))
  group by a.routine_id
$$;

-- The same of one routine, at a place (depth 0) and each organisation below it, so many levels down.
create or replace function handbook.receipts_by_place(routine uuid, at_org uuid, levels integer) returns table (organisation_id uuid, depth integer,
  shall integer, has_read integer, late integer) language sql stable security definer set search_path = '' set work_mem = '64MB' as $$
  with here as (select o.id, organisation.controller(o.id) as municipality, cardinality(o.path) as deep, array(select access.tops('people.see')) as seen
    from organisation.organisation o where o.id = at_org and handbook.may_count(o.id)),
  hid as materialized (select h.id from organisation.hidden_from_me() h (id)),
  people as materialized (select a.person_id, x.unit_id, a.wide, a.done, not a.done and a.due_on < current_date as late
    from here h cross join lateral handbook.asked_people(h.municipality, h.id, array[routine], null) a cross join lateral unnest(a.units) x (unit_id)),
  place as (select u.id as unit_id, n.id as node, x.depth, n.kind in ('administration', 'unit') as small
    from (select distinct p.unit_id from people p) p join organisation.organisation u on u.id = p.unit_id, here h,
      lateral (select u.path[h.deep + d] as node, d as depth from generate_series(0, least(levels, cardinality(u.path) - h.deep)) d) x
      join organisation.organisation n on n.id = x.node where n.kind <> 'unit' or n.path && h.seen),
  once as (select w.node, w.depth, p.person_id, p.done, p.late from people p join place w on w.unit_id = p.unit_id
    where not ((w.small or not p.wide) and p.person_id in (select id from hid)) group by 1, 2, 3, 4, 5)
  select o.node, o.depth, count(*)::int, count(*) filter (where o.done)::int, count(*) filter (where o.late)::int from once o group by o.node, o.depth
$$;

-- Who they are, for who leads them: nobody else gets names. Once a routine and person, with those of her units that are mine.
create or replace function handbook.people_reading(at_org uuid, only_routine uuid) returns table (routine_id uuid, person_id uuid, units uuid[], number integer,
  read_number integer, due_on date, state text) language sql stable security definer set search_path = '' set work_mem = '64MB' as $$
  with here as (select o.id, organisation.controller(o.id) as municipality, array(select organisation.mine('people.lead')) as mine
    from organisation.organisation o where o.id = at_org and handbook.may_count(o.id)),
  hid as materialized (select h.id from organisation.hidden_from_me() h (id))
  select a.routine_id, a.person_id, u.units, a.number, a.read_number, a.due_on,
    case when a.done then 'read' when a.due_on < current_date then 'late' else 'waits' end
  from here h cross join lateral handbook.asked_people(h.municipality, h.id, case when only_routine is not null then array[only_routine] end, null) a
    cross join lateral (select array(select x from unnest(a.units) x where x = any (h.mine)) as units) u
  where cardinality(u.units) > 0 and a.person_id not in (select id from hid)
$$;

-- When those I lead read it, for the list of names: the latest receipt of each.
create or replace function handbook.read_when(people uuid[], routines uuid[]) returns table (person_id uuid, routine_id uuid, read_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select distinct on (f.person_id, f.routine_id) f.person_id, f.routine_id, f.read_at from handbook.receipt f
  where f.person_id = any (people) and f.routine_id = any (routines) and access.reaches('handbook.receipts') and organisation.leads_person(f.person_id)
  order by f.person_id, f.routine_id, f.number desc
$$;

-- How many people each group has, for who keeps the routine.
create or replace function handbook.readership_sizes(routine uuid) returns table (readership_id uuid, people integer) language sql stable security definer set search_path = '' as $$
  select r.id, (select count(*)::int from handbook.group_members(r.municipality_id, r.organisation_id, r.profession, r.held, null) m
    where o.kind not in ('administration', 'unit') or m.person_id not in (select organisation.hidden_from_me()))
  from handbook.readership r join handbook.routine x on x.id = r.routine_id join organisation.organisation o on o.id = r.organisation_id
  where r.routine_id = routine and r.ended_at is null and x.organisation_id in (select organisation.mine_within('handbook.write'))
$$;

-- questions: with their answers, for those who write the version and those asked to read it with other eyes.
create or replace function handbook.question_keys(which uuid) returns table ("position" integer, question text, options text[], right_option integer,
  explanation text, passage text) language sql stable security definer set search_path = '' as $$
  select q.position, q.question, q.options, q.right_option, q.explanation, q.passage
  from handbook.check_question q join handbook.version v on v.id = q.version_id
  where v.id = which and (v.organisation_id in (select organisation.mine_within('handbook.write')) or v.id in (select handbook.reviewed_by_me()))
  order by q.position
$$;

-- How many questions are missing before a version may be sent to review: none of a first one, nor of an editorial one. For those who
-- write it or review it; nothing for others.
create or replace function handbook.questions_missing(which uuid) returns integer language sql stable security definer set search_path = '' as $$
  select case when v.number = 1 or v.editorial then 0 else 2 - (select count(*)::int from handbook.check_question q where q.version_id = v.id) end
  from handbook.version v where v.id = which and (handbook.writes(v) or v.id in (select handbook.reviewed_by_me()))
$$;

-- Who writes the questions writes in the version, and it is another saving of it. Thrown away with its version, there is none.
create or replace function handbook.note_question() returns trigger language plpgsql security definer set search_path = '' as $$
declare which uuid := case when tg_op = 'DELETE' then old.version_id else new.version_id end;
begin
  if access.person() is null then return null; end if;
  update handbook.version v set revision = v.revision + 1 where v.id = which;
  insert into handbook.writer (version_id, person_id) select v.id, access.person() from handbook.version v where v.id = which on conflict do nothing;
  return null;
end $$;
create or replace trigger note_question after insert or update or delete on handbook.check_question for each row execute function handbook.note_question();

-- Which answers were wrong, and why: for who may read the version in force.
create or replace function handbook.wrong_answers(which uuid, answers integer[]) returns table ("position" integer, explanation text, passage text)
language sql stable security definer set search_path = '' as $$
  select q.position, q.explanation, q.passage from handbook.asked_versions() a join handbook.check_question q on q.version_id = a.from_id
  where a.version_id = which and a.municipality_id in (select handbook.my_municipalities()) and answers[q.position] is not null
    and q.right_option <> answers[q.position]
  order by q.position
$$;

-- A receipt, when every question is answered rightly. The version is held meanwhile, so that it is still in force when the
-- receipt is written: 'given', 'already', 'wrong', 'replaced'; null where it is not hers to read.
create or replace function handbook.give_receipt(which uuid, answers integer[]) returns text language plpgsql security definer set search_path = '' as $$
declare
  v handbook.version;
  me uuid := access.person();
  asks record;
  place record;
  before boolean;
begin
  select * into v from handbook.version x where x.id = which and x.published_at is not null for share;
  if v.id is null or me is null or v.municipality_id not in (select handbook.my_municipalities()) then return null; end if;
  if exists (select from handbook.receipt f where f.person_id = me and f.version_id = which) then return 'already'; end if;
  if v.replaced_at is not null then return 'replaced'; end if;
  select * into asks from handbook.asked_versions() a where a.version_id = which;
  -- What she signed for before an editorial version holds: one receipt for what was new, not two.
  if exists (select from handbook.receipt f where f.person_id = me and f.routine_id = v.routine_id and f.number >= asks.from_number) then return 'already'; end if;
  if exists (select from handbook.check_question q where q.version_id = asks.from_id and q.right_option is distinct from answers[q.position]) then return 'wrong'; end if;
  select exists (select from handbook.receipt f where f.person_id = me and f.routine_id = v.routine_id and f.number < asks.from_number) into before;
  select r.id, m.units[1] as unit_id into place from handbook.readership r,
    lateral handbook.group_members(r.municipality_id, r.organisation_id, r.profession, r.held, array[me]) m
    where r.routine_id = v.routine_id and r.ended_at is null order by r.set_at, r.id limit 1;
  insert into handbook.receipt (person_id, version_id, municipality_id, routine_id, number, readership_id, unit_id, extent)
    values (me, which, v.municipality_id, v.routine_id, v.number, place.id, coalesce(place.unit_id, (select e.unit_id from organisation.employment e
      where e.person_id = me and e.municipality_id = v.municipality_id and e.starts_on <= current_date and (e.ended_on is null or e.ended_on > current_date)
      order by e.share desc, e.starts_on, e.id limit 1)), case when before then 'change_only' else 'whole' end)
    on conflict do nothing;
  return case when found then 'given' else 'already' end;
end $$;

-- reminders: whom there is something to tell since she was last told, for the job.
create or replace function handbook.untold_readers(municipality uuid, until timestamptz) returns table (person_id uuid, told_at timestamptz)
language sql stable security definer set search_path = '' set work_mem = '64MB' as $$
  select a.person_id, min(t.told_at) from handbook.asked_people(municipality, null, null, null) a left join handbook.reading_told t on t.person_id = a.person_id
  where not a.done and a.asked_at <= until and handbook.tells(a.asked_at, a.due_on, t.told_at, until) is not null
    -- One letter a day: what comes after it waits for the next morning.
    and (t.told_at is null or (t.told_at at time zone 'Europe/Stockholm')::date < (until at time zone 'Europe/Stockholm')::date)
  group by a.person_id
$$;

-- What a letter says of something to read: late (once, when it has become so), soon (seven days before), new; null where it was told.
create or replace function handbook.tells(asked_at timestamptz, due_on date, told_at timestamptz, until timestamptz) returns text language sql immutable as $$
  select case
    when due_on < d.today and (told_at is null or due_on >= d.told) then 'late'
    when due_on >= d.today and due_on - 7 <= d.today and told_at is not null and due_on - 7 > d.told then 'soon'
    when told_at is null or asked_at > told_at then case when due_on < d.today then 'late' when due_on - 7 <= d.today then 'soon' else 'new' end
  end from (select (until at time zone 'Europe/Stockholm')::date as today, (told_at at time zone 'Europe/Stockholm')::date as told) d
$$;

-- What there was to tell one person between two moments and still waits, for the letter when it is sent.
create or replace function handbook.told_reading(who uuid, since timestamptz, until timestamptz) returns table (routine_id uuid, version_id uuid, number integer,
  due_on date, read_number integer, tells text) language sql stable security definer set search_path = '' as $$
  select a.routine_id, a.version_id, a.number, a.due_on, a.read_number, x.tells
  from (select distinct e.municipality_id from organisation.employment e where e.person_id = who
      and e.starts_on <= current_date and (e.ended_on is null or e.ended_on > current_date)) m,
    lateral handbook.asked_people(m.municipality_id, null, null, who) a, lateral (select handbook.tells(a.asked_at, a.due_on, since, until) as tells) x
  where not a.done and a.asked_at <= until and x.tells is not null
$$;
