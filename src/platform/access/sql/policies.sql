-- role_permission holds no secrets: it is what docs/written/who-sees-what.txt says.
create policy everyone_reads on access.role_permission for select to samfrid_app using (true);
grant select on access.role_permission to samfrid_app, samfrid_worker;
create policy everyone_reads on access.permission_rule for select to samfrid_app using (true);
grant select on access.permission_rule to samfrid_app, samfrid_worker;

-- One's own roles, and those within the organisations whose roles one gives.
create policy own on access.role_grant for select to samfrid_app using (person_id = access.person());
create policy given_here on access.role_grant for select to samfrid_app
  using (organisation_id in (select organisation.mine('access.grant')));
create policy give_here on access.role_grant for insert to samfrid_app
  with check (organisation_id in (select organisation.mine('access.grant')) and granted_by = access.person()
              and person_id <> access.person()); -- nobody raises her own
create policy end_here on access.role_grant for update to samfrid_app
  using (organisation_id in (select organisation.mine('access.grant')) and person_id <> access.person());
grant select on access.role_grant to samfrid_app;
grant insert (person_id, role, organisation_id, valid_from, valid_to, granted_by) on access.role_grant to samfrid_app;
grant update (valid_to) on access.role_grant to samfrid_app; -- a role is ended, never deleted
