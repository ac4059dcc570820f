alter table audit.entry add column role text;
alter table audit.entry add column unit_id uuid;
alter table audit.entry add column level smallint;
alter table audit.entry add column reason text check (reason <> '' and length(reason) <= 500);
comment on column audit.entry.role is 'As which role: the one by which she had the permission of the route, or several; employee where none was needed.';
comment on column audit.entry.unit_id is 'From which unit: where she was employed then, most of all.';
comment on column audit.entry.level is 'How surely she had signed in; 0 where nobody had.';
comment on column audit.entry.reason is 'Why, in her own words; where one was asked for.';
-- The two lists people turn over page by page, newest first, without counting what lies before.
create index entry_chain_order on audit.entry (chain, id desc);
create index entry_person_order on audit.entry (person_id, id desc);
drop index audit.entry_chain;
-- Whoever owns the database could change it: `audit verify` asks by itself (audit/verify/).
drop function if exists audit.faults();
