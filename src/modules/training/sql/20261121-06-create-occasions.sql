create table training.occasion (
  id uuid primary key default gen_random_uuid(),
  course_id uuid not null references training.course on delete restrict,
  organiser_id uuid not null references organisation.organisation on delete restrict,
  label text not null default '' check (length(label) <= 80),
  seats integer not null check (seats between 1 and 5000),
  place text not null default '' check (length(place) <= 200),
  online_link text check (online_link ~ '^https://' and length(online_link) <= 500),
  sign_up_opens timestamptz,
  sign_up_closes timestamptz,
  offer_hours integer not null default 48 check (offer_hours between 1 and 336),
  final_call_days integer not null default 3 check (final_call_days between 0 and 30),
  final_call_at timestamptz,
  public_calendar boolean not null default true,
  next_number integer not null default 1,
  sequence integer not null default 0,
  published_at timestamptz,
  cancelled_at timestamptz,
  cancel_reason text,
  created_by uuid,
  created_at timestamptz not null default now(),
  check (sign_up_closes is null or sign_up_opens is null or sign_up_closes > sign_up_opens)
);
create index occasion_course on training.occasion (course_id);
create index occasion_organiser on training.occasion (organiser_id);
comment on table training.occasion is 'One round of a course (tillfälle). Without parts it has no date yet and gathers interest (intresselista).';
comment on column training.occasion.course_id is 'Which course.';
comment on column training.occasion.organiser_id is 'Who arranges it, possibly for several others.';
comment on column training.occasion.label is 'What tells it apart: "Omgång 2, kväll".';
comment on column training.occasion.seats is 'Seats in all (platser).';
comment on column training.occasion.place is 'Room and address.';
comment on column training.occasion.online_link is 'Link for online participation; shown to those with a seat.';
comment on column training.occasion.sign_up_opens is 'From when one may sign up; empty means from publication.';
comment on column training.occasion.sign_up_closes is 'Until when; empty means until the first part starts.';
comment on column training.occasion.offer_hours is 'Hours one has to answer an offered seat.';
comment on column training.occasion.final_call_days is 'Days before the start when everyone left in the queue is told, first come first served.';
comment on column training.occasion.final_call_at is 'When that was done.';
comment on column training.occasion.public_calendar is 'Whether it stands in the public calendar.';
comment on column training.occasion.next_number is 'The next arrival number.';
comment on column training.occasion.sequence is 'Times it was changed: SEQUENCE in calendars (RFC 5545).';
comment on column training.occasion.published_at is 'Since when it is seen.';
comment on column training.occasion.cancelled_at is 'When it was cancelled.';
comment on column training.occasion.cancel_reason is 'Why, as told to the participants.';
comment on column training.occasion.created_by is 'Who planned it.';
comment on column training.occasion.created_at is 'When.';

create table training.part (
  id uuid primary key default gen_random_uuid(),
  occasion_id uuid not null references training.occasion on delete cascade,
  number integer not null check (number > 0),
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  room text not null default '' check (length(room) <= 200),
  unique (occasion_id, number)
);
create index part_time on training.part (starts_at);
comment on table training.part is 'One sitting of an occasion (del): a course of three half-days has three.';
comment on column training.part.occasion_id is 'Which occasion.';
comment on column training.part.number is '1, 2, 3.';
comment on column training.part.starts_at is 'Start.';
comment on column training.part.ends_at is 'End.';
comment on column training.part.room is 'Room, where it differs from the occasion''s.';

create table training.audience (
  occasion_id uuid not null references training.occasion on delete cascade,
  organisation_id uuid not null references organisation.organisation on delete cascade,
  primary key (occasion_id, organisation_id)
);
create index audience_organisation on training.audience (organisation_id);
comment on table training.audience is 'Organisations whose people may sign up (inbjudna organisationer).';
comment on column training.audience.occasion_id is 'Which occasion.';
comment on column training.audience.organisation_id is 'Whose people: the subtree.';

create table training.seat_share (
  id uuid primary key default gen_random_uuid(),
  occasion_id uuid not null references training.occasion on delete cascade,
  organisation_id uuid not null references organisation.organisation on delete cascade,
  kind text not null check (kind in ('share', 'hold')),
  seats integer not null check (seats > 0),
  release_on date,
  released_at timestamptz,
  unique (occasion_id, organisation_id, kind),
  check (kind = 'share' or release_on is not null)
);
comment on table training.seat_share is 'Seats kept for an organisation''s people (platsandel), or held for those furthest behind their coverage target until a published date (hållna platser).';
comment on column training.seat_share.occasion_id is 'Which occasion.';
comment on column training.seat_share.organisation_id is 'For whom: the subtree.';
comment on column training.seat_share.kind is 'share: agreed; hold: for those furthest behind.';
comment on column training.seat_share.seats is 'How many.';
comment on column training.seat_share.release_on is 'The day what is left goes to everyone; empty for a share that never does.';
comment on column training.seat_share.released_at is 'When that was done.';

create table training.occasion_trainer (
  occasion_id uuid not null references training.occasion on delete cascade,
  person_id uuid not null references organisation.person on delete cascade,
  primary key (occasion_id, person_id)
);
create index occasion_trainer_person on training.occasion_trainer (person_id);
comment on table training.occasion_trainer is 'Who leads an occasion (utbildare).';
comment on column training.occasion_trainer.occasion_id is 'Which occasion.';
comment on column training.occasion_trainer.person_id is 'Who.';

create table training.trainer_approval (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references organisation.person on delete cascade,
  course_id uuid not null references training.course on delete cascade,
  organisation_id uuid not null references organisation.organisation on delete cascade,
  approved_on date not null default current_date,
  approved_by uuid,
  ended_on date,
  unique (person_id, course_id, organisation_id, approved_on)
);
comment on table training.trainer_approval is 'A person may lead a course (godkänd utbildare), after the trainers'' course.';
comment on column training.trainer_approval.person_id is 'Who.';
comment on column training.trainer_approval.course_id is 'Which course.';
comment on column training.trainer_approval.organisation_id is 'Whose approval.';
comment on column training.trainer_approval.approved_on is 'From when.';
comment on column training.trainer_approval.approved_by is 'Who approved.';
comment on column training.trainer_approval.ended_on is 'First day it no longer holds.';
