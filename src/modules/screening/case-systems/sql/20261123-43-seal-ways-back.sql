-- A caller's address and mark can tell who is asked, and the row lies beside the answer: neither may lie open.
alter table screening.question_link drop column return_to, drop column state;
alter table screening.question_link add column way_back bytea check (octet_length(way_back) <= 24000);
comment on column screening.question_link.way_back is 'Where the page leads back, and the caller''s own mark: sealed with the link''s token, then with the page''s own address. Neither is kept, so nothing that is stored opens it. Forgotten the night after its time is out.';
