-- The catalogue is shared: published courses are seen by all who are signed in, and by the public calendar.
create policy published on training.course for select to samfrid_app using (published_at is not null);
create policy ours on training.course for select to samfrid_app using (organisation_id in (select organisation.mine('training.plan')));
create policy make on training.course for insert to samfrid_app with check (organisation_id in (select organisation.mine('training.plan')));
create policy edit on training.course for update to samfrid_app using (organisation_id in (select organisation.mine('training.plan')));
grant select, insert, update on training.course to samfrid_app; -- retired, never deleted

create policy with_course on training.prerequisite for select to samfrid_app using (course_id in (select id from training.course));
create policy with_our_course on training.prerequisite for insert to samfrid_app with check (course_id in (select id from training.course where organisation_id in (select organisation.mine('training.plan')))
  and required_id in (select id from training.course)); -- nobody's draft
create policy drop_ours on training.prerequisite for delete to samfrid_app using (course_id in (select id from training.course where organisation_id in (select organisation.mine('training.plan'))));
grant select, insert, delete on training.prerequisite to samfrid_app;

-- Target groups and targets are no secrets within the organisation.
create policy read on training.target_group for select to samfrid_app using (access.person() is not null);
create policy ours on training.target_group to samfrid_app using (organisation_id in (select organisation.mine('training.plan'))) with check (organisation_id in (select organisation.mine('training.plan')));
grant select, insert, update, delete on training.target_group to samfrid_app;
create policy read on training.target_rule for select to samfrid_app using (access.person() is not null);
create policy ours on training.target_rule to samfrid_app
  using (group_id in (select id from training.target_group where organisation_id in (select organisation.mine('training.plan'))))
  with check (group_id in (select id from training.target_group where organisation_id in (select organisation.mine('training.plan'))));
grant select, insert, delete on training.target_rule to samfrid_app;
create policy read on training.course_target for select to samfrid_app using (access.person() is not null);
create policy ours on training.course_target to samfrid_app
  using (group_id in (select id from training.target_group where organisation_id in (select organisation.mine('training.plan'))))
  with check (group_id in (select id from training.target_group where organisation_id in (select organisation.mine('training.plan'))));
grant select, insert, update, delete on training.course_target to samfrid_app;

-- Occasions: the public calendar's, those I am invited to, those we arrange, those I lead or have entered.
create policy public_calendar on training.occasion for select to samfrid_app using (published_at is not null and public_calendar);
create policy invited on training.occasion for select to samfrid_app using (published_at is not null and training.is_open_to_me(id));
create policy ours on training.occasion for select to samfrid_app using (organiser_id in (select organisation.mine('training.plan')));
create policy led on training.occasion for select to samfrid_app using (
  id in (select occasion_id from training.occasion_trainer where person_id = access.person()));
create policy entered on training.occasion for select to samfrid_app using (
  id in (select occasion_id from training.enrolment where person_id = access.person()));
create policy plan on training.occasion for insert to samfrid_app with check (organiser_id in (select organisation.mine('training.plan'))
  and course_id in (select id from training.course)); -- any in the shared catalogue, nobody's draft
create policy replan on training.occasion for update to samfrid_app using (organiser_id in (select organisation.mine('training.plan')));
grant select (id, course_id, organiser_id, label, seats, place, sign_up_opens, sign_up_closes, offer_hours, final_call_days, final_call_at, public_calendar,
  next_number, sequence, published_at, cancelled_at, cancel_reason, created_by, created_at, revised_at) on training.occasion to samfrid_app; -- the link by training.online_link
grant insert (id, course_id, organiser_id, label, seats, place, online_link, sign_up_opens, sign_up_closes, offer_hours, final_call_days, public_calendar, created_by)
  on training.occasion to samfrid_app;
grant update (label, seats, place, online_link, sign_up_opens, sign_up_closes, offer_hours, final_call_days, final_call_at, public_calendar,
  published_at, cancelled_at, cancel_reason, sequence) on training.occasion to samfrid_app; -- cancelled, never deleted

create policy with_occasion on training.part for select to samfrid_app using (occasion_id in (select id from training.occasion));
create policy plan on training.part to samfrid_app using (training.plans(occasion_id)) with check (training.plans(occasion_id));
grant select, insert, update, delete on training.part to samfrid_app;
create policy with_occasion on training.audience for select to samfrid_app using (occasion_id in (select id from training.occasion));
create policy plan on training.audience to samfrid_app using (training.plans(occasion_id)) with check (training.plans(occasion_id));
grant select, insert, delete on training.audience to samfrid_app;
create policy with_occasion on training.seat_share for select to samfrid_app using (occasion_id in (select id from training.occasion));
create policy plan on training.seat_share to samfrid_app using (training.plans(occasion_id)) with check (training.plans(occasion_id));
grant select, insert, update, delete on training.seat_share to samfrid_app;
create policy with_occasion on training.occasion_trainer for select to samfrid_app using (training.plans(occasion_id) or person_id = access.person()
  or exists (select from training.enrolment e where e.occasion_id = occasion_trainer.occasion_id and e.person_id = access.person()));
create policy plan on training.occasion_trainer to samfrid_app using (training.plans(occasion_id))
  with check (training.plans(occasion_id) and organisation.sees_person(person_id)); -- else a stranger's name could be drawn out by her id
grant select, insert, delete on training.occasion_trainer to samfrid_app;

create policy own on training.trainer_approval for select to samfrid_app using (person_id = access.person());
create policy ours on training.trainer_approval to samfrid_app using (organisation_id in (select organisation.mine('training.plan')))
  with check (organisation_id in (select organisation.mine('training.plan')));
grant select, insert on training.trainer_approval to samfrid_app;
grant update (ended_on) on training.trainer_approval to samfrid_app;

-- Entries: one's own; one's people's, while one leads them and as far as they entered as one's employer's; and those of
-- what one runs.
create policy own on training.enrolment for select to samfrid_app using (person_id = access.person());
create policy my_people on training.enrolment for select to samfrid_app using ((person_id, employer_id) in (
  select e.person_id, e.municipality_id from organisation.employment e where e.unit_id in (select organisation.mine('people.lead'))
    and e.starts_on <= current_date and (e.ended_on is null or e.ended_on > current_date)));
create policy run on training.enrolment for select to samfrid_app using (occasion_id in (select training.mine_to_run()));
create policy sign_up on training.enrolment for insert to samfrid_app with check (
  (person_id = access.person() or organisation.leads_person(person_id) or training.plans(occasion_id))
  and training.may_enter(occasion_id) and state in ('requested', 'interested', 'placed', 'waiting'));
create policy change on training.enrolment for update to samfrid_app using (
  person_id = access.person() or organisation.leads_person(person_id) or training.plans(occasion_id));
grant select on training.enrolment to samfrid_app;
grant insert (id, occasion_id, person_id, employer_id, state, share_id, signed_up_by) on training.enrolment to samfrid_app; -- the number is given by trigger
grant update (state, share_id, changed_at, reason) on training.enrolment to samfrid_app; -- never deleted, and the number never changes

create policy with_enrolment on training.offer for select to samfrid_app using (enrolment_id in (select id from training.enrolment));
create policy answer on training.offer for update to samfrid_app using (enrolment_id in (select e.id from training.enrolment e
  where e.person_id = access.person() or organisation.leads_person(e.person_id) or training.plans(e.occasion_id)));
grant select on training.offer to samfrid_app; -- offers are made by training.settle alone
grant update (state, answered_at) on training.offer to samfrid_app;

create policy with_enrolment on training.enrolment_change for select to samfrid_app using (enrolment_id in (select id from training.enrolment));
grant select on training.enrolment_change to samfrid_app; -- written by trigger

create policy plan on training.invitation to samfrid_app using (training.plans(occasion_id)) with check (training.plans(occasion_id));
grant select (id, occasion_id, organisation_id, most, used, created_by, created_at, revoked_at) on training.invitation to samfrid_app;
grant insert (id, occasion_id, organisation_id, secret_hash, most, created_by) on training.invitation to samfrid_app;
grant update (revoked_at) on training.invitation to samfrid_app;
create policy nobody on training.guest_pass for select to samfrid_app using (false);
-- Steps of training.settle, and rows without their policies: for the owner's functions and the jobs, not for requests.
revoke execute on function training.expire_offers(uuid), training.release_seats(uuid), training.fill_kept(uuid), training.wake_interested(uuid),
  training.call_finally(uuid, timestamptz), training.tell_of_free_seats(uuid), training.offer_seats(uuid, timestamptz), training.end_entries(uuid),
  training.left_over(uuid), training.next_in_line(uuid), training.to_settle(), training.take_number(uuid),
  training.trace(text, training.enrolment, jsonb) from samfrid_app;

create policy with_enrolment on training.attendance for select to samfrid_app using (enrolment_id in (select id from training.enrolment));
create policy note on training.attendance for insert to samfrid_app with check (
  exists (select from training.enrolment e join training.part p on p.occasion_id = e.occasion_id
    where e.id = attendance.enrolment_id and p.id = attendance.part_id and e.state = 'placed' and training.runs(e.occasion_id)));
create policy correct on training.attendance for update to samfrid_app using (
  enrolment_id in (select e.id from training.enrolment e where training.runs(e.occasion_id)));
grant select, insert on training.attendance to samfrid_app;
grant update (presence, recorded_by, recorded_at) on training.attendance to samfrid_app;

create policy run on training.completion_rule to samfrid_app using (training.runs(occasion_id)) with check (training.runs(occasion_id));
grant select, insert on training.completion_rule to samfrid_app; -- settled once

create policy own on training.completion for select to samfrid_app using (person_id = access.person());
create policy my_people on training.completion for select to samfrid_app using (
  person_id in (select e.person_id from organisation.employment e where e.unit_id in (select organisation.mine('people.lead'))));
create policy run on training.completion for select to samfrid_app using (occasion_id in (select training.mine_to_run()));
create policy planners on training.completion for select to samfrid_app using (
  person_id in (select e.person_id from organisation.employment e where e.unit_id in (select organisation.mine('training.plan'))));
-- One claims for oneself, with a file one has sent oneself; what is completed here follows from a seat here.
create policy claim on training.completion for insert to samfrid_app with check (
  source = 'external' and state = 'claimed' and person_id = access.person() and code is null
  and course_id in (select id from training.course where accepts_external)
  and file_id in (select id from platform.file where uploaded_by = access.person()));
create policy complete on training.completion for insert to samfrid_app with check (
  source = 'occasion' and state = 'approved' and training.runs(occasion_id)
  and exists (select from training.enrolment e join training.occasion o on o.id = e.occasion_id
    where e.occasion_id = completion.occasion_id and e.person_id = completion.person_id and o.course_id = completion.course_id and e.state = 'placed'));
create policy decide on training.completion for update to samfrid_app using (source = 'external' and training.decides_for(person_id));
create policy correct on training.completion for update to samfrid_app using (source = 'occasion' and training.runs(occasion_id));
create policy deciders on training.completion for select to samfrid_app using (source = 'external' and person_id in (select training.mine_to_decide()));
grant select on training.completion to samfrid_app;
grant insert (id, person_id, course_id, occasion_id, completed_on, valid_until, source, state, earned_at_employer, issuer, code, file_id) on training.completion to samfrid_app;
grant update (state, decided_by, decided_at, reason, code, valid_until) on training.completion to samfrid_app;

create policy own on training.calendar_feed to samfrid_app using (person_id = access.person()) with check (person_id = access.person());
grant select (id, person_id, created_at, revoked_at, last_read_at) on training.calendar_feed to samfrid_app;
grant insert (id, person_id, secret_hash) on training.calendar_feed to samfrid_app;
grant update (revoked_at) on training.calendar_feed to samfrid_app;

create policy ours on training.reminder to samfrid_app
  using (person_id in (select e.person_id from organisation.employment e where e.unit_id in (select organisation.mine('people.see'))))
  with check (organisation.leads_person(person_id) or person_id in (select e.person_id from organisation.employment e where e.unit_id in (select organisation.mine('training.plan'))));
grant select, insert on training.reminder to samfrid_app;

-- Wrong codes are counted by training.check_certificate alone; no visitor is known to anyone.
create policy nobody on training.wrong_code for select to samfrid_app using (false);

create policy ours on training.campaign for select to samfrid_app using (organisation_id in (select organisation.mine('training.plan')));
create policy send on training.campaign for insert to samfrid_app with check (
  organisation_id in (select organisation.mine('training.plan')) and created_by = access.person());
grant select on training.campaign to samfrid_app;
grant insert (id, course_id, organisation_id, everyone, created_by) on training.campaign to samfrid_app; -- the job writes how it goes

-- Who belongs and how she stands, unasked for whom: what requests call instead checks the reader's place first.
revoke execute on function training.matching(uuid, text, text, uuid, text, boolean, uuid, date), training.members(uuid[], uuid, date),
  training.standing(uuid, uuid[], uuid, date), training.lacking(uuid, uuid[], uuid, date) from samfrid_app;
