-- What is offered is read by those it is offered to; that it is offered, by those who keep it. Offered and ended through
-- handbook.offer_routine and handbook.end_offer.
create policy offered on handbook.offer for select to samfrid_app using (id in (select handbook.offers_to_me()));
create policy ours on handbook.offer for select to samfrid_app using (
  routine_id in (select r.id from handbook.routine r where r.organisation_id in (select organisation.mine_within('handbook.write'))));
grant select on handbook.offer to samfrid_app;

-- Writers read what they may copy, and what they have copied from; the routine and its handbook are not opened to them.
create policy from_elsewhere on handbook.version for select to samfrid_app using (id in (select handbook.versions_from_elsewhere()));

-- Where a copy came from is written by those who write in it and read by the same; others see handbook.origin_words.
create policy writers on handbook.origin for select to samfrid_app using (
  routine_id in (select r.id from handbook.routine r where r.organisation_id in (select organisation.mine_within('handbook.write'))));
create policy copy on handbook.origin for insert to samfrid_app with check (
  copied_by = access.person() and handbook.may_copy(origin_routine_id)
  and routine_id in (select r.id from handbook.routine r where r.organisation_id in (select organisation.mine_within('handbook.write'))));
grant select on handbook.origin to samfrid_app;
grant insert (routine_id, origin_routine_id, organisation_id, copied_by) on handbook.origin to samfrid_app;

create policy writers on handbook.origin_base for select to samfrid_app using (routine_id in (select g.routine_id from handbook.origin g));
create policy settle on handbook.origin_base for insert to samfrid_app with check (
  set_by = access.person() and routine_id in (select g.routine_id from handbook.origin g join handbook.version v on v.routine_id = g.origin_routine_id
    where v.id = version_id and v.published_at is not null)
  and in_version in (select v.id from handbook.version v where v.routine_id = origin_base.routine_id));
grant select on handbook.origin_base to samfrid_app;
grant insert (routine_id, version_id, number, title, summary, body, steps, in_version, set_by) on handbook.origin_base to samfrid_app;

create policy writers on handbook.origin_piece for select to samfrid_app using (routine_id in (select g.routine_id from handbook.origin g));
create policy settle on handbook.origin_piece for insert to samfrid_app with check (
  settled_by = access.person() and routine_id in (select g.routine_id from handbook.origin g)
  and (in_version is null or in_version in (select v.id from handbook.version v where v.routine_id = origin_piece.routine_id)));
grant select on handbook.origin_piece to samfrid_app;
grant insert (routine_id, piece, name, digest, settled, reason, in_version, settled_by) on handbook.origin_piece to samfrid_app;

create policy nobody on handbook.origin_notice for select to samfrid_app using (false); -- the job's own notes

-- A copy's text names the origin's pictures: they are never changed, and so are not kept twice. Whoever reads the copy sees them.
create policy in_copy on handbook.picture for select to samfrid_app using (
  exists (select from handbook.version v where v.routine_id in (select handbook.copies_of(picture.routine_id))
    and (v.body like '%bild:' || picture.id || '%' or v.steps::text like '%bild:' || picture.id || '%')));
