-- Takes away whatever somebody signed in with, and the keys and answers of programs that called in her name.
create or replace function auth.erase_account(who uuid) returns void language plpgsql security definer set search_path = '' as $$
declare address text;
begin
  select u."email" into address from auth."user" u where u."personId" = who;
  delete from auth."verification" v where v."identifier" = address or v."value" = address;
  delete from auth."user" u where u."personId" = who; -- sessions, passkeys, codes and invitations go with it
  delete from platform.api_token t where t.person_id = who;
  delete from platform.idempotency i where i.person_id = who;
end $$;
