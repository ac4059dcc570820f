-- role_permission holds no secrets: it is what docs/written/who-sees-what.txt says.
create policy everyone_reads on access.role_permission for select to samfrid_app using (true);
grant select on access.role_permission to samfrid_app, samfrid_worker;
create policy everyone_reads on access.permission_rule for select to samfrid_app using (true);
grant select on access.permission_rule to samfrid_app, samfrid_worker;

-- One's own roles, and those within the organisations whose roles one gives; not those of somebody whose record is closed
-- to the asker.
create policy own on access.role_grant for select to samfrid_app using (person_id = access.person());
create policy given_here on access.role_grant for select to samfrid_app
  using (organisation_id in (select organisation.mine('access.grant')));
create policy not_closed on access.role_grant as restrictive to samfrid_app using (person_id not in (select organisation.hidden_from_me()));
create policy give_here on access.role_grant for insert to samfrid_app
  with check (access.may_give(role, organisation_id) and granted_by = access.person()
              and person_id <> access.person() and organisation.sees_person(person_id)); -- nobody raises herself
create policy end_here on access.role_grant for update to samfrid_app
  using (access.may_give(role, organisation_id) and person_id <> access.person());
grant select on access.role_grant to samfrid_app;
grant insert (id, person_id, role, organisation_id, valid_from, valid_to, granted_by, reason) on access.role_grant to samfrid_app;
grant update (valid_to, reason) on access.role_grant to samfrid_app; -- a role is ended, never deleted
create policy with_grant on access.role_change for select to samfrid_app using (grant_id in (select id from access.role_grant));
grant select on access.role_change to samfrid_app; -- written by trigger
