-- Read by all staff of the municipality; kept by those who write its handbooks, each where she does.
create policy staff on handbook.emergency_line for select to samfrid_app using (municipality_id in (select handbook.my_municipalities()));
create policy keepers on handbook.emergency_line for select to samfrid_app using (organisation_id in (select organisation.mine_within('handbook.write')));
create policy enter on handbook.emergency_line for insert to samfrid_app with check (
  entered_by = access.person() and checked_by = access.person() and removed_at is null and checked_on <= current_date
  and organisation_id in (select organisation.mine_within('handbook.write')) and municipality_id = organisation.controller(organisation_id)
  and (instead_of is null or handbook.may_replace(instead_of, organisation_id)));
create policy keep on handbook.emergency_line for update to samfrid_app
  using (removed_at is null and organisation_id in (select organisation.mine_within('handbook.write')))
  with check (checked_on <= current_date and organisation_id in (select organisation.mine_within('handbook.write')));
grant select on handbook.emergency_line to samfrid_app;
grant insert (id, municipality_id, organisation_id, instead_of, name, telephone, hours, purpose, position, checked_on, checked_by, entered_by)
  on handbook.emergency_line to samfrid_app;
grant update (name, telephone, hours, purpose, position, checked_on, checked_by, removed_at, removed_by) on handbook.emergency_line to samfrid_app;
revoke execute on function handbook.card_of(uuid) from samfrid_app;
