-- Those who keep the network see whom they asked, and whether she accepted; never whether she is there, or said no.
create policy keepers on networks.invite for select to samfrid_app using (network_id in (select networks.kept_by_me()));
create policy take_back on networks.invite for update to samfrid_app using (network_id in (select networks.kept_by_me()));
grant select (id, network_id, email, stands_for, invited_by, invited_at, accepted_at, withdrawn_at) on networks.invite to samfrid_app;
grant update (withdrawn_at) on networks.invite to samfrid_app;

-- Whom I may not see I do not make a member by guessing her id; functions are only those of places whose networks I found.
create policy whom_i_see on networks.member as restrictive for insert to samfrid_app with check (
  case when person_id is null then organisation_id in (select organisation.mine('networks.found'))
    else person_id = access.person() or organisation.sees_person(person_id) end);
