-- Incidents (incidenter): who keeps them, what is frozen, and whom they concern.

create or replace function oversight.keeps(incident uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from oversight.incident i where i.id = incident and i.controller_id in (select organisation.mine('incidents.keep')))
$$;

-- May the asker also read the log where the incident is? Whoever keeps an incident without that sees how much is frozen,
-- not what.
create or replace function oversight.reads_log(incident uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from oversight.incident i where i.id = incident and i.controller_id in (select organisation.mine('incidents.keep'))
    and i.controller_id in (select organisation.mine('audit.review')))
$$;
create or replace function oversight.frozen_count(incident uuid) returns table (copies integer, entries integer)
language sql stable security definer set search_path = '' as $$
  select count(*)::int, coalesce(sum(v.entries), 0)::int from oversight.evidence v where v.incident_id = incident and oversight.keeps(incident)
$$;
-- A copy made by one reviewer may tell of somebody whom another is walled off from: it is whole or not there.
create or replace function oversight.walled_copy(content text) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from access.walled_off('person') w where position(w::text in content) > 0)
$$;

-- Entries of a controller's log within a frame, as the asker would read them in the log: nothing of whom she is walled
-- off from, and nothing of walls, which would tell her that there is one.
create or replace function oversight.framed(controller uuid, from_at timestamptz, until_at timestamptz, who uuid, what text) returns setof audit.entry
language sql stable security definer set search_path = '' as $$
  select e.* from audit.entry e where e.chain = controller and e.at >= from_at and e.at < until_at
    and (who is null or e.person_id = who) and (what is null or e.act = what)
    and controller in (select organisation.mine('incidents.keep')) and controller in (select organisation.mine('audit.review'))
    and e.act not like 'wall.%'
    and not exists (select from access.walled_off('person') w
      where w = e.about_person_id or w = e.person_id or w = e.subject_id)
$$;
create or replace function oversight.count_framed(incident uuid, from_at timestamptz, until_at timestamptz, who uuid, what text) returns integer
language sql stable security definer set search_path = '' as $$
  select count(*)::int from oversight.incident i cross join lateral oversight.framed(i.controller_id, from_at, until_at, who, what) e
  where i.id = incident and oversight.keeps(i.id)
$$;

-- Copies entries with their place and hash in the chain, whole and in order, and takes the digest of the copy. How many;
-- null where the incident or the log is not the asker's to read or nothing was found.
create or replace function oversight.freeze(id uuid, incident uuid, from_at timestamptz, until_at timestamptz, who uuid, what text) returns integer
language plpgsql security definer set search_path = '' as $$
declare copied text; many integer;
begin
  if not oversight.reads_log(incident) then return null; end if;
  select count(*), string_agg((to_jsonb(e) || jsonb_build_object('at', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
      'position', l.position, 'hash', encode(l.hash, 'hex')))::text, E'\n' order by e.id) || E'\n'
    into many, copied
    from oversight.incident i cross join lateral oversight.framed(i.controller_id, from_at, until_at, who, what) e
      left join audit.link l on l.entry_id = e.id where i.id = incident;
  if many = 0 then return null; end if;
  insert into oversight.evidence (id, incident_id, from_at, until_at, person_id, act, entries, content, sha256, frozen_by)
    values (id, incident, from_at, until_at, who, what, many, copied, sha256(convert_to(copied, 'UTF8')), access.person()) on conflict do nothing;
  return many;
end $$;

-- Those whom the frozen entries are about, the protected first.
create or replace function oversight.candidates(incident uuid) returns table (person_id uuid, name text, guarded boolean, entries integer)
language sql stable security definer set search_path = '' as $$
  select p.id, oversight.shown_name(p.id), p.protected_at is not null, count(distinct e.id)::int
  from oversight.evidence v join oversight.incident i on i.id = v.incident_id
    cross join lateral oversight.framed(i.controller_id, v.from_at, v.until_at, v.person_id, v.act) e
    join organisation.person p on p.id = e.about_person_id
  where v.incident_id = incident and oversight.keeps(incident)
    and not exists (select from oversight.affected_person a where a.incident_id = incident and a.person_id = p.id)
  group by p.id order by 3 desc, 2
$$;
create or replace function oversight.affected_by(incident uuid) returns table (person_id uuid, name text, guarded boolean, added_at timestamptz, told_at timestamptz,
  told_by text, channel text, note text) language sql stable security definer set search_path = '' as $$
  select a.person_id, oversight.shown_name(a.person_id), p.protected_at is not null, a.added_at, a.told_at, oversight.shown_name(a.told_by), a.channel, a.note
  from oversight.affected_person a join organisation.person p on p.id = a.person_id
  where a.incident_id = incident and oversight.keeps(incident)
  order by a.told_at is not null, 3 desc, 2
$$;

-- Acts and people of the log within a frame, for choosing.
create or replace function oversight.acts_framed(incident uuid, from_at timestamptz, until_at timestamptz) returns table (act text, entries integer)
language sql stable security definer set search_path = '' as $$
  select e.act, count(*)::int from oversight.incident i cross join lateral oversight.framed(i.controller_id, from_at, until_at, null, null) e
  where i.id = incident and oversight.keeps(incident) group by 1 order by 1
$$;
create or replace function oversight.people_framed(incident uuid, from_at timestamptz, until_at timestamptz) returns table (person_id uuid, name text, entries integer)
language sql stable security definer set search_path = '' as $$
  select e.person_id, oversight.shown_name(e.person_id), count(*)::int from oversight.incident i cross join lateral oversight.framed(i.controller_id, from_at, until_at, null, null) e
  where i.id = incident and oversight.keeps(incident) and e.person_id is not null group by 1 order by 3 desc, 2 limit 200
$$;

create or replace function oversight.never_changed() returns trigger language plpgsql as $$
begin raise exception '% is never changed', tg_table_name using errcode = 'check_violation', constraint = 'never_changed'; end $$;
create or replace trigger never_changed before update or delete on oversight.evidence for each row execute function oversight.never_changed();
create or replace trigger never_changed before update or delete on oversight.step for each row execute function oversight.never_changed();

-- What is closed stays closed, and what was classified, ticked off and told before stays with it.
create or replace function oversight.keep_closed() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if old.closed_at is not null then raise exception 'the incident is closed' using errcode = 'check_violation', constraint = 'closed_stays'; end if;
  return new;
end $$;
create or replace trigger keep_closed before update on oversight.incident for each row execute function oversight.keep_closed();
