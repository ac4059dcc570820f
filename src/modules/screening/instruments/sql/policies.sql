-- What Samfrid brings is read by everyone; what a municipality has loaded is read in that municipality, by those who ask,
-- write protocols, answer for the instruments, or read how their unit asks.
create policy brought on screening.instrument for select to samfrid_app using (organisation_id is null and access.person() is not null);
create policy own on screening.instrument for select to samfrid_app using (organisation_id in (select screening.instrument_municipalities()));
create policy load on screening.instrument for insert to samfrid_app with check (
  organisation_id in (select organisation.mine('screening.instruments')) and organisation_id = organisation.controller(organisation_id)
  and created_by = access.person());
grant select, insert (id, organisation_id, key, created_by) on screening.instrument to samfrid_app;

create policy seen on screening.instrument_version for select to samfrid_app using (instrument_id in (select i.id from screening.instrument i));
create policy load on screening.instrument_version for insert to samfrid_app with check (
  loaded_by = access.person() and instrument_id in (
    select i.id from screening.instrument i where i.organisation_id in (select organisation.mine('screening.instruments'))));
create policy withdraw on screening.instrument_version for update to samfrid_app using (
  withdrawn_at is null and instrument_id in (
    select i.id from screening.instrument i where i.organisation_id in (select organisation.mine('screening.instruments'))))
  with check (withdrawn_by = access.person());
grant select, insert (id, instrument_id, version, kind, document, sha256, loaded_by) on screening.instrument_version to samfrid_app;
grant update (withdrawn_by, withdrawn_at) on screening.instrument_version to samfrid_app; -- what was loaded is never changed
