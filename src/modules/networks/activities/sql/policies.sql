-- What the network has taken on: members and those who keep it see it and may write it down, since whoever holds the pen at a meeting
-- does. How far it has come is said by who owns it, who wrote it down, and who keeps the network.
create policy inside on networks.activity for select to samfrid_app using (network_id in (select networks.seen()));
create policy take_on on networks.activity for insert to samfrid_app with check (created_by = access.person() and network_id in (select networks.seen())
  and (decision_id is null or decision_id in (select d.id from networks.decision d join networks.meeting m on m.id = d.meeting_id where m.network_id = activity.network_id))
  and (owner_id is null or owner_id in (select f.person_id from networks.faces(network_id) f)));
create policy move_on on networks.activity for update to samfrid_app using (withdrawn_at is null and network_id in (select networks.seen())
  and (access.person() in (owner_id, created_by) or network_id in (select networks.kept_by_me())))
  with check (network_id in (select networks.seen()));
grant select on networks.activity to samfrid_app;
grant insert (id, network_id, decision_id, title, owner_function, owner_id, due_on, created_by) on networks.activity to samfrid_app;
grant update (due_on, state) on networks.activity to samfrid_app; -- who does it, through networks.hand_over

create policy inside on networks.activity_change for select to samfrid_app using (network_id in (select networks.seen()));
create policy note on networks.activity_change for insert to samfrid_app with check (changed_by = access.person()
  and exists (select from networks.activity a where a.id = activity_id and a.network_id = activity_change.network_id and a.withdrawn_at is null
    and (access.person() in (a.owner_id, a.created_by) or a.network_id in (select networks.kept_by_me()))));
grant select on networks.activity_change to samfrid_app;
grant insert (id, activity_id, network_id, state, due_on, note, changed_by) on networks.activity_change to samfrid_app;
