-- Providers are kept by the administrators of their organisation, in requests; the secret can be written there, not read.
do $$ declare t text; begin
  foreach t in array array['identityProvider', 'identity', 'passage', 'usedAssertion'] loop
    execute format('create policy sign_in on auth.%I to samfrid_auth using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on auth.%I to samfrid_auth', t);
  end loop;
end $$;
create policy keep on auth."identityProvider" to samfrid_app
  using ("organisationId" in (select organisation.mine('sign_in.keep')))
  with check ("organisationId" in (select organisation.mine('sign_in.keep')) and "organisationId" = organisation.controller("organisationId"));
grant select ("id", "organisationId", "label", "kind", "settings", "subjectClaim", "stableKind", "stableClaim", "loa3", "enabledAt",
  "createdAt", "changedAt", "changedBy", "writtenBy") on auth."identityProvider" to samfrid_app;
grant insert ("id", "organisationId", "label", "kind", "settings", "sealedSecret", "subjectClaim", "stableKind", "stableClaim", "loa3", "changedBy"),
  update ("label", "settings", "sealedSecret", "subjectClaim", "stableKind", "stableClaim", "loa3", "enabledAt", "changedAt", "changedBy")
  on auth."identityProvider" to samfrid_app;

create policy keep on auth."localRule" to samfrid_app
  using ("organisationId" in (select organisation.mine('sign_in.keep')))
  with check ("organisationId" in (select organisation.mine('sign_in.keep')) and "organisationId" = organisation.controller("organisationId")
    and "allowedBy" = access.person());
grant select, delete on auth."localRule" to samfrid_app;
grant insert ("organisationId", "allowedBy") on auth."localRule" to samfrid_app;

grant execute on function auth.ways() to samfrid_app, samfrid_auth;
grant execute on function auth.unlink(uuid, text), auth.use_of(uuid) to samfrid_app;
grant execute on function auth.lives(auth."session"), auth.ways_of(uuid), auth.speaks_for(uuid, uuid), auth.find_by_stable(uuid, text, text), auth.account_of(uuid)
  to samfrid_auth;
