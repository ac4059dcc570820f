-- A session begins and ends by the database's clock: the application's own may be wrong by a day, and several processes
-- need not agree. The length is what the sign-in library asked for.
create function auth.keep_session_time() returns trigger language plpgsql as $$
begin
  -- Only what the library writes: who puts a session in by hand says when it began.
  if session_user::text like 'samfrid\_auth\_%' then
    new."expiresAt" := now() + (new."expiresAt" - coalesce(new."createdAt", new."updatedAt", now()));
    new."createdAt" := now();
    new."updatedAt" := now();
  end if;
  return new;
end $$;
create trigger keep_session_time before insert on auth."session" for each row execute function auth.keep_session_time();
