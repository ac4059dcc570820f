-- Heads tick their own units; whoever answers for the work reads. Nothing is changed: what is corrected is a new row.
create policy answer_for on screening.staff_talk for select to samfrid_app using (unit_id in (select organisation.mine('screening.work')) or unit_id in (select organisation.mine('screening.talks')));
create policy tick on screening.staff_talk for insert to samfrid_app with check (
  ticked_by = access.person() and unit_id in (select organisation.mine('screening.talks')) and municipality_id = organisation.controller(unit_id)
  and exists (select from organisation.organisation o where o.id = unit_id and o.kind = 'unit'));
grant select on screening.staff_talk to samfrid_app;
grant insert (municipality_id, unit_id, period, number, held, asked, meeting_on, attended, ticked_by) on screening.staff_talk to samfrid_app;

-- The exact number is the specialist unit's; others go through screening.support_shown.
create policy specialists on screening.support_count for select to samfrid_app using (municipality_id in (select screening.municipalities('screening.support')));
create policy tick on screening.support_count for insert to samfrid_app with check (
  ticked_by = access.person() and municipality_id in (select screening.municipalities('screening.support')));
grant select on screening.support_count to samfrid_app;
grant insert (municipality_id, period, number, offered, ticked_by) on screening.support_count to samfrid_app;

create policy read on screening.talk_course for select to samfrid_app using (municipality_id in (select screening.municipalities('screening.work')));
create policy choose on screening.talk_course for insert to samfrid_app with check (municipality_id in (select organisation.mine('screening.work')));
create policy choose_again on screening.talk_course for update to samfrid_app using (municipality_id in (select organisation.mine('screening.work')));
create policy unchoose on screening.talk_course for delete to samfrid_app using (municipality_id in (select organisation.mine('screening.work')));
grant select, delete on screening.talk_course to samfrid_app;
grant insert (municipality_id, kind, course_id) on screening.talk_course to samfrid_app;
grant update (course_id, chosen_at) on screening.talk_course to samfrid_app;

create policy nobody on screening.talk_reminder for select to samfrid_app using (false); -- the job's own notes
