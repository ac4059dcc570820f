-- Those who keep the network see whom they asked, and whether she accepted; never whether she is there, or said no.
create policy keepers on networks.invite for select to samfrid_app using (network_id in (select networks.kept_by_me()));
create policy take_back on networks.invite for update to samfrid_app using (network_id in (select networks.kept_by_me()));
grant select (id, network_id, email, stands_for, invited_by, invited_at, accepted_at, withdrawn_at) on networks.invite to samfrid_app;
grant update (withdrawn_at) on networks.invite to samfrid_app;
