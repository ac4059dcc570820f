create table platform.erasure (
  noun text not null check (noun ~ '^[a-z_]+\.[a-z_]+$'),
  id uuid not null,
  erased_at timestamptz not null default clock_timestamp(),
  erased_by uuid,
  ground text not null check (ground <> '' and length(ground) <= 500),
  primary key (noun, id)
);
comment on table platform.erasure is 'What has been erased for good (radering): ids only. Done again after a restore from a backup that is older, so that it does not come back.';
comment on column platform.erasure.noun is 'Table of what was erased: organisation.person.';
comment on column platform.erasure.erased_at is 'When.';
comment on column platform.erasure.erased_by is 'Who did it; empty for the command line and for what a restore did again.';
comment on column platform.erasure.ground is 'Why, and by which law or decision; never a name.';

create table platform.restoration (
  id bigint generated always as identity primary key,
  made_at timestamptz not null,
  version text not null,
  rows bigint not null,
  begun_at timestamptz not null default clock_timestamp(),
  erased_again integer,
  finished_at timestamptz
);
comment on table platform.restoration is 'This database was filled from a backup (återställning). Until it is finished no server serves it: what was erased after the backup might still be there.';
comment on column platform.restoration.made_at is 'The moment the backup was of: what was done after it is gone.';
comment on column platform.restoration.version is 'Version of Samfrid that made the backup.';
comment on column platform.restoration.rows is 'Rows read from it.';
comment on column platform.restoration.begun_at is 'When its rows were in place.';
comment on column platform.restoration.erased_again is 'How many erasures were done again.';
comment on column platform.restoration.finished_at is 'When all was done; empty while it goes on, or when it was interrupted.';
