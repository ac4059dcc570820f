-- A worker sees the visits she has open, and no answer: the columns of answers are granted to nobody. What is closed, nobody
-- sees row by row.
create policy own_open on screening.visit for select to samfrid_app using (opened_by = access.person() and closed_at is null);
create policy open_one on screening.visit for insert to samfrid_app with check (
  opened_by = access.person() and closed_at is null and unit_id in (select organisation.mine('screening.ask'))
  and municipality_id = organisation.controller(unit_id));
grant select (municipality_id, id, unit_id, channel, protocol_id, pseudonym, known, opened_at, opened_by, closed_at) on screening.visit to samfrid_app;
grant insert (municipality_id, id, unit_id, channel, protocol_id, pseudonym, known, opened_by) on screening.visit to samfrid_app; -- closed through screening.close_visit

-- Whom to ask again: the unit's own workers. The list holds no answer.
create policy units on screening.re_ask for select to samfrid_app using (ended_on is null and unit_id in (select organisation.mine('screening.ask')));
grant select (municipality_id, id, unit_id, pseudonym, known, channel, made_on, due_on, because, ended_on) on screening.re_ask to samfrid_app;

create policy units on screening.unit_key for select to samfrid_app using (unit_id in (select organisation.mine('screening.ask')));
create policy make on screening.unit_key for insert to samfrid_app with check (unit_id in (select organisation.mine('screening.ask')));
grant select, insert (unit_id, sealed) on screening.unit_key to samfrid_app;

-- Counted, and read through functions alone.
create policy nobody on screening.month_count for select to samfrid_app using (false);
create policy nobody on screening.re_ask_count for select to samfrid_app using (false);

-- What only other functions may call.
revoke execute on function screening.count_visit(screening.visit), screening.count_re_ask(screening.re_ask, integer, integer, integer),
  screening.follow_re_ask(screening.visit, date, date),
  screening.settle_visit(screening.visit, timestamptz, text, text, boolean, boolean, boolean, date) from samfrid_app;
