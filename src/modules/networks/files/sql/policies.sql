-- Files: the members alone see them, lay them in and put new versions; contents through networks.file_content.
create policy fellows on networks.file for select to samfrid_app using (network_id in (select networks.mine()));
create policy lay_in on networks.file for insert to samfrid_app with check (added_by = access.person() and network_id in (select networks.mine())
  and network_id in (select n.id from networks.network n where n.closed_at is null));
grant select on networks.file to samfrid_app;
grant insert (id, network_id, title, added_by) on networks.file to samfrid_app;

create policy fellows on networks.file_version for select to samfrid_app using (network_id in (select networks.mine()));
create policy lay_in on networks.file_version for insert to samfrid_app with check (uploaded_by = access.person()
  and exists (select from networks.file f where f.id = file_id and f.network_id = file_version.network_id and f.withdrawn_at is null)
  and content_id in (select c.id from platform.file c where c.uploaded_by = access.person()));
grant select on networks.file_version to samfrid_app;
grant insert (id, file_id, network_id, number, content_id, name, bytes, note, uploaded_by) on networks.file_version to samfrid_app;
