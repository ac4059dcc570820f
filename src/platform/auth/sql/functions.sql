-- Opens a request as the person whose session it is: one call that finds the session, sets the person for the row
-- policies, and returns what the pages need. No row when the session is unknown or over. The session's secret is known
-- to the caller's cookie only; requests cannot read the table.
create or replace function auth.enter(session_token text) returns table (
  person_id uuid, name text, language text, workplace text, permissions text[]) language plpgsql security definer set search_path = '' as $$
declare who uuid;
begin
  select u."personId" into who from auth."session" s join auth."user" u on u."id" = s."userId"
  where s."token" = session_token and s."expiresAt" > now();
  perform set_config('app.person', coalesce(who::text, ''), true);
  return query select * from auth.viewer(who);
end $$;

-- The same for an API key. Its scopes, when it has any, narrow what the person may.
create or replace function auth.enter_with_key(secret text) returns table (
  person_id uuid, name text, language text, workplace text, permissions text[]) language plpgsql security definer set search_path = '' as $$
declare k platform.api_token;
begin
  select * into k from platform.api_token t
  where t.secret_hash = sha256(convert_to(secret, 'UTF8')) and t.expires_at > now() and t.revoked_at is null;
  perform set_config('app.person', coalesce(k.person_id::text, ''), true);
  if k.last_used_at is null or k.last_used_at < now() - interval '1 minute' then
    update platform.api_token set last_used_at = now() where id = k.id;
  end if;
  return query select v.person_id, v.name, v.language, v.workplace,
    case when k.scopes = '{}' then v.permissions else array(select unnest(v.permissions) intersect select unnest(k.scopes)) end
    from auth.viewer(k.person_id) v;
end $$;

create or replace function auth.viewer(who uuid) returns table (
  person_id uuid, name text, language text, workplace text, permissions text[]) language sql stable security definer set search_path = '' as $$
  select who, v.name, v.language, v.workplace, array(select access.permissions())
  from organisation.presented(who) v where who = access.person()
$$;
