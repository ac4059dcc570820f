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

-- Only members answer, and come: whoever writes it. After the row is allowed at all, as below.
create or replace function networks.keep_to_members() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if not exists (select from networks.meeting m, networks.people(m.network_id) p where m.id = new.meeting_id and p.person_id = new.person_id) then
    raise exception 'who is no member is not in a meeting''s lists' using errcode = 'check_violation', constraint = 'members_only';
  end if;
  return new;
end $$;
create or replace trigger keep_to_members after insert on networks.sign_up for each row execute function networks.keep_to_members();
create or replace trigger keep_to_members after insert on networks.attendance for each row execute function networks.keep_to_members();

-- Who is asked to approve, to see to a decision, to do something: a member. Said anew only; who has left since stands where she stood.
-- After the row is allowed at all: whom it refuses would else tell a stranger who is a member.
create or replace function networks.keep_asked_member() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  asked uuid := to_jsonb(new) ->> tg_argv[0];
  network uuid := coalesce(to_jsonb(new) ->> 'network_id', (select m.network_id::text from networks.meeting m where m.id = (to_jsonb(new) ->> 'meeting_id')::uuid));
begin
  if access.person() is not null and asked is not null and (tg_op = 'INSERT' or asked::text is distinct from to_jsonb(old) ->> tg_argv[0])
    and not exists (select from networks.people(network) p where p.person_id = asked) then
    raise exception 'who is no member is not asked to' using errcode = 'check_violation', constraint = 'members_only';
  end if;
  return new;
end $$;
create or replace trigger keep_asked_member after insert or update of owner_id on networks.decision for each row execute function networks.keep_asked_member('owner_id');
create or replace trigger keep_asked_member after insert or update of owner_id on networks.activity for each row execute function networks.keep_asked_member('owner_id');
create or replace trigger keep_asked_member after insert or update of approver_id on networks.minutes for each row execute function networks.keep_asked_member('approver_id');

-- Is or has she been a member: by name, or holding a function that is one?
create or replace function networks.been_member(network uuid, person uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from networks.member m where m.network_id = network and (m.person_id = person
    or exists (select from organisation.assignment a join organisation.organisation u on u.id = a.unit_id
      where a.person_id = person and a.function = m.function and u.path @> array[m.organisation_id]
        and (a.ended_on is null or a.ended_on > m.joined_on) and (m.left_on is null or a.starts_on < m.left_on))
    or exists (select from access.role_grant g join organisation.organisation u on u.id = g.organisation_id
      where g.person_id = person and g.role = m.function and u.path @> array[m.organisation_id]
        and (g.valid_to is null or g.valid_to > m.joined_on) and (m.left_on is null or g.valid_from < m.left_on))))
$$;

-- Those who came to a meeting, answered or wrote, as the members see them: who is or was a member, and who kept the network. Never
-- whom somebody else put there.
create or replace function networks.names_of(ids uuid[], network uuid) returns table (person_id uuid, name text)
language sql stable security definer set search_path = '' as $$
  select x.id, case when x.protected_at is null or x.id in (select organisation.read_by_me()) then x.given_name || ' ' || x.family_name end
  from organisation.person x where x.id = any (ids) and network in (select networks.seen())
    and (networks.been_member(network, x.id)
      or exists (select from networks.meeting m where m.network_id = network and (
        m.id in (select a.meeting_id from networks.attendance a where a.person_id = x.id)
        or m.id in (select s.meeting_id from networks.sign_up s where s.person_id = x.id)
        or m.id in (select i.meeting_id from networks.agenda_item i where i.added_by = x.id)
        or m.id in (select i.meeting_id from networks.minutes i where x.id in (i.written_by, i.approved_by))
        or m.id in (select d.meeting_id from networks.decision d where x.id in (d.written_by, d.changed_by)))))
$$;

-- The last place on an agenda, and one more: also after what was taken off.
create or replace function networks.next_place(meeting uuid) returns integer language sql volatile security definer set search_path = '' as $$
  select coalesce(max(i.place), 0) + 1 from networks.agenda_item i where i.meeting_id = meeting
    and (networks.is_job() or meeting in (select m.id from networks.meeting m where m.network_id in (select networks.seen())))
$$;
