-- Where a course comes from is told with it: both are in the shared catalogue, or ours.
create policy with_course on training.course_origin for select to samfrid_app using (course_id in (select id from training.course));
create policy copy on training.course_origin for insert to samfrid_app with check (
  copied_by = access.person() and course_id in (select id from training.course where organisation_id in (select organisation.mine('training.plan')))
  and origin_id in (select id from training.course where published_at is not null));
grant select on training.course_origin to samfrid_app;
grant insert (course_id, origin_id, copied_by) on training.course_origin to samfrid_app;
