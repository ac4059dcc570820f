-- Takes away the words of an activity, its notes with them: whoever wrote it down, or keeps the network. What was left of it falls away.
create or replace function networks.withdraw_activity(a uuid) returns boolean language plpgsql security definer set search_path = '' as $$
declare was networks.activity;
begin
  select * into was from networks.activity x where x.id = a and x.withdrawn_at is null and x.network_id in (select networks.seen())
    and (x.created_by = access.person() or x.network_id in (select networks.kept_by_me())) for update;
  if was.id is null then return false; end if;
  update networks.activity_change c set note = '', withdrawn_at = now(), withdrawn_by = access.person() where c.activity_id = a and c.note <> '';
  if was.state in ('planned', 'under_way') then
    insert into networks.activity_change (activity_id, network_id, state, due_on, changed_by) values (a, was.network_id, 'dropped', was.due_on, access.person());
  end if;
  update networks.activity x set title = '–', owner_function = '', withdrawn_at = now(), withdrawn_by = access.person(),
    state = case when was.state = 'done' then 'done' else 'dropped' end where x.id = a;
  return true;
end $$;

-- Takes away one note of its history: whoever wrote it, or keeps the network.
create or replace function networks.withdraw_note(change uuid) returns boolean language plpgsql security definer set search_path = '' as $$
begin
  update networks.activity_change c set note = '', withdrawn_at = now(), withdrawn_by = access.person()
  where c.id = change and c.note <> '' and c.network_id in (select networks.seen())
    and (c.changed_by = access.person() or c.network_id in (select networks.kept_by_me()));
  return found;
end $$;
