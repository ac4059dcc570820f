alter table screening.re_ask add column case_system_id uuid;
comment on column screening.re_ask.case_system_id is 'The case system whose visit it comes from; empty where a worker asked. A system sees its own alone: else it could find out whom others have on the list, by trying.';
