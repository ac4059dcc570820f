-- Good examples: who sees what. What is published is for everybody here, or for its own municipality; drafts and what has been
-- taken back for those who write there.
create policy shown on examples.example for select to samfrid_app using (
  published_at is not null and withdrawn_at is null
  and (municipality_id in (select examples.my_municipalities()) or (shown_to = 'everybody' and exists (select examples.my_municipalities()))));
create policy writers on examples.example for select to samfrid_app using (organisation_id in (select organisation.mine_within('examples.write')));
create policy write on examples.example for insert to samfrid_app with check (
  written_by = access.person() and published_at is null and (contact_person_id is null or contact_person_id = access.person())
  and organisation_id in (select organisation.mine_within('examples.write')) and municipality_id = organisation.controller(organisation_id));
create policy rewrite on examples.example for update to samfrid_app using (organisation_id in (select organisation.mine_within('examples.write')))
  with check (organisation_id in (select organisation.mine_within('examples.write')));
create policy discard on examples.example for delete to samfrid_app using (
  published_at is null and organisation_id in (select organisation.mine_within('examples.write')));
grant select, delete on examples.example to samfrid_app;
grant insert (id, municipality_id, organisation_id, title, problem_kinds, problem, done, audiences, staffing, cost, result, evidence_kind, evidence,
  evidence_address, factors, contact_function, contact_way, contact_person_id, origin, source_name, source_address, routine_id, course_id, shown_to,
  checked_on, checked_by, written_by) on examples.example to samfrid_app;
grant update (revision, title, problem_kinds, problem, done, audiences, staffing, cost, result, evidence_kind, evidence, evidence_address, factors,
  contact_function, contact_way, contact_person_id, origin, source_name, source_address, routine_id, course_id, shown_to, checked_on, checked_by,
  changed_at, published_at, published_by, withdrawn_at) on examples.example to samfrid_app;

create policy with_example on examples.use for select to samfrid_app using (example_id in (select id from examples.example));
create policy tell on examples.use for insert to samfrid_app with check (
  written_by = access.person() and (contact_person_id is null or contact_person_id = access.person())
  and organisation_id in (select organisation.mine_within('examples.write')) and municipality_id = organisation.controller(organisation_id)
  and example_id in (select e.id from examples.example e where e.published_at is not null and e.withdrawn_at is null));
create policy take_back on examples.use for delete to samfrid_app using (organisation_id in (select organisation.mine_within('examples.write')));
grant select, delete on examples.use to samfrid_app;
grant insert (id, example_id, municipality_id, organisation_id, began_on, changed, went, contact_function, contact_way, contact_person_id, written_by)
  on examples.use to samfrid_app;

create policy nobody on examples.check_notice for select to samfrid_app using (false); -- the job's own notes
