create table access.emergency (
  id uuid primary key,
  person_id uuid not null references organisation.person on delete cascade,
  organisation_id uuid not null references organisation.organisation on delete restrict,
  record_type text not null check (record_type in ('person')),
  record_id uuid not null,
  reason text not null check (length(reason) between 20 and 1000),
  opened_at timestamptz not null default now(),
  closes_at timestamptz not null,
  ended_at timestamptz,
  to_review boolean not null default true,
  check (closes_at > opened_at and closes_at <= opened_at + interval '2 hours')
);
create index emergency_open on access.emergency (person_id, closes_at) where ended_at is null;
create index emergency_organisation on access.emergency (organisation_id, opened_at desc);
create index emergency_record on access.emergency (record_type, record_id);
comment on table access.emergency is 'A record opened in an emergency by somebody who otherwise may not (nödöppning): with a reason, for two hours, told at once, and always in the next review of the log.';
comment on column access.emergency.person_id is 'Who opened it.';
comment on column access.emergency.organisation_id is 'The controller (municipality) whose reviewers look at it.';
comment on column access.emergency.record_type is 'Kind of record; a person with protected identity today.';
comment on column access.emergency.record_id is 'Which record.';
comment on column access.emergency.reason is 'Why it could not wait, in her own words.';
comment on column access.emergency.opened_at is 'When.';
comment on column access.emergency.closes_at is 'When it closes by itself: two hours later at most.';
comment on column access.emergency.ended_at is 'When she closed it herself.';
comment on column access.emergency.to_review is 'It shall be in the next review of the log; true from the beginning, and only a review says otherwise.';
