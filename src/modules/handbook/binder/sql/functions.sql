-- What a unit's binder has in it today, in order: what is in force in handbooks kept by the unit or something above it in its own
-- municipality, and applies to the unit. Numbers are ordered part by part: 3.2 before 3.10.
create or replace function handbook.content_of(unit uuid)
returns table (place integer, routine_id uuid, version_id uuid, handbook text, chapter text, number text) language sql stable security definer set search_path = '' as $$
  select (row_number() over (order by array_position(o.path, h.organisation_id), h.title, h.id, c.position,
      array(select lpad(lower(x.part), 20, '0') from regexp_split_to_table(r.number, '[.-]') with ordinality x (part, n) order by x.n), r.id))::integer,
    r.id, v.id, h.title, c.title, r.number
  from organisation.organisation o
    join handbook.handbook h on h.organisation_id = any (o.path) and h.municipality_id = organisation.controller(o.id)
    join handbook.routine r on r.handbook_id = h.id and r.ended_at is null
    join handbook.chapter c on c.id = r.chapter_id
    join handbook.version v on v.routine_id = r.id and v.published_at is not null and v.replaced_at is null
  where o.id = unit and (v.applies_to = '{}' or v.applies_to && o.path)
$$;

-- The same for whoever reads the handbooks there; nothing for others.
create or replace function handbook.unit_content(unit uuid)
returns table (place integer, routine_id uuid, version_id uuid, handbook text, chapter text, number text) language sql stable security definer set search_path = '' as $$
  select * from handbook.content_of(unit) where organisation.controller(unit) in (select handbook.my_municipalities())
$$;

-- The card as a binder keeps it: what is read on paper. A line that has been checked anew reads the same.
create or replace function handbook.card_on_paper(unit uuid) returns jsonb language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('name', l.name, 'telephone', l.telephone, 'hours', l.hours, 'purpose', l.purpose,
    'checked_on', l.checked_on) order by l.place), '[]')
  from (select c.*, row_number() over () as place from handbook.card_of(unit) c) l
$$;

-- Freezes a unit's binder as it is now. False where the reader does not read the handbooks there; true, and nothing done, for one
-- that is made already; null where another binder has the code.
create or replace function handbook.make_binder(which uuid, unit uuid, new_code text) returns boolean language plpgsql security definer set search_path = '' as $$
declare b uuid;
begin
  if not exists (select from organisation.organisation o where o.id = unit and o.closed_on is null
    and organisation.controller(o.id) in (select handbook.my_municipalities())) then return false; end if;
  insert into handbook.binder (id, municipality_id, organisation_id, code, card, made_by)
    values (which, organisation.controller(unit), unit, new_code, handbook.card_on_paper(unit), access.person())
    on conflict do nothing returning id into b;
  if b is null then return (select coalesce(x.made_by = access.person(), false) from handbook.binder x where x.id = which); end if;
  insert into handbook.binder_routine (binder_id, position, routine_id, version_id, handbook, chapter, number)
    select b, c.place, c.routine_id, c.version_id, c.handbook, c.chapter, c.number from handbook.content_of(unit) c;
  return true;
end $$;

-- How a routine in a binder stands today, and since which day: current, changed (another version is in force), expired (its last day
-- has passed), ended (no longer used).
create or replace function handbook.standing(b handbook.binder_routine, out state text, out since date) language plpgsql stable security definer set search_path = '' as $$
declare r handbook.routine; old handbook.version; new handbook.version;
begin
  select * into r from handbook.routine x where x.id = b.routine_id;
  select * into old from handbook.version x where x.id = b.version_id;
  select * into new from handbook.version x where x.id = handbook.in_force(b.routine_id);
  if r.ended_at is not null or new.id is null then
    state := 'ended'; since := (coalesce(r.ended_at, old.replaced_at) at time zone 'Europe/Stockholm')::date;
  elsif new.id <> old.id then
    state := 'changed'; since := (new.published_at at time zone 'Europe/Stockholm')::date;
  elsif old.valid_until < (now() at time zone 'Europe/Stockholm')::date then
    state := 'expired'; since := old.valid_until;
  else
    state := 'current'; since := (old.published_at at time zone 'Europe/Stockholm')::date;
  end if;
end $$;

-- What anyone may know who has a page of a binder, besides how its routines stand: when it was made; and where the whole binder is
-- asked for, how many routines have come since and whether the emergency card is another. No title and no place. One row: too_many
-- after twenty wrong codes in ten minutes from one visitor; all empty where there is no such binder, or no such page in it.
create or replace function handbook.check_binder(asked text, page integer, who bytea)
returns table (too_many boolean, made_on date, added integer, card_changed boolean)
language plpgsql security definer set search_path = '' as $$
declare b handbook.binder;
begin
  -- One guess at a time from a visitor, so that no guesses at once are counted as one.
  perform pg_advisory_xact_lock(hashtextextended('handbook.wrong_code:' || encode(who, 'hex'), 0));
  delete from handbook.wrong_code w where w.id in (
    select o.id from handbook.wrong_code o where o.at < clock_timestamp() - interval '10 minutes' limit 1000 for update skip locked);
  if (select count(*) from handbook.wrong_code w where w.visitor = who and w.at > clock_timestamp() - interval '10 minutes') >= 20 then
    return query select true, null::date, null::integer, null::boolean;
    return;
  end if;
  select * into b from handbook.binder x where x.code = asked;
  if b.id is null or (page is not null and not exists (select from handbook.binder_routine p where p.binder_id = b.id and p.position = page)) then
    insert into handbook.wrong_code (visitor) values (who);
    return query select false, null::date, null::integer, null::boolean;
    return;
  end if;
  return query select false, (b.made_at at time zone 'Europe/Stockholm')::date,
    case when page is null then (select count(*)::integer from handbook.content_of(b.organisation_id) c
      where not exists (select from handbook.binder_routine p where p.binder_id = b.id and p.routine_id = c.routine_id)) end,
    case when page is null then (select coalesce(jsonb_agg(l - 'checked_on'), '[]') from jsonb_array_elements(b.card) l)
      <> (select coalesce(jsonb_agg(l - 'checked_on'), '[]') from jsonb_array_elements(handbook.card_on_paper(b.organisation_id)) l) end;
end $$;

-- Each routine of a binder, or the one on a page of it, for whoever holds its code: how it stands; and what it is called only for the
-- staff, and for everybody where the handbook is public. Asked after check_binder has counted.
create or replace function handbook.binder_lines(asked text, page integer)
returns table (place integer, state text, since date, number text, title text, routine_id uuid, is_staff boolean)
language sql stable security definer set search_path = '' as $$
  select p.position, s.state, s.since, case when t.told then p.number end, case when t.told then v.title end,
    case when t.told then p.routine_id end, b.municipality_id in (select handbook.my_municipalities())
  from handbook.binder b join handbook.binder_routine p on p.binder_id = b.id
    join handbook.version v on v.id = p.version_id join handbook.routine r on r.id = p.routine_id join handbook.handbook h on h.id = r.handbook_id,
    lateral handbook.standing(p) s,
    lateral (select h.public_at is not null or b.municipality_id in (select handbook.my_municipalities()) as told) t
  where b.code = asked and (page is null or p.position = page) order by p.position
$$;
