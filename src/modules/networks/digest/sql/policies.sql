-- News: those who are members read what there is of it; whom it is for, and how often she wants to be told, is each one's own. Rows are made by
-- networks.announce and the job alone.
create policy fellows on networks.news for select to samfrid_app using (network_id in (select networks.mine()));
grant select on networks.news to samfrid_app;
create policy own on networks.to_tell for select to samfrid_app using (person_id = access.person() and access.reaches('networks.take_part'));
grant select on networks.to_tell to samfrid_app;
create policy own on networks.digest for select to samfrid_app using (person_id = access.person() and access.reaches('networks.take_part'));
create policy choose on networks.digest for insert to samfrid_app with check (person_id = access.person() and network_id in (select networks.mine()));
create policy choose_again on networks.digest for update to samfrid_app using (person_id = access.person() and network_id in (select networks.mine()));
grant select on networks.digest to samfrid_app;
grant insert (network_id, person_id, pace) on networks.digest to samfrid_app;
grant update (pace, chosen_at) on networks.digest to samfrid_app;
revoke execute on function networks.announce_to(uuid, text, uuid) from samfrid_app; -- through networks.announce
