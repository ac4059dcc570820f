create table screening.staff_talk (
  municipality_id uuid not null references organisation.organisation on delete restrict,
  unit_id uuid not null references organisation.organisation on delete restrict,
  period date not null check (extract(day from period) = 1 and extract(month from period) in (1, 7)),
  number smallint not null check (number > 0),
  held smallint not null check (held between 0 and 5000),
  asked smallint not null check (asked >= 0),
  meeting_on date check (meeting_on >= period and meeting_on < period + interval '6 months'),
  attended smallint check (attended between 0 and 5000),
  ticked_by uuid references organisation.person on delete set null,
  ticked_at timestamptz not null default now(),
  primary key (municipality_id, unit_id, period, number),
  check (asked <= held),
  check ((meeting_on is null) = (attended is null))
);
comment on table screening.staff_talk is 'How many staff talks (medarbetarsamtal) a head held at a unit in a half-year, and in how many she asked. Numbers alone: no employee, no answer, no words. A correction is a new row.';
comment on column screening.staff_talk.municipality_id is 'The municipality; first, so that the table can be divided.';
comment on column screening.staff_talk.unit_id is 'Where.';
comment on column screening.staff_talk.period is 'First day of the half-year: 1 January or 1 July.';
comment on column screening.staff_talk.number is '1 for what was ticked first, counted on by corrections; the last one counts.';
comment on column screening.staff_talk.held is 'Talks held.';
comment on column screening.staff_talk.asked is 'Of these, where the head asked about violence. What was answered is written nowhere.';
comment on column screening.staff_talk.meeting_on is 'Day of the workplace meeting (APT) where the matter was raised; empty where it was not.';
comment on column screening.staff_talk.attended is 'How many were there.';
comment on column screening.staff_talk.ticked_by is 'The head who ticked.';
comment on column screening.staff_talk.ticked_at is 'When.';

create table screening.support_count (
  municipality_id uuid not null references organisation.organisation on delete restrict,
  period date not null check (extract(day from period) = 1 and extract(month from period) in (1, 7)),
  number smallint not null check (number > 0),
  offered smallint not null check (offered between 0 and 5000),
  ticked_by uuid references organisation.person on delete set null,
  ticked_at timestamptz not null default now(),
  primary key (municipality_id, period, number)
);
comment on table screening.support_count is 'How many employees were offered support talks (stödsamtal) in a half-year, in a whole municipality: kept by the specialist unit, never by unit. A correction is a new row.';
comment on column screening.support_count.municipality_id is 'The municipality.';
comment on column screening.support_count.period is 'First day of the half-year.';
comment on column screening.support_count.number is '1 for what was ticked first, counted on by corrections; the last one counts.';
comment on column screening.support_count.offered is 'Employees who were offered support talks.';
comment on column screening.support_count.ticked_by is 'Who at the specialist unit ticked.';
comment on column screening.support_count.ticked_at is 'When.';

create table screening.talk_course (
  municipality_id uuid not null references organisation.organisation on delete restrict,
  kind text not null check (kind in ('half_day', 'new_managers')),
  course_id uuid not null references training.course on delete restrict,
  chosen_at timestamptz not null default now(),
  primary key (municipality_id, kind)
);
comment on table screening.talk_course is 'Which course counts beside the staff talks (räknad kurs), as the coordinator has chosen.';
comment on column screening.talk_course.municipality_id is 'The municipality.';
comment on column screening.talk_course.kind is 'half_day (halvdagen för chefer och skyddsombud), new_managers (genomgången för nya chefer).';
comment on column screening.talk_course.course_id is 'Which course.';
comment on column screening.talk_course.chosen_at is 'Since when.';

create table screening.talk_reminder (
  unit_id uuid not null references organisation.organisation on delete restrict,
  period date not null,
  kind text not null check (kind in ('before', 'after')),
  sent_at timestamptz not null default now(),
  primary key (unit_id, period, kind)
);
comment on table screening.talk_reminder is 'That a unit''s heads were reminded to tick (samtalspåminnelse): once each.';
comment on column screening.talk_reminder.unit_id is 'Of which unit.';
comment on column screening.talk_reminder.period is 'Of which half-year.';
comment on column screening.talk_reminder.kind is 'before (tre veckor innan halvåret är slut), after (en vecka efter).';
comment on column screening.talk_reminder.sent_at is 'When.';
