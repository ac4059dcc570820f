-- A directory of a municipality, and what it told. Two readers: the directory itself, which sees what it has told and
-- nothing else, and the municipality's administrators, who see everything but those with protected identity.
create policy itself on organisation.directory for select to samfrid_app using (id = organisation.acting_directory());
create policy keep on organisation.directory for select to samfrid_app using (organisation_id in (select organisation.mine('directory.keep')));
create policy enter on organisation.directory for insert to samfrid_app
  with check (organisation_id in (select organisation.mine('directory.keep')) and created_by = access.person()
    and exists (select from organisation.organisation o where o.id = organisation_id and o.kind = 'municipality'));
grant select on organisation.directory to samfrid_app;
grant insert (id, organisation_id, label, created_by) on organisation.directory to samfrid_app;

create policy keep on organisation.directory_key to samfrid_app
  using (organisation.municipality_of_directory(directory_id) in (select organisation.mine('directory.keep')))
  with check (organisation.municipality_of_directory(directory_id) in (select organisation.mine('directory.keep')));
grant select (id, directory_id, expires_at, last_used_at, revoked_at, created_by, created_at) on organisation.directory_key to samfrid_app;
grant insert (id, directory_id, secret_hash, expires_at, created_by) on organisation.directory_key to samfrid_app;
grant update (revoked_at) on organisation.directory_key to samfrid_app; -- ended, never deleted

create policy itself on organisation.directory_person to samfrid_app
  using (directory_id = organisation.acting_directory()) with check (directory_id = organisation.acting_directory());
create policy keep on organisation.directory_person for select to samfrid_app
  using (organisation.municipality_of_directory(directory_id) in (select organisation.mine('directory.keep'))
    and person_id not in (select organisation.hidden_from_me()));
grant select, insert on organisation.directory_person to samfrid_app;
grant update (user_name, external_id, active, display_name, given_name, family_name, email, phone, mobile, language, employee_number,
  version, created_at, updated_at, deleted_at) on organisation.directory_person to samfrid_app;

create policy itself on organisation.directory_group to samfrid_app
  using (directory_id = organisation.acting_directory()) with check (directory_id = organisation.acting_directory());
create policy keep on organisation.directory_group for select to samfrid_app
  using (organisation.municipality_of_directory(directory_id) in (select organisation.mine('directory.keep')));
grant select, insert on organisation.directory_group to samfrid_app;
grant update (display_name, external_id, version, updated_at, deleted_at) on organisation.directory_group to samfrid_app;

create policy itself on organisation.directory_member to samfrid_app
  using (directory_id = organisation.acting_directory())
  with check (directory_id = organisation.acting_directory()
    and group_id in (select g.id from organisation.directory_group g where g.directory_id = organisation.acting_directory()));
create policy keep on organisation.directory_member for select to samfrid_app
  using (organisation.municipality_of_directory(directory_id) in (select organisation.mine('directory.keep'))
    and person_id not in (select organisation.hidden_from_me()));
grant select, insert, delete on organisation.directory_member to samfrid_app;

-- Tied by whoever may give that role there, within the directory's municipality, and never to a group she is in herself.
create policy keep on organisation.directory_role for select to samfrid_app
  using (organisation.municipality_of_group(group_id) in (select organisation.mine('directory.keep')));
create policy tie on organisation.directory_role for insert to samfrid_app with check (
  organisation.municipality_of_group(group_id) in (select organisation.mine('directory.keep'))
  and access.may_give(role, organisation_id)
  and organisation_id in (select o.id from organisation.organisation o where o.municipality_id = organisation.municipality_of_group(group_id))
  and given_by = access.person() and not organisation.in_group_myself(group_id));
create policy untie on organisation.directory_role for update to samfrid_app
  using (organisation.municipality_of_group(group_id) in (select organisation.mine('directory.keep'))
    and access.may_give(role, organisation_id))
  with check (ended_by = access.person());
grant select on organisation.directory_role to samfrid_app;
grant insert (id, group_id, role, organisation_id, given_by) on organisation.directory_role to samfrid_app;
grant update (ended_by, ended_at) on organisation.directory_role to samfrid_app;

create policy keep on organisation.directory_fault for select to samfrid_app
  using (organisation.municipality_of_directory(directory_id) in (select organisation.mine('directory.keep')));
grant select on organisation.directory_fault to samfrid_app;
