create table handbook.readership (
  id uuid primary key default gen_random_uuid(),
  routine_id uuid not null references handbook.routine on delete cascade,
  municipality_id uuid not null references organisation.organisation on delete restrict,
  organisation_id uuid not null references organisation.organisation on delete restrict,
  profession text check (profession <> '' and length(profession) <= 120),
  held text check (held in ('vin_handler', 'vin_representative', 'safety_representative', 'child_contact',
    'manager', 'course_planner', 'trainer', 'coordinator', 'caseworker', 'counsellor', 'shelter_staff')),
  days integer not null default 30 check (days between 1 and 365),
  set_by uuid references organisation.person on delete set null,
  set_at timestamptz not null default now(),
  ended_by uuid references organisation.person on delete set null,
  ended_at timestamptz
);
-- The same group is asked once, whoever clicks.
create unique index readership_once on handbook.readership (routine_id, organisation_id, coalesce(lower(profession), ''), coalesce(held, ''))
  where ended_at is null;
create index readership_place on handbook.readership (municipality_id, organisation_id) where ended_at is null;
comment on table handbook.readership is 'A group that shall have read a routine (läskrets): whoever works there, also who comes later. Ended, never deleted.';
comment on column handbook.readership.routine_id is 'Which routine.';
comment on column handbook.readership.municipality_id is 'Whose, as the routine''s.';
comment on column handbook.readership.organisation_id is 'The organisation, with all below it.';
comment on column handbook.readership.profession is 'Only this profession (befattning); empty: all.';
comment on column handbook.readership.held is 'Only those who hold this function or role there; empty: all.';
comment on column handbook.readership.days is 'Days to read it: from publication, from when the group was asked, or from her first day there, whichever is last.';
comment on column handbook.readership.set_by is 'Who asked the group.';
comment on column handbook.readership.set_at is 'When.';
comment on column handbook.readership.ended_by is 'Who ended it.';
comment on column handbook.readership.ended_at is 'When: from then on the group is asked no longer.';

create table handbook.check_question (
  version_id uuid not null references handbook.version on delete cascade,
  position integer not null check (position in (1, 2)),
  question text not null check (btrim(question) <> '' and length(question) <= 500),
  options text[] not null check (cardinality(options) between 2 and 4 and array_position(options, null) is null and array_position(options, '') is null),
  right_option integer not null check (right_option between 1 and cardinality(options)),
  explanation text not null check (btrim(explanation) <> '' and length(explanation) <= 1000),
  passage text not null default '' check (length(passage) <= 300),
  primary key (version_id, position)
);
comment on table handbook.check_question is 'One of two questions on what is new in a version (kontrollfråga); a receipt is given when both are right.';
comment on column handbook.check_question.version_id is 'On which version.';
comment on column handbook.check_question.position is 'First or second.';
comment on column handbook.check_question.question is 'The question.';
comment on column handbook.check_question.options is 'What may be answered, two to four.';
comment on column handbook.check_question.right_option is 'Which of them is right, from 1. Requests cannot select it.';
comment on column handbook.check_question.explanation is 'Shown after a wrong answer.';
comment on column handbook.check_question.passage is 'Where the answer stands: the heading or the step, shown after a wrong answer; empty: the whole.';

create table handbook.receipt (
  person_id uuid not null references organisation.person on delete cascade,
  version_id uuid not null references handbook.version on delete restrict,
  municipality_id uuid not null references organisation.organisation on delete restrict,
  routine_id uuid not null references handbook.routine on delete restrict,
  number integer not null check (number > 0),
  readership_id uuid references handbook.readership on delete set null,
  unit_id uuid references organisation.organisation on delete restrict,
  extent text not null check (extent in ('whole', 'change_only')),
  read_at timestamptz not null default now(),
  primary key (person_id, version_id)
);
create index receipt_routine on handbook.receipt (routine_id, person_id, number);
create index receipt_version on handbook.receipt (version_id);
comment on table handbook.receipt is 'That somebody has read a version of a routine (läskvittens), and answered its questions rightly. Given once, never changed.';
comment on column handbook.receipt.person_id is 'Who.';
comment on column handbook.receipt.version_id is 'Which version.';
comment on column handbook.receipt.municipality_id is 'Whose handbook.';
comment on column handbook.receipt.routine_id is 'Of which routine.';
comment on column handbook.receipt.number is 'The version''s number.';
comment on column handbook.receipt.readership_id is 'As one of which group; empty where nobody had asked her.';
comment on column handbook.receipt.unit_id is 'Where she worked then.';
comment on column handbook.receipt.extent is 'whole (hela), change_only (bara ändringen): what she was asked to read.';
comment on column handbook.receipt.read_at is 'When.';

create table handbook.reading_told (
  person_id uuid primary key references organisation.person on delete cascade,
  told_at timestamptz not null
);
comment on table handbook.reading_told is 'Up to when somebody has been told by letter what there is to read (läspåminnelse): one letter a day at most, nothing told twice.';
comment on column handbook.reading_told.person_id is 'Who.';
comment on column handbook.reading_told.told_at is 'What was asked, and what came near or late, until then has been told.';
