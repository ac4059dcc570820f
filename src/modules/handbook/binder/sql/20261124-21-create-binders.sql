create table handbook.binder (
  id uuid primary key default gen_random_uuid(),
  municipality_id uuid not null references organisation.organisation on delete restrict,
  organisation_id uuid not null references organisation.organisation on delete restrict,
  code text not null unique check (code ~ '^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$'),
  card jsonb not null default '[]' check (jsonb_typeof(card) = 'array'),
  made_at timestamptz not null default now(),
  made_by uuid references organisation.person on delete set null
);
create index binder_place on handbook.binder (organisation_id, made_at);
comment on table handbook.binder is 'A unit''s binder (pärm): its handbook as it was on a day, for paper. What was in it is kept, so that each page can say whether it still holds.';
comment on column handbook.binder.municipality_id is 'Whose handbook: the municipality, or the top of another tree.';
comment on column handbook.binder.organisation_id is 'The unit it is for.';
comment on column handbook.binder.code is 'Stands on every page; whoever has the page may ask whether it holds.';
comment on column handbook.binder.card is 'The emergency card as it was: name, telephone, hours, purpose, checked_on of each line.';
comment on column handbook.binder.made_at is 'When.';
comment on column handbook.binder.made_by is 'By whom.';

create table handbook.binder_routine (
  binder_id uuid not null references handbook.binder on delete cascade,
  position integer not null check (position > 0),
  routine_id uuid not null references handbook.routine on delete restrict,
  version_id uuid not null references handbook.version on delete restrict,
  handbook text not null,
  chapter text not null,
  number text not null,
  primary key (binder_id, position),
  unique (binder_id, routine_id)
);
create index binder_routine_version on handbook.binder_routine (version_id);
create index binder_routine_routine on handbook.binder_routine (routine_id);
comment on table handbook.binder_routine is 'A routine in a binder (rutin i pärm), in the version that was in force when it was made.';
comment on column handbook.binder_routine.binder_id is 'In which.';
comment on column handbook.binder_routine.position is 'Its place, and the last part of the code on its pages.';
comment on column handbook.binder_routine.routine_id is 'Which routine.';
comment on column handbook.binder_routine.version_id is 'In which version.';
comment on column handbook.binder_routine.handbook is 'What the handbook was called.';
comment on column handbook.binder_routine.chapter is 'What the chapter was called.';
comment on column handbook.binder_routine.number is 'The routine''s number then.';

create table handbook.wrong_code (
  id bigint generated always as identity primary key,
  visitor bytea not null,
  at timestamptz not null default clock_timestamp()
);
create index wrong_code_visitor on handbook.wrong_code (visitor, at);
comment on table handbook.wrong_code is 'A binder code that did not exist was asked for (felaktig kod), so that nobody can try codes by the thousand. Kept ten minutes.';
comment on column handbook.wrong_code.visitor is 'Keyed hash of day and network address: the address itself is never kept.';
comment on column handbook.wrong_code.at is 'When.';
