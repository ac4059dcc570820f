-- Exactly the worker who opened the visit, while it is open.
create policy own_open on screening.assessment for select to samfrid_app using (visit_id in (
  select v.id from screening.visit v where v.opened_by = access.person() and v.closed_at is null));
create policy begin on screening.assessment for insert to samfrid_app with check (exists (
  select from screening.visit v where v.municipality_id = assessment.municipality_id and v.id = visit_id
    and v.opened_by = access.person() and v.closed_at is null and v.unit_id in (select organisation.mine('screening.ask')))
  and instrument_version_id in (select i.id from screening.instrument_version i));
create policy fill_in on screening.assessment for update to samfrid_app using (visit_id in (
  select v.id from screening.visit v where v.opened_by = access.person() and v.closed_at is null))
  with check (instrument_version_id in (select i.id from screening.instrument_version i));
create policy begin_anew on screening.assessment for delete to samfrid_app using (visit_id in (
  select v.id from screening.visit v where v.opened_by = access.person() and v.closed_at is null));
grant select, delete, insert (municipality_id, id, visit_id, instrument_version_id, sealed, seen_at) on screening.assessment to samfrid_app;
grant update (sealed, finished_at, seen_at) on screening.assessment to samfrid_app;

revoke execute on function screening.forget_answers() from samfrid_app;
