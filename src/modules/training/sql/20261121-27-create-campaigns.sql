create table training.campaign (
  id uuid primary key default gen_random_uuid(),
  course_id uuid not null references training.course on delete cascade,
  organisation_id uuid not null references organisation.organisation on delete cascade,
  everyone boolean not null default false,
  created_by uuid,
  created_at timestamptz not null default clock_timestamp(),
  people integer check (people >= 0),
  sent integer not null default 0,
  passed_over integer not null default 0,
  finished_at timestamptz,
  check (finished_at is null or people = sent + passed_over)
);
create index campaign_organisation on training.campaign (organisation_id, created_at desc);
comment on table training.campaign is 'A reminder to everyone in an organisation who lacks a course (kampanj): all 600 at once.';
comment on column training.campaign.course_id is 'Which course.';
comment on column training.campaign.organisation_id is 'Whose people: the subtree.';
comment on column training.campaign.everyone is 'To everyone employed there; else to those in a target group of the course.';
comment on column training.campaign.created_by is 'Who sent it.';
comment on column training.campaign.created_at is 'When.';
comment on column training.campaign.people is 'How many lacked the course and had no seat when it was sent out; empty until the sending has begun.';
comment on column training.campaign.sent is 'Letters written so far.';
comment on column training.campaign.passed_over is 'People who had been reminded of the same course the same day, and were not written to again.';
comment on column training.campaign.finished_at is 'When everyone had been gone through.';

-- At most one reminder a day of the same course, whatever its kind: a manager's in the morning and the campaign's in the
-- afternoon is once too often.
alter table training.reminder drop constraint reminder_pkey, add primary key (person_id, course_id, sent_on);
create index reminder_course on training.reminder (course_id, sent_on);
