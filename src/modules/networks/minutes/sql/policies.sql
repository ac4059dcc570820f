-- Any member may hold the pen, until they are approved.
create policy inside on networks.minutes for select to samfrid_app using (meeting_id in (select id from networks.meeting));
create policy write on networks.minutes for insert to samfrid_app with check (written_by = access.person() and meeting_id in (select networks.meetings_open()));
create policy write_on on networks.minutes for update to samfrid_app using (approved_at is null and meeting_id in (select networks.meetings_open()))
  with check (written_by = access.person());
grant select on networks.minutes to samfrid_app;
grant insert (meeting_id, body, written_by, approver_id) on networks.minutes to samfrid_app;
grant update (body, revision, written_by, written_at, approver_id) on networks.minutes to samfrid_app; -- approved through networks.approve_minutes

create policy inside on networks.addendum for select to samfrid_app using (meeting_id in (select id from networks.meeting));
create policy correct on networks.addendum for insert to samfrid_app with check (written_by = access.person() and meeting_id in (select networks.meetings_kept())
  and exists (select from networks.minutes x where x.meeting_id = addendum.meeting_id and x.approved_at is not null));
grant select on networks.addendum to samfrid_app;
grant insert (id, meeting_id, body, written_by) on networks.addendum to samfrid_app;

create policy inside on networks.decision for select to samfrid_app using (meeting_id in (select id from networks.meeting));
create policy write on networks.decision for insert to samfrid_app with check (written_by = access.person() and meeting_id in (select networks.meetings_open()));
-- A decision is its writer's, its owner's and the convener's to change; what has become a routine, an activity or a question stands.
create policy change on networks.decision for update to samfrid_app using (emptied_at is null and withdrawn_at is null and meeting_id in (select networks.meetings_open())
  and (access.person() in (written_by, owner_id) or meeting_id in (select networks.meetings_kept())) and not networks.has_become(id))
  with check (meeting_id in (select networks.meetings_open()));
grant select on networks.decision to samfrid_app;
grant insert (id, meeting_id, number, words, owner, owner_id, written_by) on networks.decision to samfrid_app;
grant update (words, owner, owner_id, withdrawn_at) on networks.decision to samfrid_app;
