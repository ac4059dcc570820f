-- News, and whom they are for, are made by networks.announce and told by the job: no request reads them. How often she wants to be told
-- is each one's own.
create policy own on networks.digest for select to samfrid_app using (person_id = access.person() and access.reaches('networks.take_part'));
create policy choose on networks.digest for insert to samfrid_app with check (person_id = access.person() and network_id in (select networks.mine()));
create policy choose_again on networks.digest for update to samfrid_app using (person_id = access.person() and network_id in (select networks.mine()));
grant select on networks.digest to samfrid_app;
grant insert (network_id, person_id, pace) on networks.digest to samfrid_app;
grant update (pace, chosen_at) on networks.digest to samfrid_app;
revoke execute on function networks.announce_to(uuid, text, uuid), networks.is_of(uuid, text, uuid) from samfrid_app; -- through networks.announce
