-- An entry shows with its handbook: what is published in it is read by the same people. Hits are found by handbook.search_hits, which
-- tells ids alone.
create policy with_handbook on handbook.search_entry for select to samfrid_app using (handbook_id in (select id from handbook.handbook));
grant select on handbook.search_entry to samfrid_app; -- made by the trigger
create policy nobody on handbook.search_word for select to samfrid_app using (false); -- asked through handbook.search_guess
create policy nobody on handbook.search_form for select to samfrid_app using (false);
create policy nobody on handbook.search_part for select to samfrid_app using (false);

-- A municipality's own words: read by its staff, kept by those who write in a handbook there.
create policy staff on handbook.synonym for select to samfrid_app using (municipality_id in (select handbook.my_municipalities()));
create policy add on handbook.synonym for insert to samfrid_app with check (
  created_by = access.person() and municipality_id in (select handbook.my_municipalities())
  and municipality_id in (select organisation.controller(m) from organisation.mine_within('handbook.write') m));
create policy remove on handbook.synonym for delete to samfrid_app using (
  municipality_id in (select organisation.controller(m) from organisation.mine_within('handbook.write') m));
grant select, delete on handbook.synonym to samfrid_app;
grant insert (id, municipality_id, created_by) on handbook.synonym to samfrid_app;

create policy staff on handbook.synonym_word for select to samfrid_app using (municipality_id in (select handbook.my_municipalities()));
create policy add on handbook.synonym_word for insert to samfrid_app with check (
  synonym_id in (select s.id from handbook.synonym s where s.municipality_id = synonym_word.municipality_id)
  and municipality_id in (select organisation.controller(m) from organisation.mine_within('handbook.write') m));
create policy remove on handbook.synonym_word for delete to samfrid_app using (
  municipality_id in (select organisation.controller(m) from organisation.mine_within('handbook.write') m));
grant select, insert, delete on handbook.synonym_word to samfrid_app;

revoke execute on function handbook.search_index(uuid), handbook.search_learn(text[]), handbook.search_of(text[], text[]), handbook.search_forget() from samfrid_app;
