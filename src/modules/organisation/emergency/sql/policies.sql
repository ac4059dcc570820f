-- Seen by the one who opened it, by those who review the log there, and by those who may read the record.
create policy own on access.emergency for select to samfrid_app using (person_id = access.person());
create policy reviewed on access.emergency for select to samfrid_app using (organisation_id in (select organisation.mine('audit.review')));
create policy told on access.emergency for select to samfrid_app using (record_type = 'person' and record_id in (select organisation.read_by_me()));
create policy close_own on access.emergency for update to samfrid_app using (person_id = access.person() and ended_at is null)
  with check (person_id = access.person() and ended_at is not null);
grant select on access.emergency to samfrid_app;
grant update (ended_at) on access.emergency to samfrid_app; -- opened by access.open_in_emergency alone

-- What it opens: her name, how she is reached and where she works; nothing that hangs on them, and nothing to change.
-- Named so that it is asked last: PostgreSQL asks policies by their names.
create policy while_opened on organisation.person for select to samfrid_app using (id = any (array(select access.opened_to_me('person'))));
create policy while_opened on organisation.contact for select to samfrid_app using (person_id = any (array(select access.opened_to_me('person'))));
create policy while_opened on organisation.employment for select to samfrid_app using (person_id = any (array(select access.opened_to_me('person'))));

-- Whom a letter goes to, and rows without policies: for the owner's functions, not for requests.
revoke execute on function access.told_of_emergency(access.emergency) from samfrid_app;
