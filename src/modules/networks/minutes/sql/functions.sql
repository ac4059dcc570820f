-- Approves the minutes of a meeting that has begun, as they were read (revision): who was asked to, if others wrote them, or
-- who keeps the network. False where they were changed meanwhile, or it is not hers to do.
create or replace function networks.approve_minutes(meeting uuid, read integer) returns boolean language plpgsql security definer set search_path = '' as $$
begin
  update networks.minutes x set approved_by = access.person(), approved_at = now()
    from networks.meeting m where m.id = x.meeting_id and x.meeting_id = meeting and x.approved_at is null and x.revision = read
      and m.cancelled_at is null and m.starts_at <= now() and access.reaches('networks.take_part')
      and (m.network_id in (select networks.kept_by_me())
        or (x.approver_id = access.person() and x.written_by is distinct from access.person() and m.network_id in (select networks.mine())));
  return found;
end $$;

-- The next number of a decision in a meeting, also after one was struck out. Asked under the meeting's lock.
create or replace function networks.next_decision(meeting uuid) returns integer language sql volatile security definer set search_path = '' as $$
  select coalesce(max(d.number), 0) + 1 from networks.decision d where d.meeting_id = meeting
    and (networks.is_job() or meeting in (select m.id from networks.meeting m where m.network_id in (select networks.seen())))
$$;

-- Takes away the words of a decision, also of one in approved minutes: whoever wrote it down, or keeps the network.
create or replace function networks.empty_decision(d uuid) returns boolean language plpgsql security definer set search_path = '' as $$
begin
  update networks.decision x set words = '–', owner = '', emptied_at = now(), emptied_by = access.person()
    from networks.meeting m where m.id = x.meeting_id and x.id = d and x.emptied_at is null and m.network_id in (select networks.seen())
      and (x.written_by = access.person() or m.network_id in (select networks.kept_by_me()));
  if not found then return false; end if;
  perform handbook.empty_proposals('decision', d, null);
  return true;
end $$;
