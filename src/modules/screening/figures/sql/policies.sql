-- A goal is a promise made in public. It is set by whoever answers for the work in the whole municipality, from this month on.
create policy everyone_reads on screening.goal for select to samfrid_app using (true);
create policy set_own on screening.goal for insert to samfrid_app with check (
  set_by = access.person() and municipality_id in (select organisation.mine('screening.work'))
  and from_month >= screening.month_of(now())
  and exists (select from organisation.organisation m where m.id = municipality_id and m.kind = 'municipality'));
grant select (municipality_id, id, from_month, share, set_at) on screening.goal to samfrid_app;
grant insert (municipality_id, id, from_month, share, set_by) on screening.goal to samfrid_app;
