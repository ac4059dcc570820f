-- Earlier words of a draft are for those who write in it.
create policy writers on handbook.saving for select to samfrid_app using (version_id in (select v.id from handbook.version v
  where v.published_at is null and v.organisation_id in (select organisation.mine_within('handbook.write'))));
grant select on handbook.saving to samfrid_app; -- kept by the trigger keep_saving

-- A picture is seen by whoever may read a version that shows it, old or new; and by those who write there.
create policy writers on handbook.picture for select to samfrid_app using (
  routine_id in (select r.id from handbook.routine r where r.organisation_id in (select organisation.mine_within('handbook.write'))));
create policy shown on handbook.picture for select to samfrid_app using (
  exists (select from handbook.version v where v.routine_id = picture.routine_id
    and (v.body like '%bild:' || picture.id || '%' or v.steps::text like '%bild:' || picture.id || '%')));
-- Into a draft only: what has been sent to review is read by other eyes with the pictures it has. Nobody chooses a picture's id,
-- which could be one that a text in force names already.
create policy put_in on handbook.picture for insert to samfrid_app with check (
  uploaded_by = access.person()
  and routine_id in (select v.routine_id from handbook.version v where v.submitted_at is null and v.published_at is null
    and v.organisation_id in (select organisation.mine_within('handbook.write')))
  and routine_id in (select r.id from handbook.routine r where r.ended_at is null));
grant select on handbook.picture to samfrid_app;
grant insert (routine_id, type, bytes, uploaded_by) on handbook.picture to samfrid_app;

create policy with_version on handbook.law_reference for select to samfrid_app using (
  exists (select from handbook.version v where v.id = version_id));
grant select on handbook.law_reference to samfrid_app;
revoke execute on function handbook.refer(), handbook.keep_saving() from samfrid_app;
