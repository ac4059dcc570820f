-- Who may see a protected person is itself protected: known to herself, her readers, and those who protect her.
create policy seen on organisation.protected_reader for select to samfrid_app using (
  reader_id = access.person() or person_id in (select organisation.read_by_me())
  or person_id in (select organisation.people_of('people.protect')));
create policy seen on organisation.protection_easing for select to samfrid_app using (
  person_id in (select organisation.read_by_me()) or person_id in (select organisation.people_of('people.protect')));
grant select on organisation.protection_easing to samfrid_app;
grant select on organisation.protected_reader to samfrid_app; -- written by functions alone: two people, and never deleted
revoke execute on function organisation.name_first_readers(uuid), organisation.nearest_managers(uuid), organisation.may_read(uuid, uuid) from samfrid_app;
