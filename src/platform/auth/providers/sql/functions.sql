-- The ways to sign in that people are shown: open to everybody, as the sign-in page is.
create or replace function auth.ways() returns table (
  provider_id uuid, label text, organisation_id uuid, organisation text, gives_loa3 boolean) language sql stable security definer set search_path = '' as $$
  select p."id", p."label", o.id, o.name, p."loa3" <> '{}'
  from auth."identityProvider" p join organisation.organisation o on o.id = p."organisationId"
  where p."enabledAt" is not null and o.closed_on is null order by o.name, p."label"
$$;

-- The same for one person: those of her own organisation, and of no other.
create or replace function auth.ways_of(who uuid) returns table (
  provider_id uuid, label text, gives_loa3 boolean) language sql stable security definer set search_path = '' as $$
  select w.provider_id, w.label, w.gives_loa3 from auth.ways() w where w.organisation_id = organisation.controller_of(who)
$$;

-- Is the provider the person's own organisation's? Another's may not speak for her, even where it knows her.
create or replace function auth.speaks_for(provider uuid, who uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from auth."identityProvider" p where p."id" = provider and p."organisationId" = organisation.controller_of(who))
$$;

-- Whom a stable id in the provider's organisation means, if anybody: by the HR system's staff number, or by the id in the
-- organisation's own directory. Only someone who works or has a role there today. Never by e-mail.
create or replace function auth.find_by_stable(provider uuid, kind text, value text) returns uuid language plpgsql stable security definer set search_path = '' as $$
declare home uuid; found uuid;
begin
  select p."organisationId" into home from auth."identityProvider" p where p."id" = provider;
  if kind = 'staff_number' then
    select s.person_id into found from organisation.staff_number s where s.municipality_id = home and s.number = value;
  elsif kind = 'directory' then
    -- Two directories with the same id for different people tell nothing.
    select min(x.person_id::text)::uuid into found from organisation.directory_person x
      join organisation.directory d on d.id = x.directory_id
      where d.organisation_id = home and x.external_id = value and x.active and x.deleted_at is null
      having count(distinct x.person_id) = 1;
  end if;
  return case when auth.belongs(found) then found end;
end $$;

-- The account of a person, made now if she has none.
create or replace function auth.account_of(who uuid) returns uuid language plpgsql security definer set search_path = '' as $$
declare account uuid;
begin
  insert into auth."user" ("name", "email", "emailVerified", "personId")
    -- Nobody signs in with this address: it only has to be hers alone.
    select v.name, who || '@account.invalid', false, who from organisation.presented(who) v
    on conflict ("personId") do nothing;
  select u."id" into account from auth."user" u where u."personId" = who;
  return account;
end $$;

-- A provider that is turned off takes its sessions with it; one that becomes another takes its links too.
create or replace function auth.follow_provider() returns trigger language plpgsql security definer set search_path = '' as $$
declare another boolean;
begin
  if tg_op = 'DELETE' then
    delete from auth."session" s where s."providerId" = old."id"::text;
    return old;
  end if;
  another := (old."kind", old."organisationId", old."subjectClaim", old."settings" ->> 'issuer', old."settings" ->> 'entityId')
    is distinct from (new."kind", new."organisationId", new."subjectClaim", new."settings" ->> 'issuer', new."settings" ->> 'entityId');
  if another then delete from auth."identity" i where i."providerId" = new."id"; end if;
  if another or new."enabledAt" is null then delete from auth."session" s where s."providerId" = new."id"::text; end if;
  return new;
end $$;
create or replace trigger follow_provider after update or delete on auth."identityProvider"
  for each row execute function auth.follow_provider();

-- Where local accounts are no longer allowed, those signed in with one are out.
create or replace function auth.follow_local_rule() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  delete from auth."session" s using auth."user" u where u."id" = s."userId"
    and s."way" in ('password', 'code', 'passkey', 'invitation') and organisation.controller_of(u."personId") = old."organisationId";
  return old;
end $$;
create or replace trigger follow_local_rule after delete on auth."localRule"
  for each row execute function auth.follow_local_rule();

-- Forgets whom a provider means by the person with this staff number: next time she is linked anew. Returns who she is; null when there was none.
create or replace function auth.unlink(provider uuid, number text) returns uuid language plpgsql security definer set search_path = '' as $$
declare home uuid; who uuid;
begin
  select p."organisationId" into home from auth."identityProvider" p where p."id" = provider
    and p."organisationId" in (select organisation.mine('sign_in.keep'));
  select s.person_id into who from organisation.staff_number s where s.municipality_id = home and s.number = unlink.number;
  delete from auth."identity" i using auth."user" u where i."providerId" = provider and u."id" = i."userId" and u."personId" = who;
  if not found then return null; end if;
  perform auth.end_sessions_of(who);
  return who;
end $$;

-- How much a provider is used, in numbers.
create or replace function auth.use_of(provider uuid) returns table (linked integer, last_used timestamptz) language sql stable security definer set search_path = '' as $$
  select count(*)::integer, max(i."lastUsedAt") from auth."identity" i join auth."identityProvider" p on p."id" = i."providerId"
  where p."id" = provider and p."organisationId" in (select organisation.mine('sign_in.keep'))
$$;

-- What a provider is believed by is written by one and turned on by another; what is changed waits anew.
create or replace function auth.write_and_turn_on_by_two() returns trigger language plpgsql security definer set search_path = '' as $$
declare rewritten boolean := true;
begin
  if access.person() is null then return new; end if; -- the operator, who has the whole database
  if tg_op = 'UPDATE' then
    rewritten := (old."settings", old."sealedSecret", old."subjectClaim", old."stableKind", old."stableClaim", old."loa3")
      is distinct from (new."settings", new."sealedSecret", new."subjectClaim", new."stableKind", new."stableClaim", new."loa3");
    if old."enabledAt" is null and new."enabledAt" is not null and old."writtenBy" = access.person() then
      raise exception 'a provider is turned on by another than who wrote it' using errcode = 'insufficient_privilege';
    end if;
  end if;
  if rewritten then
    new."writtenBy" := access.person();
    new."enabledAt" := null;
  end if;
  return new;
end $$;
create or replace trigger write_and_turn_on_by_two before insert or update on auth."identityProvider"
  for each row execute function auth.write_and_turn_on_by_two();
