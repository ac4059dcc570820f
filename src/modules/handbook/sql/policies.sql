-- Published: all staff of the municipality, and everybody where the handbook is public. Drafts: those who write, and those asked
-- to read them with other eyes.
create policy staff on handbook.handbook for select to samfrid_app using (municipality_id in (select handbook.my_municipalities()));
create policy everybody on handbook.handbook for select to samfrid_app using (public_at is not null);
create policy keep on handbook.handbook for insert to samfrid_app with check (
  created_by = access.person() and organisation_id in (select organisation.mine_within('handbook.write')) and municipality_id = organisation.controller(organisation_id));
create policy rekeep on handbook.handbook for update to samfrid_app using (organisation_id in (select organisation.mine_within('handbook.write')));
grant select on handbook.handbook to samfrid_app;
grant insert (id, municipality_id, organisation_id, title, intro, created_by) on handbook.handbook to samfrid_app;
grant update (title, intro, public_at, public_by, closed_at) on handbook.handbook to samfrid_app;

create policy with_handbook on handbook.chapter for select to samfrid_app using (handbook_id in (select id from handbook.handbook));
create policy keep on handbook.chapter for insert to samfrid_app with check (
  handbook_id in (select h.id from handbook.handbook h where h.organisation_id in (select organisation.mine_within('handbook.write'))));
create policy rekeep on handbook.chapter for update to samfrid_app using (
  handbook_id in (select h.id from handbook.handbook h where h.organisation_id in (select organisation.mine_within('handbook.write'))));
create policy remove on handbook.chapter for delete to samfrid_app using (
  handbook_id in (select h.id from handbook.handbook h where h.organisation_id in (select organisation.mine_within('handbook.write'))));
grant select, insert, delete on handbook.chapter to samfrid_app;
grant update (title, position) on handbook.chapter to samfrid_app;

-- A routine shows with the first version one may see of it.
create policy writers on handbook.routine for select to samfrid_app using (organisation_id in (select organisation.mine_within('handbook.write')));
create policy shown on handbook.routine for select to samfrid_app using (id in (select handbook.shown_routines()));
create policy begin on handbook.routine for insert to samfrid_app with check (
  created_by = access.person() and organisation_id in (select organisation.mine_within('handbook.write'))
  and exists (select from handbook.handbook h join handbook.chapter c on c.handbook_id = h.id
    where h.id = handbook_id and c.id = chapter_id and h.organisation_id = routine.organisation_id and h.municipality_id = routine.municipality_id and h.closed_at is null));
create policy keep on handbook.routine for update to samfrid_app using (organisation_id in (select organisation.mine_within('handbook.write')))
  with check (exists (select from handbook.chapter c where c.id = chapter_id and c.handbook_id = routine.handbook_id));
grant select on handbook.routine to samfrid_app;
grant insert (id, handbook_id, chapter_id, municipality_id, organisation_id, number, areas, covers, owner_id, created_by) on handbook.routine to samfrid_app;
grant update (chapter_id, number, areas, covers, owner_id) on handbook.routine to samfrid_app; -- ended through handbook.end_routine

create policy writers on handbook.version for select to samfrid_app using (organisation_id in (select organisation.mine_within('handbook.write')));
create policy reviewers on handbook.version for select to samfrid_app using (id in (select handbook.reviewed_by_me()));
create policy staff on handbook.version for select to samfrid_app using (
  published_at is not null and municipality_id in (select handbook.my_municipalities()));
create policy everybody on handbook.version for select to samfrid_app using (
  published_at is not null and replaced_at is null and routine_id in (select handbook.public_routines()));
create policy draft on handbook.version for insert to samfrid_app with check (
  written_by = access.person() and organisation_id in (select organisation.mine_within('handbook.write'))
  and exists (select from handbook.routine r where r.id = routine_id and r.organisation_id = version.organisation_id
    and r.municipality_id = version.municipality_id and r.ended_at is null));
create policy redraft on handbook.version for update to samfrid_app
  using (submitted_at is null and published_at is null and organisation_id in (select organisation.mine_within('handbook.write')));
grant select on handbook.version to samfrid_app; -- a draft is thrown away through handbook.discard
grant insert (id, routine_id, municipality_id, organisation_id, number, title, summary, body, steps, applies_to, owner_function, reviser_function,
  follower_function, replaces, valid_until, change_note, editorial, written_by) on handbook.version to samfrid_app;
grant update (revision, title, summary, body, steps, applies_to, owner_function, reviser_function, follower_function, replaces, valid_until,
  change_note, editorial) on handbook.version to samfrid_app; -- who saved it, and when, is noted by the trigger count_saving

create policy with_version on handbook.writer for select to samfrid_app using (
  version_id in (select v.id from handbook.version v where v.organisation_id in (select organisation.mine_within('handbook.write'))) or person_id = access.person());
grant select on handbook.writer to samfrid_app; -- noted by the triggers note_writer and note_question

create policy asked on handbook.review for select to samfrid_app using (
  person_id = access.person() or version_id in (select v.id from handbook.version v where v.organisation_id in (select organisation.mine_within('handbook.write'))));
create policy ask on handbook.review for insert to samfrid_app with check (
  asked_by = access.person() and verdict is null and handbook.may_review(person_id, version_id)
  and version_id in (select v.id from handbook.version v where v.reviewed_at is null and v.published_at is null
    and v.organisation_id in (select organisation.mine_within('handbook.write'))));
create policy take_back on handbook.review for delete to samfrid_app using (
  answered_at is null and version_id in (select v.id from handbook.version v where v.organisation_id in (select organisation.mine_within('handbook.write'))));
grant select, delete on handbook.review to samfrid_app;
grant insert (id, version_id, person_id, asked_by) on handbook.review to samfrid_app; -- answered through handbook.answer_review

create policy staff on handbook.follow_up for select to samfrid_app using (
  routine_id in (select r.id from handbook.routine r where r.municipality_id in (select handbook.my_municipalities())));
create policy enter on handbook.follow_up for insert to samfrid_app with check (
  followed_up_by = access.person() and routine_id in (select r.id from handbook.routine r where r.organisation_id in (select organisation.mine_within('handbook.write')))
  and version_id in (select v.id from handbook.version v where v.routine_id = follow_up.routine_id and v.published_at is not null and v.replaced_at is null));
grant select on handbook.follow_up to samfrid_app;
grant insert (id, routine_id, version_id, followed_up_on, is_used, works, note, followed_up_by) on handbook.follow_up to samfrid_app;

-- Whoever reads a handbook may propose; she sees her own, the writers all, and everybody what has been taken in: the way back to the meeting.
create policy writers on handbook.proposal for select to samfrid_app using (
  handbook_id in (select h.id from handbook.handbook h where h.organisation_id in (select organisation.mine_within('handbook.write'))));
create policy own on handbook.proposal for select to samfrid_app using (proposed_by = access.person());
create policy taken_in on handbook.proposal for select to samfrid_app using (version_id in (select v.id from handbook.version v where v.published_at is not null));
create policy propose on handbook.proposal for insert to samfrid_app with check (
  proposed_by = access.person() and version_id is null and settled_at is null and source_kind = 'person'
  and exists (select from handbook.handbook h where h.id = handbook_id and h.municipality_id = proposal.municipality_id
    and h.municipality_id in (select handbook.my_municipalities()))
  and (routine_id is null or exists (select from handbook.routine r where r.id = routine_id and r.handbook_id = proposal.handbook_id)));
create policy settle on handbook.proposal for update to samfrid_app using (
  handbook_id in (select h.id from handbook.handbook h where h.organisation_id in (select organisation.mine_within('handbook.write'))))
  with check (settled_by is null or settled_by = access.person());
grant select on handbook.proposal to samfrid_app;
-- What comes from elsewhere is proposed through handbook.propose_from, by those who know what was said there.
grant insert (id, municipality_id, handbook_id, routine_id, place, text, source_kind, proposed_by) on handbook.proposal to samfrid_app;
grant update (routine_id, version_id, section, passage, settled_at, settled_by, settled_how, settle_note) on handbook.proposal to samfrid_app;

create policy nobody on handbook.notice for select to samfrid_app using (false); -- the job's own notes
revoke execute on function handbook.take_version(uuid, text), handbook.publish(uuid), handbook.keepers(uuid), handbook.in_force(uuid),
  handbook.due_of(uuid), handbook.note_writer(),
  handbook.propose_from(uuid, text, uuid, text, text, uuid, uuid, text, text) from samfrid_app;
