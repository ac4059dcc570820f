-- How long a session of each level may lie unused, and last at most. A screen left open in a corridor is the likeliest theft.
create or replace function auth.limits() returns table (level smallint, idle interval, absolute interval) language sql immutable as $$
  values (1::smallint, interval '15 minutes', interval '1 hour'),
         (2::smallint, interval '2 hours', interval '10 hours'),
         (3::smallint, interval '45 minutes', interval '10 hours')
$$;

-- Is the session still one? Its account open, used lately enough, and not too old.
create or replace function auth.lives(s auth."session") returns boolean language sql stable security definer set search_path = '' as $$
  select s."expiresAt" > now() and s."lastSeenAt" > now() - l.idle and s."createdAt" > now() - l.absolute
    and exists (select from auth."user" u where u."id" = s."userId" and u."closedAt" is null)
  from auth.limits() l where l.level = s."level"
$$;

-- Says for the row policies who this transaction acts as, and how surely.
create or replace function auth.act_as(who uuid, level smallint, authenticated_at timestamptz) returns void language sql as $$
  select set_config('app.person', coalesce(who::text, ''), true), set_config('app.level', coalesce(level, 0)::text, true),
    set_config('app.authenticated_at', coalesce(authenticated_at::text, ''), true)
$$;

-- Opens a request as the person whose session it is: one call that finds the session, sets the person for the row
-- policies, and returns what the pages need. No row when the session is unknown or over. The session's secret is known
-- to the caller's cookie only; requests cannot read the table.
create or replace function auth.enter(session_token text) returns table (
  person_id uuid, name text, language text, workplace text, permissions text[], held text[], level smallint) language plpgsql security definer set search_path = '' as $$
declare
  s auth."session";
  who uuid;
begin
  select * into s from auth."session" x where x."token" = session_token and auth.lives(x);
  select u."personId" into who from auth."user" u where u."id" = s."userId";
  perform auth.act_as(who, s."level", s."authenticatedAt");
  -- Once a minute is enough, and two requests at once need not wait for each other.
  if s."lastSeenAt" < now() - interval '1 minute' then
    update auth."session" set "lastSeenAt" = now()
      where "id" = (select x."id" from auth."session" x where x."id" = s."id" for update skip locked);
  end if;
  return query select v.person_id, v.name, v.language, v.workplace, v.permissions, v.held, s."level" from auth.viewer(who) v;
end $$;

-- The same for an API key. Its scopes, when it has any, narrow what the person may; it reaches no further than its level.
create or replace function auth.enter_with_key(secret text) returns table (
  person_id uuid, name text, language text, workplace text, permissions text[], held text[], level smallint) language plpgsql security definer set search_path = '' as $$
declare k platform.api_token;
begin
  select * into k from platform.api_token t
  where t.secret_hash = sha256(convert_to(secret, 'UTF8')) and t.expires_at > now() and t.revoked_at is null
    and not exists (select from auth."user" u where u."personId" = t.person_id and u."closedAt" is not null);
  perform auth.act_as(k.person_id, k.level, null);
  if k.last_used_at is null or k.last_used_at < now() - interval '1 minute' then
    update platform.api_token set last_used_at = now() where id = k.id;
  end if;
  return query select v.person_id, v.name, v.language, v.workplace,
    case when k.scopes = '{}' then v.permissions else array(select unnest(v.permissions) intersect select unnest(k.scopes)) end,
    case when k.scopes = '{}' then v.held else array(select unnest(v.held) intersect select unnest(k.scopes)) end, k.level
    from auth.viewer(k.person_id) v;
end $$;

create or replace function auth.viewer(who uuid) returns table (
  person_id uuid, name text, language text, workplace text, permissions text[], held text[]) language sql stable security definer set search_path = '' as $$
  select who, v.name, v.language, v.workplace, array(select access.permissions()), array(select access.held())
  from organisation.presented(who) v where who = access.person()
$$;

-- Ends every session of a person, at once.
create or replace function auth.end_sessions_of(who uuid) returns integer language plpgsql security definer set search_path = '' as $$
declare ended integer;
begin
  delete from auth."session" s using auth."user" u where u."id" = s."userId" and u."personId" = who;
  get diagnostics ended = row_count;
  return ended;
end $$;

-- Ends every session and every API key of a person, at once: she has left, or was removed.
create or replace function auth.end_all_of(who uuid) returns void language plpgsql security definer set search_path = '' as $$
begin
  perform auth.end_sessions_of(who);
  update platform.api_token set revoked_at = now() where person_id = who and revoked_at is null;
end $$;

-- Nobody signs in with the account from now on, and who was in is out.
create or replace function auth.close_account(who uuid, why text) returns void language plpgsql security definer set search_path = '' as $$
begin
  update auth."user" set "closedAt" = now(), "closedWhy" = why, "updatedAt" = now() where "personId" = who and "closedAt" is null;
  perform auth.end_all_of(who);
end $$;

-- Opens it again, when what closed it is what opens it: a directory does not open what an administrator closed.
create or replace function auth.open_account(who uuid, why text) returns boolean language plpgsql security definer set search_path = '' as $$
begin
  update auth."user" set "closedAt" = null, "closedWhy" = null, "updatedAt" = now() where "personId" = who and "closedWhy" = why;
  return found;
end $$;

-- Accounts of those who have no employment and no role any more, today; and of those who have come back.
create or replace function auth.follow_employments() returns table (closed integer, opened integer) language plpgsql security definer set search_path = '' as $$
begin
  closed := 0; opened := 0;
  perform auth.close_account(u."personId", 'left') from auth."user" u where u."closedAt" is null and not auth.belongs(u."personId");
  get diagnostics closed = row_count;
  perform auth.open_account(u."personId", 'left') from auth."user" u where u."closedWhy" = 'left' and auth.belongs(u."personId");
  get diagnostics opened = row_count;
  return next;
end $$;

-- Has she an employment that lasts or begins, or a role, or a directory's word where HR does not know her? Her account is
-- made for that. Nothing of it counts for someone her directory has shut out.
create or replace function auth.belongs(who uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select not organisation.shut_out_by_directory(who) and (organisation.let_in_by_directory(who)
    or exists (select from organisation.employment e where e.person_id = who and (e.ended_on is null or e.ended_on > current_date))
    or exists (select from access.role_grant g where g.person_id = who and (g.valid_to is null or g.valid_to > current_date)))
$$;

-- May the person sign in with a local account? Where her organisation allows it.
create or replace function auth.may_be_local(who uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from auth."localRule" r where r."organisationId" = organisation.controller_of(who))
$$;

-- Who has a local account under the address, where one may; for the job that writes to whoever has forgotten her password.
create or replace function auth.find_local(address text) returns uuid language sql stable security definer set search_path = '' as $$
  select u."personId" from auth."user" u where u."email" = lower(address) and u."closedAt" is null and auth.may_be_local(u."personId")
    and exists (select from auth."account" a where a."userId" = u."id" and a."providerId" = 'credential')
$$;

-- Lets her set a new password within the hour, with the secret whose digest this is.
create or replace function auth.let_reset(who uuid, digest bytea) returns boolean language plpgsql security definer set search_path = '' as $$
begin
  insert into auth."invitation" ("userId", "secretHash", "expiresAt")
    select u."id", digest, now() + interval '1 hour' from auth."user" u where u."personId" = who and u."closedAt" is null;
  return found;
end $$;

comment on column auth."twoFactor"."backupCodes" is 'Digests of the recovery codes that are left.';
