-- Which groups a routine asks, everybody who reads it may know. Set by those who keep the routine, for organisations of theirs.
create policy staff on handbook.readership for select to samfrid_app using (municipality_id in (select handbook.my_municipalities()));
create policy writers on handbook.readership for select to samfrid_app using (
  routine_id in (select r.id from handbook.routine r where r.organisation_id in (select organisation.mine_within('handbook.write'))));
create policy ask on handbook.readership for insert to samfrid_app with check (
  set_by = access.person() and organisation_id in (select organisation.mine_within('handbook.write'))
  and exists (select from handbook.routine r where r.id = routine_id and r.municipality_id = readership.municipality_id
    and r.organisation_id in (select organisation.mine_within('handbook.write')) and r.ended_at is null)
  and organisation.controller(organisation_id) = municipality_id);
create policy end_asking on handbook.readership for update to samfrid_app using (
  ended_at is null and routine_id in (select r.id from handbook.routine r where r.organisation_id in (select organisation.mine_within('handbook.write'))))
  with check (ended_by is null or ended_by = access.person());
grant select on handbook.readership to samfrid_app;
grant insert (id, routine_id, municipality_id, organisation_id, profession, held, days, set_by) on handbook.readership to samfrid_app;
grant update (ended_at, ended_by) on handbook.readership to samfrid_app; -- ended, never deleted

-- Questions show with their version, which answer is right does not: that is judged by handbook.give_receipt. Written while
-- the version is a draft.
create policy with_version on handbook.check_question for select to samfrid_app using (
  access.reaches('handbook.read') and access.person() is not null and version_id in (select v.id from handbook.version v));
create policy write on handbook.check_question for insert to samfrid_app with check (
  version_id in (select v.id from handbook.version v where v.submitted_at is null and v.published_at is null and v.organisation_id in (select organisation.mine_within('handbook.write'))));
create policy rewrite on handbook.check_question for delete to samfrid_app using (
  version_id in (select v.id from handbook.version v where v.submitted_at is null and v.published_at is null and v.organisation_id in (select organisation.mine_within('handbook.write'))));
grant select (version_id, "position", question, options) on handbook.check_question to samfrid_app;
grant insert (version_id, "position", question, options, right_option, explanation, passage), delete on handbook.check_question to samfrid_app;

-- One's own. Heads get names through handbook.people_reading, everybody else numbers. Given through handbook.give_receipt.
create policy own on handbook.receipt for select to samfrid_app using (person_id = access.person());
grant select on handbook.receipt to samfrid_app;

create policy nobody on handbook.reading_told for select to samfrid_app using (false); -- the job's own notes
revoke execute on function handbook.held_since(uuid, text, uuid), handbook.group_members(uuid, uuid, text, text, uuid[]),
  handbook.asked_people(uuid, uuid, uuid[], uuid), handbook.untold_readers(uuid, timestamptz), handbook.told_reading(uuid, timestamptz, timestamptz) from samfrid_app;
revoke execute on function handbook.note_question() from samfrid_app;
