-- Who was called is written by networks.tell alone; one sees one's own.
create policy own on networks.call for select to samfrid_app using (person_id = access.person());
grant select on networks.call to samfrid_app;

create policy own on networks.feed to samfrid_app using (person_id = access.person()) with check (person_id = access.person());
grant select (id, person_id, created_at, revoked_at, last_read_at) on networks.feed to samfrid_app;
grant insert (id, person_id, secret_hash) on networks.feed to samfrid_app;
grant update (revoked_at) on networks.feed to samfrid_app;
revoke execute on function networks.of_person(uuid) from samfrid_app; -- anyone's networks: by the secret of her calendar only
revoke execute on function networks.last_told(uuid, uuid, integer) from samfrid_app; -- what somebody else was written: letters only
revoke execute on function networks.take_out(uuid) from samfrid_app; -- whoever ends a membership, and the job
