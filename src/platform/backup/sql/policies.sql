-- Erasures are made and read by jobs and the command line; nobody takes one back.
create policy worker on platform.erasure to samfrid_worker using (true) with check (true);
grant select, insert on platform.erasure to samfrid_worker;

create policy worker on platform.restoration to samfrid_worker using (true);
grant select on platform.restoration to samfrid_worker;

grant execute on function auth.erase_account(uuid) to samfrid_worker;
