create table training.attendance (
  part_id uuid not null references training.part on delete cascade,
  enrolment_id uuid not null references training.enrolment on delete cascade,
  presence text not null check (presence in ('present', 'late', 'partial', 'absent')),
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  primary key (part_id, enrolment_id)
);
create index attendance_enrolment on training.attendance (enrolment_id);
comment on table training.attendance is 'Whether a participant was there for a part (närvaro).';
comment on column training.attendance.part_id is 'Which part.';
comment on column training.attendance.enrolment_id is 'Whose.';
comment on column training.attendance.presence is 'present (närvarande), late (sen), partial (delvis), absent (frånvarande).';
comment on column training.attendance.recorded_by is 'Who noted it.';
comment on column training.attendance.recorded_at is 'When.';

create table training.completion (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references organisation.person on delete cascade,
  course_id uuid not null references training.course on delete restrict,
  occasion_id uuid references training.occasion on delete restrict,
  completed_on date not null,
  valid_until date,
  source text not null check (source in ('occasion', 'external')),
  state text not null default 'approved' check (state in ('claimed', 'approved', 'rejected', 'revoked')),
  earned_at_employer uuid references organisation.organisation on delete restrict,
  issuer text check (length(issuer) <= 200),
  code text unique check (code ~ '^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$'),
  file_id uuid,
  decided_by uuid,
  decided_at timestamptz,
  reason text check (length(reason) <= 500),
  created_at timestamptz not null default now(),
  check (valid_until is null or valid_until >= completed_on)
);
create index completion_course_person on training.completion (course_id, person_id, completed_on) where state = 'approved';
create index completion_person on training.completion (person_id);
create unique index completion_once on training.completion (person_id, occasion_id) where occasion_id is not null and state = 'approved';
comment on table training.completion is 'A person has completed a course (genomförd kurs), here or elsewhere; its certificate (intyg) has the code.';
comment on column training.completion.person_id is 'Who.';
comment on column training.completion.course_id is 'Which course.';
comment on column training.completion.occasion_id is 'At which occasion; empty when completed elsewhere.';
comment on column training.completion.completed_on is 'When it was completed.';
comment on column training.completion.valid_until is 'Last day it is valid; empty when it does not lapse.';
comment on column training.completion.source is 'occasion (här) or external (intyg från annat håll).';
comment on column training.completion.state is 'claimed (väntar på chefens godkännande), approved, rejected, revoked.';
comment on column training.completion.earned_at_employer is 'Her employer when she completed it: proof that moved in with her shows as such.';
comment on column training.completion.issuer is 'Who issued an external certificate.';
comment on column training.completion.code is 'Code that anyone may check; Crockford''s base 32 without I, L, O, U.';
comment on column training.completion.file_id is 'The external certificate, as a file.';
comment on column training.completion.decided_by is 'Who approved or rejected it.';
comment on column training.completion.decided_at is 'When.';
comment on column training.completion.reason is 'Why rejected or revoked.';
comment on column training.completion.created_at is 'When it was entered.';

create table training.calendar_feed (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references organisation.person on delete cascade,
  secret_hash bytea not null unique,
  created_at timestamptz not null default now(),
  revoked_at timestamptz,
  last_read_at timestamptz
);
create unique index calendar_feed_one on training.calendar_feed (person_id) where revoked_at is null;
comment on table training.calendar_feed is 'A secret, revocable address of one''s own course calendar (kalenderprenumeration).';
comment on column training.calendar_feed.person_id is 'Whose.';
comment on column training.calendar_feed.secret_hash is 'sha256 of the secret in the address.';
comment on column training.calendar_feed.created_at is 'When it was made.';
comment on column training.calendar_feed.revoked_at is 'When it was ended.';
comment on column training.calendar_feed.last_read_at is 'When a calendar last read it.';

create table training.reminder (
  person_id uuid not null references organisation.person on delete cascade,
  course_id uuid not null references training.course on delete cascade,
  sent_on date not null default current_date,
  kind text not null check (kind in ('first_course', 'campaign', 'lapsing', 'late')),
  sent_by uuid,
  primary key (person_id, course_id, kind, sent_on)
);
comment on table training.reminder is 'A reminder to take a course (påminnelse), so that nobody is reminded twice the same day.';
comment on column training.reminder.person_id is 'To whom.';
comment on column training.reminder.course_id is 'Which course.';
comment on column training.reminder.sent_on is 'When.';
comment on column training.reminder.kind is 'first_course (ny anställd eller chef), campaign (hela förvaltningen), lapsing (intyg går ut), late (ligger efter).';
comment on column training.reminder.sent_by is 'Who sent it; empty for the system.';
