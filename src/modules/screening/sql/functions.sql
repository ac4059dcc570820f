-- Municipalities in some part of which I may do it.
create or replace function screening.municipalities(permission text) returns setof uuid language sql stable security definer set search_path = '' as $$
  select distinct organisation.controller(o) from organisation.mine(permission) o
$$;

-- The protocol of a unit today: its own, else the nearest one above it.
create or replace function screening.protocol_for(unit uuid) returns uuid language sql stable security definer set search_path = '' as $$
  select p.id from organisation.organisation u join screening.protocol p on p.organisation_id = any (u.path)
  where u.id = unit and p.in_force_at is not null and p.valid_from <= current_date and (p.ended_on is null or p.ended_on > current_date)
  order by array_position(u.path, p.organisation_id) desc, p.number desc limit 1
$$;

create or replace function screening.month_of(at timestamptz) returns date language sql stable as
$$ select date_trunc('month', at at time zone 'Europe/Stockholm')::date $$;

-- Writes a closed visit into the count of its month. Together with the closing, or not at all.
create or replace function screening.count_visit(v screening.visit) returns void language sql security definer set search_path = '' as $$
  insert into screening.month_count as c (municipality_id, month, unit_id, channel, visits, asked, company, interpreter, child, acute, other,
    yes, no, declined, children, offered, accepted)
  values (v.municipality_id, v.counted_month, v.unit_id, v.channel, 1, (v.outcome <> 'not_asked')::int,
    coalesce(v.reason = 'company', false)::int, coalesce(v.reason = 'interpreter', false)::int, coalesce(v.reason = 'child', false)::int,
    coalesce(v.reason = 'acute', false)::int, coalesce(v.reason = 'other', false)::int,
    (v.outcome = 'yes')::int, (v.outcome = 'no')::int, (v.outcome = 'declined')::int,
    coalesce(v.children, false)::int, coalesce(v.offered, false)::int, coalesce(v.accepted, false)::int)
  on conflict (municipality_id, month, unit_id, channel) do update set visits = c.visits + 1, asked = c.asked + excluded.asked,
    company = c.company + excluded.company, interpreter = c.interpreter + excluded.interpreter, child = c.child + excluded.child,
    acute = c.acute + excluded.acute, other = c.other + excluded.other, yes = c.yes + excluded.yes, no = c.no + excluded.no,
    declined = c.declined + excluded.declined, children = c.children + excluded.children, offered = c.offered + excluded.offered,
    accepted = c.accepted + excluded.accepted
$$;

create or replace function screening.count_re_ask(r screening.re_ask, due integer, done integer default 0, dropped integer default 0) returns void
language sql security definer set search_path = '' as $$
  insert into screening.re_ask_count as c (municipality_id, month, unit_id, due, done, dropped)
  values (r.municipality_id, date_trunc('month', r.due_on)::date, r.unit_id, due, done, dropped)
  on conflict (municipality_id, month, unit_id) do update
    set due = c.due + excluded.due, done = c.done + excluded.done, dropped = c.dropped + excluded.dropped
$$;

-- Whoever was to be asked again and is here now: done with where she was asked; else another day. Whoever was asked, and can
-- be known again, is to be asked anew, whatever she answered. Who comes before her day moves to another: a day that was never
-- due is not counted. `on_day` is the day of the visit, `again` the day to ask again. One at a time in a unit: the counts of two
-- months are changed, and two that took them in different order would wait for each other for ever.
create or replace function screening.follow_re_ask(v screening.visit, on_day date, again date) returns void
language plpgsql security definer set search_path = '' as $$
declare r screening.re_ask; asked boolean := v.outcome <> 'not_asked';
  how text := case when v.outcome = 'not_asked' then 'not_asked' else 'asked' end;
begin
  if v.pseudonym is null then return; end if;
  perform pg_advisory_xact_lock(hashtextextended('screening.re_ask:' || v.unit_id, 0));
  select * into r from screening.re_ask where unit_id = v.unit_id and pseudonym = v.pseudonym and ended_on is null for update;
  if r.id is not null and r.due_on > on_day and (v.known or not asked) then
    perform screening.count_re_ask(r, -1);
    update screening.re_ask set due_on = again, because = how, channel = v.channel, made_on = on_day, known = v.known, case_system_id = v.case_system_id
      where municipality_id = r.municipality_id and id = r.id returning * into r;
    perform screening.count_re_ask(r, 1);
    return;
  end if;
  if r.id is not null then
    update screening.re_ask set ended_on = on_day, ended_how = how, ended_by = access.person(), pseudonym = null
      where municipality_id = r.municipality_id and id = r.id;
    if asked then perform screening.count_re_ask(r, 0, done => 1); end if;
  end if;
  if asked and not v.known then return; end if;
  insert into screening.re_ask (municipality_id, unit_id, pseudonym, known, channel, made_on, due_on, because, case_system_id)
  values (v.municipality_id, v.unit_id, v.pseudonym, v.known, v.channel, on_day, again, how, v.case_system_id) returning * into r;
  perform screening.count_re_ask(r, 1);
end $$;

-- What every closing ends with, a worker's and a case system's: the answer without the pseudonym, the count, the re-ask.
-- The caller holds the row's lock and has checked that the visit is hers. `again` is for who was not asked: after an
-- answer the protocol decides, one way for all, or the day would tell what was answered.
create or replace function screening.settle_visit(v screening.visit, at timestamptz, new_outcome text, new_reason text,
  new_children boolean, new_offered boolean, new_accepted boolean, again date) returns void
language plpgsql security definer set search_path = '' as $$
declare on_day date := (at at time zone 'Europe/Stockholm')::date; months integer; closed screening.visit;
begin
  update screening.visit set closed_at = at, counted_month = screening.counted_in(v.municipality_id, at), outcome = new_outcome,
    reason = new_reason, children = new_children, offered = new_offered, accepted = new_accepted, pseudonym = null
    where municipality_id = v.municipality_id and id = v.id returning * into closed;
  perform screening.count_visit(closed);
  select p.re_ask_months into months from screening.protocol p where p.id = v.protocol_id;
  v.outcome := new_outcome;
  perform screening.follow_re_ask(v, on_day, coalesce(case when new_outcome = 'not_asked' then again end, (on_day + make_interval(months => coalesce(months, 6)))::date));
end $$;

-- A worker closes her own visit. 'closed'; 'before' where it was closed already: the second click does nothing. Null: not hers.
create or replace function screening.close_visit(visit uuid, new_outcome text, new_reason text, new_children boolean,
  new_offered boolean, new_accepted boolean, again date) returns text language plpgsql security definer set search_path = '' as $$
declare v screening.visit;
begin
  select * into v from screening.visit x where x.id = visit and x.opened_by = access.person() for update;
  if v.id is null or access.person() is null then return null; end if;
  if v.closed_at is not null then return 'before'; end if;
  perform screening.settle_visit(v, now(), new_outcome, new_reason, new_children, new_offered, new_accepted, again);
  return 'closed';
end $$;

-- Takes one off the list: she has moved, or is no longer of concern. False where it was done with already, or is not the unit's.
create or replace function screening.drop_re_ask(which uuid) returns boolean language plpgsql security definer set search_path = '' as $$
declare r screening.re_ask;
begin
  select * into r from screening.re_ask x where x.id = which and x.ended_on is null
    and x.unit_id in (select organisation.mine('screening.ask')) for update;
  if r.id is null then return false; end if;
  update screening.re_ask set ended_on = current_date, ended_how = 'dropped', ended_by = access.person(), pseudonym = null
    where municipality_id = r.municipality_id and id = r.id;
  perform screening.count_re_ask(r, 0, dropped => 1);
  return true;
end $$;

-- Work, not answers: visits, asked and why not, exact and to this moment, for whoever answers for the work in that part of the
-- tree. What was answered is shown by the publication alone.
create or replace function screening.work_counts(top uuid, since date, until date)
returns table (unit_id uuid, month date, channel text, visits integer, asked integer, company integer, interpreter integer, child integer, acute integer, other integer)
language sql stable security definer set search_path = '' as $$
  select c.unit_id, c.month, c.channel, c.visits, c.asked, c.company, c.interpreter, c.child, c.acute, c.other
  from screening.month_count c join organisation.organisation u on u.id = c.unit_id
  where c.municipality_id = organisation.controller(top) and c.month >= since and c.month <= until
    and u.path @> array[top] and c.unit_id in (select organisation.mine('screening.work'))
$$;

-- The same for re-asks, by the month they were due.
create or replace function screening.re_ask_counts(top uuid, since date, until date)
returns table (unit_id uuid, month date, due integer, done integer, dropped integer) language sql stable security definer set search_path = '' as $$
  select c.unit_id, c.month, c.due, c.done, c.dropped
  from screening.re_ask_count c join organisation.organisation u on u.id = c.unit_id
  where c.municipality_id = organisation.controller(top) and c.month >= since and c.month <= until
    and u.path @> array[top] and c.unit_id in (select organisation.mine('screening.work'))
$$;

-- Visits that were opened and wait to be closed, by unit: how many, and since when the oldest. Those whose links were over a day
-- ago wait for nobody here: their case system may still tell of them, and is not what a head can hurry.
create or replace function screening.open_counts(top uuid) returns table (unit_id uuid, visits integer, oldest timestamptz)
language sql stable security definer set search_path = '' as $$
  select v.unit_id, count(*)::integer, min(v.opened_at)
  from screening.visit v join organisation.organisation u on u.id = v.unit_id
  where v.municipality_id = organisation.controller(top) and v.closed_at is null and u.path @> array[top]
    and v.unit_id in (select organisation.mine('screening.work'))
    and (v.case_system_id is null
      or exists (select from screening.question_link l where l.visit_id = v.id and l.expires_at > now() - interval '1 day'))
  group by v.unit_id
$$;

-- Takes back one's own visit that was opened by mistake; only a new one, else not asking would leave no trace in the figures.
create or replace function screening.discard_visit(visit uuid) returns boolean language plpgsql security definer set search_path = '' as $$
begin
  delete from screening.visit v where v.id = visit and v.opened_by = access.person() and v.closed_at is null
    and v.opened_at > now() - interval '15 minutes';
  return found;
end $$;

-- Did I close this one? A yes or no, so that a second click is told what it did.
create or replace function screening.closed_by_me(visit uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from screening.visit v where v.id = visit and v.opened_by = access.person() and v.closed_at is not null)
$$;

-- One's own open visit is of somebody who can be known again, by this code.
create or replace function screening.give_reference(visit uuid, code bytea) returns boolean language plpgsql security definer set search_path = '' as $$
begin
  update screening.visit v set pseudonym = code, known = true where v.id = visit and v.opened_by = access.person() and v.closed_at is null;
  return found;
end $$;
