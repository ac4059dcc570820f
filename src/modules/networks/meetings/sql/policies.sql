grant update (hosts) on networks.network to samfrid_app;
grant insert (hosts) on networks.network to samfrid_app;

create policy inside on networks.series for select to samfrid_app using (network_id in (select networks.seen()));
create policy keep on networks.series for insert to samfrid_app with check (made_by = access.person() and network_id in (select networks.kept_by_me()));
-- One that has been ended stands as it was.
create policy change on networks.series for update to samfrid_app using (ended_at is null and network_id in (select networks.kept_by_me()))
  with check (network_id in (select networks.kept_by_me()) and (ended_by is null or ended_by = access.person()));
grant select on networks.series to samfrid_app;
grant insert (id, network_id, title, starts_at, minutes, rule, extra_dates, except_dates, place, online_link, call_days, answer_days, made_by) on networks.series to samfrid_app;
grant update (title, starts_at, minutes, rule, extra_dates, except_dates, place, online_link, call_days, answer_days, revision, changed_at, ended_at, ended_by,
  end_reason) on networks.series to samfrid_app;

create policy inside on networks.meeting for select to samfrid_app using (network_id in (select networks.seen()));
create policy keep on networks.meeting for insert to samfrid_app with check (made_by = access.person() and network_id in (select networks.kept_by_me()));
create policy change on networks.meeting for update to samfrid_app using (network_id in (select networks.kept_by_me()));
-- What a changed series no longer has, and nobody has been called to or touched; else it is cancelled and told.
create policy drop_untouched on networks.meeting for delete to samfrid_app using (
  series_id is not null and starts_at > now() and network_id in (select networks.kept_by_me()) and not networks.is_touched(id) and not networks.is_called(id));
grant select, delete on networks.meeting to samfrid_app;
grant insert (id, network_id, series_id, recurrence_on, title, starts_at, ends_at, place, online_link, host, turn, call_on, answer_by, made_by) on networks.meeting to samfrid_app;
grant update (recurrence_on, title, starts_at, ends_at, place, online_link, host, turn, call_on, answer_by, moved_at, moved_from, move_reason, cancelled_at,
  cancel_reason, agenda_closed_at, attendance_at, sequence, changed_at, reminded_at) on networks.meeting to samfrid_app;

create policy inside on networks.agenda_item for select to samfrid_app using (meeting_id in (select id from networks.meeting));
create policy add on networks.agenda_item for insert to samfrid_app with check (
  added_by = access.person() and (meeting_id in (select networks.agendas_open())
    or (meeting_id in (select networks.meetings_kept()) and meeting_id in (select networks.meetings_open()))));
create policy change on networks.agenda_item for update to samfrid_app using (
  (added_by = access.person() and meeting_id in (select networks.agendas_open()))
  or (meeting_id in (select networks.meetings_kept()) and meeting_id in (select networks.meetings_open())));
grant select on networks.agenda_item to samfrid_app;
grant insert (id, meeting_id, place, title, minutes, presenter, words, added_by) on networks.agenda_item to samfrid_app;
grant update (place, title, minutes, presenter, words, removed_at) on networks.agenda_item to samfrid_app;

create policy inside on networks.sign_up for select to samfrid_app using (meeting_id in (select id from networks.meeting));
create policy answer on networks.sign_up for insert to samfrid_app with check (answered_by = access.person() and (
  (person_id = access.person() and meeting_id in (select networks.answers_open()))
  or (meeting_id in (select networks.meetings_kept()) and meeting_id in (select networks.meetings_open()))));
create policy answer_again on networks.sign_up for update to samfrid_app using (
  (person_id = access.person() and meeting_id in (select networks.answers_open()))
  or (meeting_id in (select networks.meetings_kept()) and meeting_id in (select networks.meetings_open())))
  with check (answered_by = access.person());
grant select on networks.sign_up to samfrid_app;
grant insert (meeting_id, person_id, answer, answered_by) on networks.sign_up to samfrid_app;
grant update (answer, answered_by, answered_at) on networks.sign_up to samfrid_app;

create policy inside on networks.attendance for select to samfrid_app using (meeting_id in (select id from networks.meeting));
create policy note on networks.attendance for insert to samfrid_app with check (
  noted_by = access.person() and meeting_id in (select networks.meetings_kept()) and meeting_id in (select networks.meetings_open()));
create policy take_back on networks.attendance for delete to samfrid_app using (
  meeting_id in (select networks.meetings_kept()) and meeting_id in (select networks.meetings_open()));
grant select, delete on networks.attendance to samfrid_app;
grant insert (meeting_id, person_id, noted_by) on networks.attendance to samfrid_app;

create policy inside on networks.guest for select to samfrid_app using (meeting_id in (select id from networks.meeting));
create policy note on networks.guest for insert to samfrid_app with check (
  meeting_id in (select networks.meetings_kept()) and meeting_id in (select networks.meetings_open()));
create policy take_back on networks.guest for delete to samfrid_app using (
  meeting_id in (select networks.meetings_kept()) and meeting_id in (select networks.meetings_open()));
grant select, insert, delete on networks.guest to samfrid_app;
revoke execute on function networks.been_member(uuid, uuid) from samfrid_app; -- names through networks.names_of
