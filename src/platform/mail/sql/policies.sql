-- Anyone's act may write a letter; only oneself reads one's own letters; jobs send them.
create policy write on mail.letter for insert to samfrid_app with check (true);
create policy own on mail.letter for select to samfrid_app using (person_id = access.person());
grant insert (kind, person_id, address, about, send_after) on mail.letter to samfrid_app;
grant select on mail.letter to samfrid_app;

-- A file is read through the record it belongs to (platform.file_of…), never by its id alone.
create policy upload on platform.file for insert to samfrid_app with check (uploaded_by = access.person());
create policy own on platform.file for select to samfrid_app using (uploaded_by = access.person());
grant insert on platform.file to samfrid_app;
grant select on platform.file to samfrid_app;
create policy worker on platform.file to samfrid_worker using (true) with check (true);
grant select, insert, delete on platform.file to samfrid_worker;

create policy everyone_reads on platform.demo_persona for select to samfrid_app using (true);
grant select on platform.demo_persona to samfrid_app;
create policy worker on platform.demo_persona to samfrid_worker using (true) with check (true);
grant select, insert, delete on platform.demo_persona to samfrid_worker;

create policy own on platform.api_token for select to samfrid_app using (person_id = access.person());
create policy end_own on platform.api_token for update to samfrid_app using (person_id = access.person());
create policy make_own on platform.api_token for insert to samfrid_app
  with check (person_id = access.person() and level <= access.level()); -- a key reaches no further than the sign-in it was made in
grant select (id, person_id, label, scopes, level, created_at, expires_at, revoked_at, last_used_at) on platform.api_token to samfrid_app;
grant insert (person_id, label, secret_hash, scopes, level, expires_at) on platform.api_token to samfrid_app;
grant update (revoked_at) on platform.api_token to samfrid_app;
create policy worker on platform.api_token to samfrid_worker using (true) with check (true);
grant select, insert, update on platform.api_token to samfrid_worker;

create policy own on platform.idempotency to samfrid_app using (person_id = access.person()) with check (person_id = access.person());
grant select, insert on platform.idempotency to samfrid_app;
grant update (status, body, location) on platform.idempotency to samfrid_app;
create policy worker on platform.idempotency to samfrid_worker using (true) with check (true);
grant select, delete on platform.idempotency to samfrid_worker;

create policy worker on platform.migration for select to samfrid_worker using (true);
create policy requests on platform.migration for select to samfrid_app using (true);
create policy nobody on platform.stated for select to samfrid_app using (false);
grant select on platform.migration to samfrid_app, samfrid_worker;
