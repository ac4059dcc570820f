-- Questions and answers: the members alone. How we do, and what is closed, is said through networks.accept_answer and networks.close_question.
create policy fellows on networks.question for select to samfrid_app using (network_id in (select networks.mine()));
create policy ask on networks.question for insert to samfrid_app with check (asked_by = access.person() and network_id in (select networks.mine())
  and network_id in (select n.id from networks.network n where n.closed_at is null));
grant select on networks.question to samfrid_app;
grant insert (id, network_id, title, body, asked_by) on networks.question to samfrid_app;

create policy fellows on networks.answer for select to samfrid_app using (network_id in (select networks.mine()));
create policy answer on networks.answer for insert to samfrid_app with check (answered_by = access.person()
  and exists (select from networks.question q where q.id = question_id and q.network_id = answer.network_id and q.closed_at is null));
grant select on networks.answer to samfrid_app;
grant insert (id, question_id, network_id, body, answered_by) on networks.answer to samfrid_app;

-- What was raised: the network that asks, the one that is asked, and those who keep either.
create policy fellows on networks.raised_question for select to samfrid_app using (network_id in (select networks.mine()) or to_network_id in (select networks.mine()));
create policy keepers on networks.raised_question for select to samfrid_app using (network_id in (select networks.kept_by_me()) or to_network_id in (select networks.kept_by_me()));
create policy raise on networks.raised_question for insert to samfrid_app with check (raised_by = access.person()
  and network_id in (select networks.kept_by_me())
  and (question_id is null or question_id in (select q.id from networks.question q where q.network_id = raised_question.network_id))
  and (decision_id is null or decision_id in (select d.id from networks.decision d join networks.meeting m on m.id = d.meeting_id where m.network_id = raised_question.network_id))
  and (to_network_id is null or to_network_id in (select a.id from networks.above(network_id) a)));
grant select on networks.raised_question to samfrid_app;
grant insert (id, network_id, question_id, decision_id, level, to_network_id, addressee, title, words, raised_by) on networks.raised_question to samfrid_app;

create policy fellows on networks.question_reminder for select to samfrid_app using (question_id in (select q.id from networks.question q));
grant select on networks.question_reminder to samfrid_app;
revoke execute on function networks.conveners(uuid) from samfrid_app; -- names through networks.faces
