-- Seen and kept by whoever may wall off its person. Never by the one it walls off, nor by one who is walled off from the
-- same record. The head who is told sees what she was told about.
create policy kept on access.wall for select to samfrid_app using (access.keeps_walls_of(person_id));
create policy told on access.wall for select to samfrid_app using (responsible_id = access.person());
create policy never_hers on access.wall as restrictive to samfrid_app
  using (person_id <> access.person() and not access.walled(record_type, record_id));
create policy raise_one on access.wall for insert to samfrid_app with check (
  set_by = access.person() and access.keeps_walls_of(person_id)
  and record_id <> access.person() and (record_type <> 'person' or organisation.sees_person(record_id))
  and responsible_id in (select h.id from access.wall_heads(person_id) h));
create policy take_down on access.wall for update to samfrid_app using (access.keeps_walls_of(person_id));
grant select on access.wall to samfrid_app;
grant insert (id, person_id, record_type, record_id, reason, responsible_id, set_by) on access.wall to samfrid_app;
grant update (ended_at, ended_by) on access.wall to samfrid_app; -- taken down, never deleted

-- Behind the wall: every table that names a person. What hangs on these rows (offers, attendance) goes with them. An array,
-- found once a statement: a subquery in its place cost a third of the staff list's time while there was no wall at all.
do $$ declare t text; begin
  foreach t in array array['organisation.contact', 'organisation.employment', 'organisation.assignment', 'organisation.disclosure',
      'organisation.staff_number', 'training.enrolment', 'training.completion', 'training.reminder', 'training.trainer_approval',
      'training.occasion_trainer', 'access.role_grant'] loop
    execute format('create policy behind_wall on %s as restrictive to samfrid_app using (person_id <> all (array(select access.walled_off(''person''))))', t);
  end loop;
end $$;
create policy behind_wall on organisation.staff_import_row as restrictive for select to samfrid_app
  using (person_id is null or person_id <> all (array(select access.walled_off('person'))));
create policy behind_wall on organisation.person as restrictive to samfrid_app using (id <> all (array(select access.walled_off('person'))));

-- In the log she finds neither what is about the record nor that she met a wall.
create policy behind_wall on audit.entry as restrictive for select to samfrid_app using (
  (about_person_id is null or about_person_id <> all (array(select access.walled_off('person'))))
  and not (act = 'wall.met' and person_id = access.person()));
