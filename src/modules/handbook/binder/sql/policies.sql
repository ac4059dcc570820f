-- Binders are made through handbook.make_binder alone, and never changed: paper is not. All staff of the municipality may print them.
create policy staff on handbook.binder for select to samfrid_app using (municipality_id in (select handbook.my_municipalities()));
grant select on handbook.binder to samfrid_app;
create policy with_binder on handbook.binder_routine for select to samfrid_app using (binder_id in (select b.id from handbook.binder b));
grant select on handbook.binder_routine to samfrid_app;
create policy nobody on handbook.wrong_code for select to samfrid_app using (false);
revoke execute on function handbook.content_of(uuid), handbook.card_on_paper(uuid), handbook.standing(handbook.binder_routine) from samfrid_app;
