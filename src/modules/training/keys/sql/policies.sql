-- Keys are no secret: whoever holds a role may know what it asks for. Set by who keeps them for the whole controller.
create policy read on training.role_key for select to samfrid_app using (access.person() is not null);
create policy set_here on training.role_key for insert to samfrid_app with check (
  organisation_id in (select training.key_places()) and set_by = access.person() and role <> 'admin' -- somebody must be able to take it away
  and course_id in (select id from training.course where published_at is not null));
create policy end_here on training.role_key for update to samfrid_app using (organisation_id in (select training.key_places()));
grant select on training.role_key to samfrid_app;
grant insert (id, organisation_id, role, course_id, grace_days, set_by) on training.role_key to samfrid_app;
grant update (ended_at, ended_by) on training.role_key to samfrid_app; -- ended, never deleted
create policy with_grant on training.role_notice for select to samfrid_app using (grant_id in (select id from access.role_grant));
grant select on training.role_notice to samfrid_app;
revoke execute on function training.keep_awake(uuid), training.roles_to_tell() from samfrid_app;
