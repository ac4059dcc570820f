-- What the network has taken on: its members see it. Who calls the meetings writes it, or whoever takes it
-- on herself; who owns it, and who calls the meetings, says how far it has come.
create policy fellows on networks.activity for select to samfrid_app using (network_id in (select networks.mine()));
create policy take_on on networks.activity for insert to samfrid_app with check (created_by = access.person()
  and (network_id in (select networks.convened_by_me()) or (network_id in (select networks.mine()) and owner_id = access.person()))
  and (owner_id is null or owner_id in (select f.person_id from networks.faces(network_id) f)));
create policy move_on on networks.activity for update to samfrid_app using (network_id in (select networks.mine())
  and (owner_id = access.person() or network_id in (select networks.convened_by_me())))
  with check (network_id in (select networks.mine()));
grant select on networks.activity to samfrid_app;
grant insert (id, network_id, decision_id, title, owner_function, owner_id, due_on, created_by) on networks.activity to samfrid_app;
grant update (owner_function, owner_id, due_on, state) on networks.activity to samfrid_app;

create policy fellows on networks.activity_change for select to samfrid_app using (network_id in (select networks.mine()));
create policy note on networks.activity_change for insert to samfrid_app with check (changed_by = access.person()
  and exists (select from networks.activity a where a.id = activity_id and a.network_id = activity_change.network_id
    and (a.owner_id = access.person() or a.network_id in (select networks.convened_by_me()))));
grant select on networks.activity_change to samfrid_app;
grant insert (id, activity_id, network_id, state, due_on, note, changed_by) on networks.activity_change to samfrid_app;
