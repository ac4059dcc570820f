-- Insert and read: nothing else is granted to any login, so nothing else can be done. Links and heads are written by
-- the trigger alone, as the owner.
create policy write on audit.entry for insert to samfrid_app
  with check (person_id is not distinct from access.person() and chain = audit.chain_of_actor()); -- as nobody else, on no other chain
-- Jobs act for whom they say, or for nobody; they tell a controller's chain of what was tried against its people.
create policy job_writes on audit.entry for insert to samfrid_worker with check (person_id is not distinct from access.person());
grant insert (chain, person_id, act, subject_type, subject_id, about_person_id, reason, details) on audit.entry to samfrid_app, samfrid_worker;

-- One's own acts; what was done on oneself is another right (who looked), weighed against secrecy, and not read here.
create policy own on audit.entry for select to samfrid_app using (person_id = access.person());
-- Reviewers read the chains of the controllers they review for.
create policy review on audit.entry for select to samfrid_app using (chain in (select organisation.mine('audit.review')));
create policy worker_reads on audit.entry for select to samfrid_worker using (true);
grant select on audit.entry to samfrid_app, samfrid_worker;
create policy worker_verifies on audit.link for select to samfrid_worker using (true);
create policy worker_verifies on audit.head for select to samfrid_worker using (true);
grant select on audit.link, audit.head to samfrid_worker;
