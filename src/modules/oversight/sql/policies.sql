-- Reviews --------------------------------------------------------------------------------------------------------------
create policy followed on oversight.sample_size for select to samfrid_app using (controller_id in (select organisation.mine('reviews.follow')));
create policy choose on oversight.sample_size for insert to samfrid_app
  with check (controller_id in (select organisation.mine('reviews.follow')) and set_by = access.person());
create policy choose_again on oversight.sample_size for update to samfrid_app using (controller_id in (select organisation.mine('reviews.follow')))
  with check (set_by = access.person());
grant select, insert on oversight.sample_size to samfrid_app;
grant update (random_size, risk_size, set_by, set_at) on oversight.sample_size to samfrid_app;

create policy seen on oversight.sample for select to samfrid_app using (controller_id in (select organisation.mine('reviews.follow')));
grant select on oversight.sample to samfrid_app;

create policy seen on oversight.review for select to samfrid_app using (oversight.sees_review(review));
create policy sign on oversight.review for update to samfrid_app using (oversight.works_review(review)) with check (signed_by = access.person());
grant select on oversight.review to samfrid_app;
grant update (signed_by, signed_at, conclusion) on oversight.review to samfrid_app;

-- Nobody reviews herself, nor who looked at her.
create policy seen on oversight.drawn_entry for select to samfrid_app using (oversight.sees_drawn(drawn_entry));
create policy judge on oversight.drawn_entry for update to samfrid_app using (oversight.judges(drawn_entry)) with check (judged_by = access.person());
grant select on oversight.drawn_entry to samfrid_app;
grant update (outcome, comment, judged_by, judged_at) on oversight.drawn_entry to samfrid_app;

create policy seen on oversight.follow_up for select to samfrid_app using (oversight.settles(follow_up));
create policy open on oversight.follow_up for insert to samfrid_app with check (
  opened_by = access.person() and exists (select from oversight.drawn_entry d where d.id = drawn_id and d.person_id = follow_up.person_id and oversight.judges(d)));
create policy settle on oversight.follow_up for update to samfrid_app using (oversight.settles(follow_up) and closed_at is null) with check (closed_by = access.person());
grant select on oversight.follow_up to samfrid_app;
grant insert (drawn_id, kind, person_id, question, opened_by, due_on) on oversight.follow_up to samfrid_app;
grant update (result, closing, closed_by, closed_at) on oversight.follow_up to samfrid_app; -- the answer is hers: oversight.answer_question

-- Requests -------------------------------------------------------------------------------------------------------------
create policy own on oversight.request for select to samfrid_app using (person_id = access.person());
create policy decided on oversight.request for select to samfrid_app using (oversight.decides(request));
create policy ask on oversight.request for insert to samfrid_app
  with check (person_id = access.person() and controller_id = organisation.controller_of(access.person()));
create policy decide on oversight.request for update to samfrid_app using (oversight.decides(request) and decided_at is null and withdrawn_at is null)
  with check (taken_by = access.person() or decided_by = access.person());
grant select on oversight.request to samfrid_app;
grant insert (id, person_id, controller_id, from_on, until_on, wish, due_on) on oversight.request to samfrid_app;
grant update (taken_by, taken_at, decided_by, decided_at, ground, weighing) on oversight.request to samfrid_app;

-- Not read by her: what is hers of it she gets through oversight.answer_of, where it is held back what was held back.
create policy decided on oversight.request_entry for select to samfrid_app using (
  request_id in (select r.id from oversight.request r where oversight.decides(r)));
create policy decide on oversight.request_entry for insert to samfrid_app with check (
  request_id in (select r.id from oversight.request r where oversight.decides(r) and r.decided_by = access.person()));
grant select, insert on oversight.request_entry to samfrid_app;

-- Incidents ------------------------------------------------------------------------------------------------------------
create policy own on oversight.incident for select to samfrid_app using (reported_by = access.person());
create policy kept on oversight.incident for select to samfrid_app using (controller_id in (select organisation.mine('incidents.keep')));
create policy report on oversight.incident for insert to samfrid_app
  with check (reported_by = access.person() and controller_id = organisation.controller_of(access.person()));
create policy keep on oversight.incident for update to samfrid_app using (controller_id in (select organisation.mine('incidents.keep')));
grant select on oversight.incident to samfrid_app;
grant insert (id, controller_id, title, story, aware_at, reported_by) on oversight.incident to samfrid_app;
grant update (taken_by, taken_at, cyber, personal_data, judged_by, judged_at, lessons, closed_by, closed_at) on oversight.incident to samfrid_app;

create policy kept on oversight.notice for select to samfrid_app using (oversight.keeps(incident_id));
create policy keep on oversight.notice for insert to samfrid_app with check (oversight.keeps(incident_id) and entered_by = access.person());
grant select on oversight.notice to samfrid_app;
grant insert (incident_id, kind, sent_at, reference, entered_by) on oversight.notice to samfrid_app;

create policy kept on oversight.evidence for select to samfrid_app
  using (oversight.reads_log(incident_id) and not oversight.walled_copy(content)); -- it is the log
grant select on oversight.evidence to samfrid_app; -- added by oversight.freeze alone

create policy kept on oversight.affected_person for select to samfrid_app using (oversight.keeps(incident_id));
create policy keep on oversight.affected_person for insert to samfrid_app with check (oversight.keeps(incident_id) and added_by = access.person()
  and person_id in (select c.person_id from oversight.candidates(incident_id) c));
create policy tell on oversight.affected_person for update to samfrid_app using (oversight.keeps(incident_id) and told_at is null)
  with check (told_by = access.person());
grant select on oversight.affected_person to samfrid_app;
grant insert (incident_id, person_id, added_by) on oversight.affected_person to samfrid_app;
grant update (told_at, told_by, channel, note) on oversight.affected_person to samfrid_app;

create policy kept on oversight.measure for select to samfrid_app using (oversight.keeps(incident_id));
create policy plan on oversight.measure for insert to samfrid_app with check (oversight.keeps(incident_id) and added_by = access.person());
create policy finish on oversight.measure for update to samfrid_app using (oversight.keeps(incident_id) and done_at is null) with check (done_by = access.person());
grant select on oversight.measure to samfrid_app;
grant insert (id, incident_id, what, due_on, added_by) on oversight.measure to samfrid_app;
grant update (done_by, done_at) on oversight.measure to samfrid_app;

create policy kept on oversight.step for select to samfrid_app using (oversight.keeps(incident_id));
create policy write on oversight.step for insert to samfrid_app with check (person_id = access.person() and (oversight.keeps(incident_id)
  or (kind = 'reported' and exists (select from oversight.incident i where i.id = incident_id and i.reported_by = access.person()))));
grant select on oversight.step to samfrid_app;
grant insert (incident_id, person_id, kind, words) on oversight.step to samfrid_app;

-- What is evidence is added and read by jobs too, never changed: not even by their login.
revoke update, delete on oversight.evidence, oversight.step, oversight.notice, oversight.request_entry from samfrid_worker;
