-- A municipality's case systems are kept by its administrators. What a system itself does, it does through functions.
create policy keep on screening.case_system for select to samfrid_app using (organisation_id in (select organisation.mine('screening.connect')));
create policy enter on screening.case_system for insert to samfrid_app with check (
  organisation_id in (select organisation.mine('screening.connect')) and created_by = access.person()
  and municipality_id = organisation.controller(organisation_id));
create policy mend on screening.case_system for update to samfrid_app using (organisation_id in (select organisation.mine('screening.connect')));
grant select on screening.case_system to samfrid_app;
grant insert (id, municipality_id, organisation_id, label, origins, created_by) on screening.case_system to samfrid_app;
grant update (label, origins) on screening.case_system to samfrid_app;

create policy keep on screening.case_system_key to samfrid_app
  using (screening.place_of_case_system(case_system_id) in (select organisation.mine('screening.connect')))
  with check (screening.place_of_case_system(case_system_id) in (select organisation.mine('screening.connect')));
grant select (id, case_system_id, expires_at, last_used_at, revoked_at, created_by, created_at) on screening.case_system_key to samfrid_app;
grant insert (id, case_system_id, secret_hash, expires_at, created_by) on screening.case_system_key to samfrid_app;
grant update (revoked_at) on screening.case_system_key to samfrid_app; -- ended, never deleted

create policy keep on screening.case_system_fault for select to samfrid_app
  using (screening.place_of_case_system(case_system_id) in (select organisation.mine('screening.connect')));
grant select on screening.case_system_fault to samfrid_app;

-- Read and written through functions alone.
create policy nobody on screening.question_link for select to samfrid_app using (false);

-- A case system makes codes with its units' keys, and asks whom of its own to ask again: codes and days, no answers. Others' it
-- must not see: with a code for any number it could search the list.
create policy case_system on screening.unit_key for select to samfrid_app using (unit_id in (select screening.case_system_units()));
create policy case_system_makes on screening.unit_key for insert to samfrid_app with check (unit_id in (select screening.case_system_units()));
create policy case_system on screening.re_ask for select to samfrid_app using (
  ended_on is null and case_system_id = screening.acting_case_system() and unit_id in (select screening.case_system_units()));

-- The question page shows the unit's protocol.
create policy case_system on screening.protocol for select to samfrid_app
  using (in_force_at is not null and municipality_id = screening.municipality_of_case_system(screening.acting_case_system()));

-- What only other functions may call.
revoke execute on function screening.act_as_case_system(uuid), screening.lock_receipt(uuid),
  screening.enter_visit(uuid, uuid, text, bytea, boolean, timestamptz) from samfrid_app;
