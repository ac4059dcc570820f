-- Passwords, sessions and keys are read by the sign-in login alone; requests and jobs have no grant here at all.
do $$ declare t text; begin
  foreach t in array array['user', 'session', 'account', 'verification', 'twoFactor', 'passkey', 'rateLimit', 'invitation', 'localRule', 'failure', 'usedCode'] loop
    execute format('create policy sign_in on auth.%I to samfrid_auth using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on auth.%I to samfrid_auth', t);
  end loop;
end $$;
grant usage on schema auth to samfrid_auth, samfrid_app, samfrid_worker;
grant execute on function auth.enter(text), auth.enter_with_key(text) to samfrid_app, samfrid_worker;
-- Ending and closing is for jobs, the directory's door and the command line; requests reach it by the triggers alone.
grant execute on function auth.end_sessions_of(uuid), auth.end_all_of(uuid), auth.close_account(uuid, text),
  auth.open_account(uuid, text), auth.follow_employments(), auth.may_be_local(uuid), auth.find_local(text), auth.let_reset(uuid, bytea) to samfrid_worker, samfrid_auth;
