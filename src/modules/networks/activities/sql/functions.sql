-- Takes away the words of an activity, its notes with them: whoever wrote it down, or keeps the network. What was left of it falls away.
create or replace function networks.withdraw_activity(a uuid) returns boolean language plpgsql security definer set search_path = '' as $$
declare was networks.activity;
begin
  select * into was from networks.activity x where x.id = a and x.withdrawn_at is null and x.network_id in (select networks.seen())
    and (x.created_by = access.person() or x.network_id in (select networks.kept_by_me())) for update;
  if was.id is null then return false; end if;
  update networks.activity_change c set note = '', withdrawn_at = now(), withdrawn_by = access.person() where c.activity_id = a and c.note <> '';
  update networks.activity_change c set owner_function = '' where c.activity_id = a and c.owner_function <> '';
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

-- Says who does an activity from now on, and writes it into its history: who keeps the network. Only a member, as networks.keep_asked_member has it.
create or replace function networks.hand_over(a uuid, owner uuid, by_function text) returns boolean language plpgsql security definer set search_path = '' as $$
declare now_is networks.activity;
begin
  update networks.activity x set owner_id = owner, owner_function = by_function
  where x.id = a and x.withdrawn_at is null and x.network_id in (select networks.kept_by_me()) returning * into now_is;
  if now_is.id is null then return false; end if;
  insert into networks.activity_change (activity_id, network_id, state, due_on, owner_function, owner_id, changed_by)
    values (a, now_is.network_id, now_is.state, now_is.due_on, by_function, owner, access.person());
  return true;
end $$;
