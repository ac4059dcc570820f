-- What is or has been in force is read by everybody in the municipality: a worker's wall, a visit begun yesterday. Drafts are for
-- those who write them. What is in force is never changed, but by screening.put_in_force and screening.end_protocol.
create policy in_force on screening.protocol for select to samfrid_app using (in_force_at is not null and municipality_id in (select screening.my_municipalities()));
create policy writers on screening.protocol for select to samfrid_app using (organisation_id in (select organisation.mine('screening.protocol')));
create policy draft on screening.protocol for insert to samfrid_app with check (
  in_force_at is null and ended_on is null and written_by = access.person() and organisation_id in (select organisation.mine('screening.protocol'))
  and municipality_id = organisation.controller(organisation_id)
  and exists (select from organisation.organisation o where o.id = organisation_id and o.kind in ('unit', 'administration') and o.closed_on is null));
create policy redraft on screening.protocol for update to samfrid_app
  using (in_force_at is null and organisation_id in (select organisation.mine('screening.protocol'))) with check (in_force_at is null);
grant select on screening.protocol to samfrid_app;
grant insert (id, municipality_id, organisation_id, number, whom, when_asked, alone, how, at_yes, at_no, at_declined, at_suspicion, at_acute,
  instrument_version_id, channels, re_ask_months, routine_name, routine_address, owner, decided_by, decided_on, valid_from, valid_until, written_by)
  on screening.protocol to samfrid_app;
grant update (whom, when_asked, alone, how, at_yes, at_no, at_declined, at_suspicion, at_acute, instrument_version_id, channels, re_ask_months,
  routine_name, routine_address, owner, decided_by, decided_on, valid_from, valid_until, changed_at) on screening.protocol to samfrid_app;

create policy nobody on screening.protocol_warning for select to samfrid_app using (false); -- the job's own notes
revoke execute on function screening.holders(text, uuid) from samfrid_app;
