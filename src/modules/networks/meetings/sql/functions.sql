-- Networks I see from inside: as a member, or as who keeps them.
create or replace function networks.seen() returns setof uuid language sql stable security definer set search_path = '' as $$
  select networks.mine() union select networks.kept_by_me()
$$;

-- Meetings of networks that I keep.
create or replace function networks.meetings_kept() returns setof uuid language sql stable security definer set search_path = '' as $$
  select m.id from networks.meeting m where m.network_id in (select networks.kept_by_me())
$$;

-- Meetings of mine that are on, whose minutes nobody has approved: what is written about them may still change.
create or replace function networks.meetings_open() returns setof uuid language sql stable security definer set search_path = '' as $$
  select m.id from networks.meeting m where m.cancelled_at is null and m.network_id in (select networks.seen())
    and not exists (select from networks.minutes x where x.meeting_id = m.id and x.approved_at is not null)
$$;

-- Of those, where I may put something on the agenda: until it is closed, or the meeting begins.
create or replace function networks.agendas_open() returns setof uuid language sql stable security definer set search_path = '' as $$
  select m.id from networks.meeting m where m.cancelled_at is null and m.agenda_closed_at is null and m.starts_at > now()
    and m.network_id in (select networks.mine())
$$;

-- Of those, where I may answer myself: until the last day, or the meeting begins.
create or replace function networks.answers_open() returns setof uuid language sql stable security definer set search_path = '' as $$
  select m.id from networks.meeting m where m.cancelled_at is null and m.starts_at > now() and (m.answer_by is null or m.answer_by >= current_date)
    and m.network_id in (select networks.mine())
$$;

-- Only members answer, and come: whoever writes it.
create or replace function networks.keep_to_members() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if not exists (select from networks.meeting m, networks.people(m.network_id) p where m.id = new.meeting_id and p.person_id = new.person_id) then
    raise exception 'who is no member is not in a meeting''s lists' using errcode = 'check_violation', constraint = 'members_only';
  end if;
  return new;
end $$;
create or replace trigger keep_to_members before insert on networks.sign_up for each row execute function networks.keep_to_members();
create or replace trigger keep_to_members before insert on networks.attendance for each row execute function networks.keep_to_members();

-- Those who came to a meeting or answered, as the members see them: faces of today, and names of those who have left since.
create or replace function networks.names_of(ids uuid[], network uuid) returns table (person_id uuid, name text)
language sql stable security definer set search_path = '' as $$
  select x.id, case when x.protected_at is null or x.id in (select organisation.read_by_me()) then x.given_name || ' ' || x.family_name end
  from organisation.person x where x.id = any (ids) and network in (select networks.seen())
    and (exists (select from networks.people(network) p where p.person_id = x.id)
      or exists (select from networks.meeting m where m.network_id = network and (
        m.id in (select a.meeting_id from networks.attendance a where a.person_id = x.id)
        or m.id in (select s.meeting_id from networks.sign_up s where s.person_id = x.id)
        or m.id in (select i.meeting_id from networks.agenda_item i where i.added_by = x.id)
        or m.id in (select i.meeting_id from networks.minutes i where x.id in (i.written_by, i.approved_by, i.approver_id))
        or m.id in (select d.meeting_id from networks.decision d where x.id in (d.owner_id, d.written_by)))))
$$;

-- The last place on an agenda, and one more: also after what was taken off.
create or replace function networks.next_place(meeting uuid) returns integer language sql volatile security definer set search_path = '' as $$
  select coalesce(max(i.place), 0) + 1 from networks.agenda_item i where i.meeting_id = meeting
$$;
