create table oversight.request (
  id uuid primary key,
  person_id uuid not null references organisation.person on delete cascade,
  controller_id uuid not null references organisation.organisation on delete restrict,
  from_on date not null,
  until_on date not null,
  wish text not null default '' check (length(wish) <= 1000),
  made_at timestamptz not null default now(),
  due_on date not null,
  taken_by uuid,
  taken_at timestamptz,
  decided_by uuid,
  decided_at timestamptz,
  ground text check (ground in ('osl_21_3', 'osl_39_3', 'osl_17_1', 'osl_18_1', 'osl_18_8', 'osl_26_1', 'gdpr_15_4')),
  weighing text check (length(weighing) <= 4000),
  withdrawn_at timestamptz,
  check (until_on >= from_on),
  check ((decided_at is null) = (decided_by is null) and (decided_at is null) = (weighing is null)),
  check (decided_by <> person_id and taken_by <> person_id)
);
create index request_person on oversight.request (person_id, made_at desc);
create index request_controller on oversight.request (controller_id, made_at desc);
create unique index request_one_open on oversight.request (person_id) where decided_at is null and withdrawn_at is null;
comment on table oversight.request is 'Someone asks who has looked at her (begäran om loggutdrag). GDPR art. 15; weighed against secrecy.';
comment on column oversight.request.person_id is 'Who asks: always about herself.';
comment on column oversight.request.controller_id is 'Whose log it concerns.';
comment on column oversight.request.from_on is 'First day asked about.';
comment on column oversight.request.until_on is 'Last day asked about.';
comment on column oversight.request.wish is 'What she wrote.';
comment on column oversight.request.made_at is 'When she asked.';
comment on column oversight.request.due_on is 'Answered by then: one month, GDPR art. 12.3.';
comment on column oversight.request.taken_by is 'Who works it.';
comment on column oversight.request.taken_at is 'Since when.';
comment on column oversight.request.decided_by is 'Who decided; never herself.';
comment on column oversight.request.decided_at is 'When; a decision is not changed after.';
comment on column oversight.request.ground is 'Ground for what was held back; empty where all was disclosed. osl_21_3 protected staff, osl_39_3 threatened staff, osl_17_1 review and control, osl_18_1 suspected crime, osl_18_8 security, osl_26_1 someone else in the social services, gdpr_15_4 others'' rights.';
comment on column oversight.request.weighing is 'How it was weighed.';
comment on column oversight.request.withdrawn_at is 'When she took it back.';

create table oversight.request_entry (
  request_id uuid not null references oversight.request on delete cascade,
  entry_id bigint not null,
  at timestamptz not null,
  act text not null,
  reader_id uuid,
  unit_id uuid,
  role text,
  outcome text not null check (outcome in ('named', 'unit', 'withheld')),
  primary key (request_id, entry_id)
);
comment on table oversight.request_entry is 'One look at her as it was decided (post i utdraget); written with the decision and never changed.';
comment on column oversight.request_entry.request_id is 'In which request.';
comment on column oversight.request_entry.entry_id is 'The entry in the log.';
comment on column oversight.request_entry.at is 'When it was.';
comment on column oversight.request_entry.act is 'What was done.';
comment on column oversight.request_entry.reader_id is 'Who looked; empty for jobs. Shown to her only where the outcome is named and the reader is not protected.';
comment on column oversight.request_entry.unit_id is 'From which unit.';
comment on column oversight.request_entry.role is 'As which role.';
comment on column oversight.request_entry.outcome is 'named (namnet lämnas ut), unit (bara enhet och roll), withheld (lämnas inte ut).';
