-- The tree is public: what a municipality is made of is no secret.
create policy everyone_reads on organisation.organisation for select to samfrid_app using (true);
create policy shape on organisation.organisation for insert to samfrid_app with check (parent_id in (select organisation.mine('organisation.shape')));
create policy reshape on organisation.organisation for update to samfrid_app
  using (id in (select organisation.mine('organisation.shape'))) with check (parent_id in (select organisation.mine('organisation.shape')));
grant select on organisation.organisation to samfrid_app;
-- External organisations stand beside the tree; whoever entered one keeps it.
create policy shape_beside on organisation.organisation for insert to samfrid_app with check (
  parent_id is null and kind in ('police', 'health_care', 'womens_shelter', 'housing_company', 'other_external')
  and kept_by in (select organisation.mine('organisation.shape')));
create policy reshape_beside on organisation.organisation for update to samfrid_app
  using (parent_id is null and kept_by in (select organisation.mine('organisation.shape')))
  with check (parent_id is null and kept_by in (select organisation.mine('organisation.shape')));
grant insert (id, parent_id, kind, name, code, sector, kept_by) on organisation.organisation to samfrid_app;
grant update (name, code, sector, parent_id, closed_on) on organisation.organisation to samfrid_app; -- closed, never deleted

-- People: oneself, those in the organisations whose staff one works with, and those who take part in what one arranges.
-- Someone with protected identity: herself and her named readers, whatever anybody's role (protection/).
create policy seen on organisation.person for select to samfrid_app using (
  id in (select organisation.read_by_me())
  or (protected_at is null and (
    id in (select organisation.people_of('people.see'))
    or id in (select organisation.disclosed_to_me())
    or id in (select organisation.people_of('people.lead')))));
create policy mark on organisation.person for update to samfrid_app using (id = access.person());
create policy invite on organisation.person for insert to samfrid_app with check (exists (select organisation.mine('people.invite')));
grant select on organisation.person to samfrid_app;
grant insert (id, given_name, family_name, language) on organisation.person to samfrid_app;
grant update (language) on organisation.person to samfrid_app; -- protected through organisation.protect

-- Hidden rows are those of people with protected identity: only oneself and her named readers see them.
create policy seen on organisation.employment for select to samfrid_app using (
  person_id in (select organisation.read_by_me())
  or (not hidden and (unit_id in (select organisation.mine('people.see')) or unit_id in (select organisation.mine('people.lead'))
    or person_id in (select organisation.disclosed_to_me()))));
create policy invite on organisation.employment for insert to samfrid_app with check (unit_id in (select organisation.mine('people.invite')));
grant select on organisation.employment to samfrid_app;
grant insert (id, municipality_id, unit_id, person_id, profession, starts_on) on organisation.employment to samfrid_app;

create policy seen on organisation.contact for select to samfrid_app using (
  person_id in (select organisation.read_by_me())
  or (not hidden and (person_id in (select organisation.people_of('people.see')) or person_id in (select organisation.disclosed_to_me()))));
create policy own on organisation.contact for update to samfrid_app using (person_id in (select organisation.read_by_me()));
create policy invite on organisation.contact for insert to samfrid_app with check (exists (select organisation.mine('people.invite')));
grant select on organisation.contact to samfrid_app;
grant insert (person_id, email, phone) on organisation.contact to samfrid_app;
grant update (phone) on organisation.contact to samfrid_app; -- the e-mail comes from HR; a safe one through organisation.keep_safe

-- Personal numbers: no grant at all to requests. Jobs match imports against them.
create policy nobody on organisation.personal_number for select to samfrid_app using (false);

create policy importer on organisation.staff_number for select to samfrid_app using (municipality_id in (select organisation.mine('people.import')));
grant select on organisation.staff_number to samfrid_app;

create policy own_or_receiver on organisation.disclosure for select to samfrid_app using (
  person_id = access.person() or organisation_id in (select organisation.mine('people.meet')));
create policy disclose on organisation.disclosure for insert to samfrid_app with check (
  person_id = access.person() or organisation.sees_person(person_id));
grant select, insert on organisation.disclosure to samfrid_app;

create policy importer on organisation.staff_import to samfrid_app
  using (organisation_id in (select organisation.mine('people.import')))
  with check (organisation_id in (select organisation.mine('people.import')));
grant select on organisation.staff_import to samfrid_app;
grant insert (id, organisation_id, file_id, file_name, columns, created_by) on organisation.staff_import to samfrid_app;
grant update (mapping, whole_staff, creates_units, state, rows_total, rows_done, trouble, applied_by, finished_at) on organisation.staff_import to samfrid_app;
create policy importer on organisation.staff_import_row for select to samfrid_app using (
  import_id in (select id from organisation.staff_import));
-- Only what the preview shows: never e-mail, phone or personal number, nor the place of someone with protected identity.
grant select (import_id, row_number, action, number, name, workplace, profession, hidden, faults, reasons) on organisation.staff_import_row to samfrid_app;

create policy seen on organisation.assignment for select to samfrid_app using (
  person_id in (select organisation.read_by_me())
  or (not hidden and (unit_id in (select organisation.mine('people.see')) or unit_id in (select access.tops('people.lead')))));
create policy hold on organisation.assignment for insert to samfrid_app with check (unit_id in (select organisation.mine('people.assign')));
create policy release on organisation.assignment for update to samfrid_app using (unit_id in (select organisation.mine('people.assign')));
grant select on organisation.assignment to samfrid_app;
grant insert (id, person_id, unit_id, function, starts_on) on organisation.assignment to samfrid_app;
grant update (ended_on) on organisation.assignment to samfrid_app;

revoke execute on function organisation.presented(uuid) from samfrid_app; -- anyone's workplace: for sign-in and jobs only
