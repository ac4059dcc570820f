-- The review of the log (loggkontroll): whose head goes through what, who may judge, and what she is shown.

-- Where somebody worked on a day: her largest employment then; else where she has a role.
create or replace function oversight.unit_at(p uuid, day date) returns uuid language sql stable security definer set search_path = '' as $$
  select coalesce(
    (select e.unit_id from organisation.employment e where e.person_id = p and e.starts_on <= day and (e.ended_on is null or e.ended_on > day)
      order by e.share desc, e.starts_on, e.id limit 1),
    (select g.organisation_id from access.role_grant g where g.person_id = p order by g.granted_at, g.id limit 1))
$$;

-- From which unit an entry was made: as the log says, else where she worked then. The log tells no unit of someone who is
-- protected; hers is used to find her head, and shown to nobody.
create or replace function oversight.unit_of(e audit.entry) returns uuid language sql stable security definer set search_path = '' as $$
  select coalesce(e.unit_id, oversight.unit_at(e.person_id, (e.at at time zone 'Europe/Stockholm')::date))
$$;

-- Does this person hold the permission for a unit or something above it, today? (Not the asker: for jobs and letters.)
create or replace function oversight.holds(p uuid, wanted text, unit uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from access.role_grant g join access.role_permission r on r.role = g.role and r.permission = wanted
    join organisation.organisation o on o.id = unit
    where g.person_id = p and g.organisation_id = any (o.path) and access.in_force(g))
$$;

-- The head who goes through what this person does at a unit: the nearest who leads it or something above it within the
-- controller, strictly above whatever she leads herself. Null where there is none: then the log reviewers do.
create or replace function oversight.head_of(p uuid, unit uuid, controller uuid) returns uuid language sql stable security definer set search_path = '' as $$
  with above as (
    select x.id, x.depth from organisation.organisation o, unnest(o.path) with ordinality x (id, depth)
    where o.id = unit and x.depth >= array_position(o.path, controller)),
  led as (
    select g.person_id, g.id, above.depth from above join access.role_grant g on g.organisation_id = above.id
      join access.role_permission r on r.role = g.role and r.permission = 'reviews.lead' where access.in_force(g))
  select l.person_id from led l where l.depth < coalesce((select min(mine.depth) from led mine where mine.person_id = p), 1000)
    and not exists (select from auth."user" u where u."personId" = l.person_id and u."closedAt" is not null)
  order by l.depth desc, l.id limit 1
$$;

-- Is this head (not the asker: for the drawing) walled off from a person?
create or replace function oversight.walled_from(head uuid, p uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from access.wall w where w.person_id = head and w.record_type = 'person' and w.record_id = p and w.ended_at is null)
$$;

-- Everyone who holds a permission for a controller today: whom letters to "the log reviewers" go to.
create or replace function oversight.holders(wanted text, controller uuid) returns setof uuid language sql stable security definer set search_path = '' as $$
  select distinct g.person_id from access.role_grant g join access.role_permission r on r.role = g.role and r.permission = wanted
    join organisation.organisation o on o.id = controller where g.organisation_id = any (o.path) and access.in_force(g)
$$;

-- A name for those who oversee, who need not see the person elsewhere; null for someone with protected identity, unless
-- the asker is her named reader, and for someone she is walled off from.
create or replace function oversight.shown_name(p uuid) returns text language sql stable security definer set search_path = '' as $$
  select x.given_name || ' ' || x.family_name from organisation.person x where x.id = p and not organisation.is_hidden(p) and not access.walled('person', p)
    and (p = access.person() or exists (select access.tops('reviews.work')) or exists (select access.tops('requests.decide'))
      or exists (select access.tops('incidents.keep')))
$$;

-- Do I go through this review: as its head, or as log reviewer where it has none or is late?
create or replace function oversight.works_review(r oversight.review) returns boolean language sql stable security definer set search_path = '' as $$
  select (r.reviewer_id = access.person() and exists (select access.tops('reviews.lead')))
    or ((r.reviewer_id is null or r.escalated_at is not null) and r.controller_id in (select organisation.mine('reviews.follow')))
$$;
create or replace function oversight.sees_review(r oversight.review) returns boolean language sql stable security definer set search_path = '' as $$
  select oversight.works_review(r) or r.controller_id in (select organisation.mine('reviews.follow'))
$$;

-- Nobody judges what she did herself, nor who looked at her, nor what is about someone she is walled off from. A head judges only what came from units she still leads.
create or replace function oversight.sees_drawn(d oversight.drawn_entry) returns boolean language sql stable security definer set search_path = '' as $$
  select d.person_id <> access.person() and d.about_person_id is distinct from access.person()
    and not coalesce(access.walled('person', d.about_person_id), false) and not access.walled('person', d.person_id)
    and exists (select from oversight.review r where r.id = d.review_id and (
      (r.reviewer_id = access.person() and d.unit_id in (select organisation.mine('reviews.lead')))
      or r.controller_id in (select organisation.mine('reviews.follow'))))
$$;
create or replace function oversight.judges(d oversight.drawn_entry) returns boolean language sql stable security definer set search_path = '' as $$
  select oversight.sees_drawn(d) and exists (select from oversight.review r where r.id = d.review_id and r.signed_at is null and oversight.works_review(r))
$$;

-- The entries of a review as words are made of them; those that the asker may not see are not there.
create or replace function oversight.drawn_for(wanted uuid)
returns table (id uuid, entry_id bigint, place smallint, at timestamptz, act text, subject_type text, details jsonb, role text, why text,
  person_id uuid, who text, unit text, about_person_id uuid, about text, reasons text[], outcome text, comment text, judged_by text, judged_at timestamptz,
  follow_kind text, follow_closed_at timestamptz, mine boolean)
language sql stable security definer set search_path = '' as $$
  select d.id, d.entry_id, d.place, e.at, e.act, e.subject_type, e.details, e.role, coalesce(e.reason, e.details ->> 'reason'),
    d.person_id, oversight.shown_name(d.person_id),
    case when not organisation.is_hidden(d.person_id) then (select o.name from organisation.organisation o where o.id = d.unit_id) end,
    d.about_person_id, oversight.shown_name(d.about_person_id), d.reasons, d.outcome, d.comment, oversight.shown_name(d.judged_by), d.judged_at,
    f.kind, f.closed_at, oversight.judges(d)
  from oversight.drawn_entry d join audit.entry e on e.id = d.entry_id left join oversight.follow_up f on f.drawn_id = d.id
  where d.review_id = wanted and oversight.sees_drawn(d) order by d.place
$$;

-- How far a review has come, over all its entries, also those that the asker may not see.
create or replace function oversight.progress(wanted uuid) returns table (entries integer, judged integer, asked integer, deviations integer, unsettled integer, hidden integer)
language sql stable security definer set search_path = '' as $$
  select count(*)::int, count(d.outcome)::int, (count(*) filter (where d.outcome = 'asked'))::int,
    (count(*) filter (where d.outcome = 'deviation' or f.result = 'deviation'))::int,
    (count(*) filter (where f.drawn_id is not null and f.closed_at is null))::int,
    (count(*) filter (where not oversight.sees_drawn(d)))::int
  from oversight.drawn_entry d left join oversight.follow_up f on f.drawn_id = d.id
  where d.review_id = wanted and exists (select from oversight.review r where r.id = wanted and oversight.sees_review(r))
$$;

-- What waits to be settled, with the entry it is about.
create or replace function oversight.open_follow_ups() returns table (drawn_id uuid, review_id uuid, month date, kind text, question text, opened_at timestamptz,
  due_on date, answer text, answered_at timestamptz, at timestamptz, act text, subject_type text, details jsonb, who text, unit text, about text, about_person_id uuid,
  mine boolean) language sql stable security definer set search_path = '' as $$
  select f.drawn_id, d.review_id, r.month, f.kind, f.question, f.opened_at, f.due_on, f.answer, f.answered_at, e.at, e.act, e.subject_type, e.details,
    oversight.shown_name(d.person_id),
    case when not organisation.is_hidden(d.person_id) then (select o.name from organisation.organisation o where o.id = d.unit_id) end,
    oversight.shown_name(d.about_person_id), d.about_person_id, oversight.settles(f)
  from oversight.follow_up f join oversight.drawn_entry d on d.id = f.drawn_id join oversight.review r on r.id = d.review_id
    join audit.entry e on e.id = d.entry_id
  where f.closed_at is null and oversight.sees_drawn(d) order by f.due_on, f.opened_at
$$;
-- Settled by the head who opened it, or by a log reviewer; never by who is asked.
create or replace function oversight.settles(f oversight.follow_up) returns boolean language sql stable security definer set search_path = '' as $$
  select f.person_id <> access.person() and exists (select from oversight.drawn_entry d where d.id = f.drawn_id and oversight.sees_drawn(d))
$$;

-- What I am asked about: my own acts, and nothing of why they were drawn.
create or replace function oversight.questions_to_me() returns table (drawn_id uuid, question text, opened_at timestamptz, due_on date, answer text,
  answered_at timestamptz, closed_at timestamptz, at timestamptz, act text, subject_type text, details jsonb, about text)
language sql stable security definer set search_path = '' as $$
  select f.drawn_id, f.question, f.opened_at, f.due_on, f.answer, f.answered_at, f.closed_at, e.at, e.act, e.subject_type, e.details,
    (select x.given_name || ' ' || x.family_name from organisation.person x where x.id = e.about_person_id and not organisation.is_hidden(x.id))
  from oversight.follow_up f join oversight.drawn_entry d on d.id = f.drawn_id join audit.entry e on e.id = d.entry_id
  where f.person_id = access.person() and f.kind = 'question' order by f.answered_at is not null, f.due_on
$$;
-- Once: an answer is not changed afterwards. True when it was taken.
create or replace function oversight.answer_question(wanted uuid, words text) returns boolean language plpgsql security definer set search_path = '' as $$
begin
  update oversight.follow_up f set answer = words, answered_at = now()
    where f.drawn_id = wanted and f.person_id = access.person() and f.kind = 'question' and f.answered_at is null and f.closed_at is null;
  return found;
end $$;

-- One month of a controller whose reviews I follow, head by head.
create or replace function oversight.month_report(controller uuid, wanted date) returns table (review_id uuid, head text, headless boolean, units text, entries integer,
  judged integer, asked integer, deviations integer, unsettled integer, due_on date, reminded_at timestamptz, escalated_at timestamptz, signed_at timestamptz, signed_by text)
language sql stable security definer set search_path = '' as $$
  select r.id, oversight.shown_name(r.reviewer_id), r.reviewer_id is null,
    (select string_agg(distinct o.name, ', ' order by o.name) from oversight.drawn_entry d join organisation.organisation o on o.id = d.unit_id
      where d.review_id = r.id and not organisation.is_hidden(d.person_id)),
    p.entries, p.judged, p.asked, p.deviations, p.unsettled, r.due_on, r.reminded_at, r.escalated_at, r.signed_at, oversight.shown_name(r.signed_by)
  from oversight.review r cross join lateral oversight.progress(r.id) p
  where r.controller_id = controller and r.month = wanted and controller in (select organisation.mine('reviews.follow'))
  order by r.signed_at is not null, r.reviewer_id is null, 2
$$;

-- What is signed stays as it was signed.
create or replace function oversight.keep_signed() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if exists (select from oversight.review r where r.id = old.review_id and r.signed_at is not null) then
    raise exception 'the review is signed' using errcode = 'check_violation', constraint = 'signed_stays';
  end if;
  return coalesce(new, old);
end $$;
create or replace trigger keep_signed before update or delete on oversight.drawn_entry for each row execute function oversight.keep_signed();

create or replace function oversight.sign_whole() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if old.signed_at is not null then
    raise exception 'the review is signed' using errcode = 'check_violation', constraint = 'signed_stays';
  end if;
  if new.signed_at is not null and exists (select from oversight.drawn_entry d where d.review_id = new.id and d.outcome is null) then
    raise exception 'an entry is not judged' using errcode = 'check_violation', constraint = 'signed_whole';
  end if;
  return new;
end $$;
create or replace trigger sign_whole before update on oversight.review for each row execute function oversight.sign_whole();

-- Who asked me: for the letter that says I have answered, no name.
create or replace function oversight.asker_of(wanted uuid) returns uuid language sql stable security definer set search_path = '' as
$$ select f.opened_by from oversight.follow_up f where f.drawn_id = wanted and f.person_id = access.person() $$;
