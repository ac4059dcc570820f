create table training.role_key (
  id uuid primary key,
  organisation_id uuid not null references organisation.organisation on delete restrict,
  role text not null,
  course_id uuid not null references training.course on delete restrict,
  grace_days smallint not null default 0 check (grace_days between 0 and 365),
  set_by uuid,
  set_at timestamptz not null default now(),
  ended_by uuid,
  ended_at timestamptz
);
create unique index role_key_once on training.role_key (organisation_id, role, course_id) where ended_at is null;
create index role_key_course on training.role_key (course_id) where ended_at is null;
comment on table training.role_key is 'A role asks for a valid course (utbildning som nyckel): without one it sleeps. SoL 5:1; HSLF-FS 2022:39, competence.';
comment on column training.role_key.organisation_id is 'The controller whose roles it is about.';
comment on column training.role_key.role is 'Which role.';
comment on column training.role_key.course_id is 'Which course.';
comment on column training.role_key.grace_days is 'Days that those who already had the role when the key was set have to take the course.';
comment on column training.role_key.set_by is 'Who set it.';
comment on column training.role_key.set_at is 'When.';
comment on column training.role_key.ended_by is 'Who took it away.';
comment on column training.role_key.ended_at is 'When.';

create table training.role_notice (
  grant_id uuid not null references access.role_grant on delete cascade,
  awake_until date not null,
  kind text not null check (kind in ('month_before', 'week_before', 'asleep')),
  noted_at timestamptz not null default now(),
  primary key (grant_id, awake_until, kind)
);
comment on table training.role_notice is 'Word that a role will sleep, or does (besked om vilande behörighet): each once for each day it would fall asleep.';
comment on column training.role_notice.grant_id is 'Which role.';
comment on column training.role_notice.awake_until is 'The first day it sleeps, as it was then.';
comment on column training.role_notice.kind is 'month_before (30 days), week_before (7 days), asleep (the day itself, when sessions end).';
comment on column training.role_notice.noted_at is 'When.';
