-- A network: its members, those who keep it, and where it is open all staff of the organisation that keeps it.
create policy members on networks.network for select to samfrid_app using (id in (select networks.mine()));
create policy keepers on networks.network for select to samfrid_app using (organisation_id in (select organisation.mine_within('networks.found')));
create policy open_to_staff on networks.network for select to samfrid_app using (is_open and closed_at is null and municipality_id in (select networks.my_municipalities()));
create policy found on networks.network for insert to samfrid_app with check (
  founded_by = access.person() and organisation_id in (select organisation.mine_within('networks.found')) and municipality_id = organisation.controller(organisation_id));
create policy keep on networks.network for update to samfrid_app using (id in (select networks.kept_by_me()));
grant select on networks.network to samfrid_app;
grant insert (id, municipality_id, organisation_id, name, purpose, is_open, founded_by) on networks.network to samfrid_app;
grant update (name, purpose, is_open, closed_at) on networks.network to samfrid_app;

create policy fellows on networks.member for select to samfrid_app using (network_id in (select networks.mine()) or network_id in (select networks.kept_by_me()));
create policy add on networks.member for insert to samfrid_app with check (added_by = access.person() and network_id in (select networks.kept_by_me()));
-- Who joins an open network, or leaves one, does it herself.
create policy join_open on networks.member for insert to samfrid_app with check (
  added_by = access.person() and person_id = access.person() and not leads and stands_for = '' and joined_on = current_date
  and network_id in (select n.id from networks.network n where n.is_open and n.closed_at is null and n.municipality_id in (select networks.my_municipalities())));
-- Who has left comes back by being added, or joining: an ended membership is never changed. Who leaves does so through networks.leave.
create policy keep on networks.member for update to samfrid_app using (left_on is null and network_id in (select networks.kept_by_me()))
  with check (network_id in (select networks.kept_by_me()) and (left_on is null or left_on >= current_date));
grant select on networks.member to samfrid_app;
grant insert (id, network_id, person_id, organisation_id, function, leads, stands_for, joined_on, added_by) on networks.member to samfrid_app;
grant update (leads, stands_for, left_on) on networks.member to samfrid_app;
revoke execute on function networks.people(uuid) from samfrid_app; -- names through networks.faces
revoke execute on function networks.still_there(uuid, uuid), networks.place_of(uuid, uuid) from samfrid_app; -- who works where is not asked by id
