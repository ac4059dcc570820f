create table screening.assessment (
  municipality_id uuid not null,
  id uuid not null default gen_random_uuid(),
  visit_id uuid not null,
  instrument_version_id uuid not null references screening.instrument_version on delete restrict,
  sealed bytea,
  begun_at timestamptz not null default now(),
  finished_at timestamptz,
  primary key (municipality_id, id),
  unique (visit_id),
  foreign key (municipality_id, visit_id) references screening.visit (municipality_id, id) on delete cascade
);
comment on table screening.assessment is 'An instrument filled in at a visit (bedömning). Its answers are sealed while the visit is open, and taken away when it is closed: what is to be kept is kept in the case record.';
comment on column screening.assessment.municipality_id is 'The municipality; first, so that the table can be divided.';
comment on column screening.assessment.visit_id is 'At which visit.';
comment on column screening.assessment.instrument_version_id is 'In which version of which instrument: answers are read with the questions they were given to.';
comment on column screening.assessment.sealed is 'What was answered, sealed (platform/files/seal.ts), tied to this row. Empty when the visit is closed.';
comment on column screening.assessment.begun_at is 'When it was begun.';
comment on column screening.assessment.finished_at is 'When the last page was first reached.';
