create schema oversight;
comment on schema oversight is 'Oversight (tillsyn): the review of the log, one''s right to see who looked, and incidents.';

create table oversight.sample_size (
  controller_id uuid primary key references organisation.organisation on delete cascade,
  random_size smallint not null default 5 check (random_size between 1 and 100),
  risk_size smallint not null default 15 check (risk_size between 0 and 200),
  set_by uuid,
  set_at timestamptz not null default now()
);
comment on table oversight.sample_size is 'How many entries a head goes through each month (urvalets storlek), where a controller has chosen other than 5 by chance and 15 by risk.';
comment on column oversight.sample_size.controller_id is 'Controller (personuppgiftsansvarig).';
comment on column oversight.sample_size.random_size is 'Entries drawn by chance for each head.';
comment on column oversight.sample_size.risk_size is 'At most so many by risk for each head; opened in an emergency comes besides, always.';
comment on column oversight.sample_size.set_by is 'Who chose.';
comment on column oversight.sample_size.set_at is 'When.';

create table oversight.sample (
  controller_id uuid not null references organisation.organisation on delete restrict,
  month date not null check (extract(day from month) = 1),
  seed text not null,
  random_size smallint not null,
  risk_size smallint not null,
  rules text[] not null,
  entries integer not null,
  drawn_at timestamptz not null default now(),
  primary key (controller_id, month)
);
comment on table oversight.sample is 'One month''s sample of a controller''s log (urval). Seed, sizes and rules are kept, so that the same sample can be made again.';
comment on column oversight.sample.controller_id is 'Whose log.';
comment on column oversight.sample.month is 'First day of the month.';
comment on column oversight.sample.seed is 'What chance was made of: entries are in the order of sha256(seed, id).';
comment on column oversight.sample.random_size is 'Size by chance, as it was.';
comment on column oversight.sample.risk_size is 'Size by risk, as it was.';
comment on column oversight.sample.rules is 'Rules in force when it was drawn.';
comment on column oversight.sample.entries is 'Entries it was drawn from.';
comment on column oversight.sample.drawn_at is 'When.';

create table oversight.review (
  id uuid primary key default gen_random_uuid(),
  controller_id uuid not null,
  month date not null,
  reviewer_id uuid,
  due_on date not null,
  reminded_at timestamptz,
  escalated_at timestamptz,
  signed_by uuid,
  signed_at timestamptz,
  conclusion text check (length(conclusion) <= 2000),
  foreign key (controller_id, month) references oversight.sample on delete restrict,
  check ((signed_at is null) = (signed_by is null)),
  constraint review_once unique nulls not distinct (controller_id, month, reviewer_id)
);
create index review_reviewer on oversight.review (reviewer_id, month);
comment on table oversight.review is 'One head''s part of a month''s sample (loggkontroll), signed when every entry is judged. 2001:454 10 §.';
comment on column oversight.review.controller_id is 'Whose log.';
comment on column oversight.review.month is 'First day of the month.';
comment on column oversight.review.reviewer_id is 'Head who goes through it; empty where the log reviewers do, since nobody reviews herself.';
comment on column oversight.review.due_on is 'Last day it should be signed.';
comment on column oversight.review.reminded_at is 'When the head was reminded.';
comment on column oversight.review.escalated_at is 'When the log reviewers were told that it is late; from then they may go through it too.';
comment on column oversight.review.signed_by is 'Who signed.';
comment on column oversight.review.signed_at is 'When; after that no judgement in it is changed.';
comment on column oversight.review.conclusion is 'What she wrote when she signed.';

create table oversight.drawn_entry (
  id uuid primary key default gen_random_uuid(),
  review_id uuid not null references oversight.review on delete restrict,
  entry_id bigint not null,
  place smallint not null,
  person_id uuid not null,
  unit_id uuid,
  about_person_id uuid,
  reasons text[] not null,
  outcome text check (outcome in ('justified', 'asked', 'deviation')),
  comment text check (length(comment) <= 2000),
  judged_by uuid,
  judged_at timestamptz,
  constraint drawn_once unique (review_id, entry_id),
  check ((outcome is null) = (judged_at is null) and (outcome is null) = (judged_by is null)),
  check (judged_by <> person_id)
);
comment on table oversight.drawn_entry is 'A log entry to be judged (utvald loggpost).';
comment on column oversight.drawn_entry.review_id is 'In which review.';
comment on column oversight.drawn_entry.entry_id is 'The entry in the log. No foreign key: the log is weeded after its own years.';
comment on column oversight.drawn_entry.place is 'Place in the list, from 1: the strongest reasons first.';
comment on column oversight.drawn_entry.person_id is 'Who did it.';
comment on column oversight.drawn_entry.unit_id is 'From which unit; a head sees what comes from units she leads.';
comment on column oversight.drawn_entry.about_person_id is 'Whom it was about; she does not judge it herself.';
comment on column oversight.drawn_entry.reasons is 'Why it was drawn: random, or names of rules.';
comment on column oversight.drawn_entry.outcome is 'justified (har skäl), asked (medarbetaren tillfrågad), deviation (avvikelse).';
comment on column oversight.drawn_entry.comment is 'What the reviewer wrote.';
comment on column oversight.drawn_entry.judged_by is 'Who judged; never the one who did it.';
comment on column oversight.drawn_entry.judged_at is 'When.';

create table oversight.follow_up (
  drawn_id uuid primary key references oversight.drawn_entry on delete restrict,
  kind text not null check (kind in ('question', 'deviation')),
  person_id uuid not null,
  question text not null default '' check (length(question) <= 2000),
  opened_by uuid not null,
  opened_at timestamptz not null default now(),
  due_on date not null,
  answer text check (length(answer) <= 4000),
  answered_at timestamptz,
  result text check (result in ('justified', 'deviation')),
  closing text check (length(closing) <= 4000),
  closed_by uuid,
  closed_at timestamptz,
  check ((closed_at is null) = (closed_by is null) and (closed_at is null) = (result is null)),
  check (closed_by <> person_id)
);
create index follow_up_person on oversight.follow_up (person_id) where closed_at is null;
comment on table oversight.follow_up is 'A question to who did it, or a deviation, until it is settled (uppföljning).';
comment on column oversight.follow_up.drawn_id is 'Of which entry.';
comment on column oversight.follow_up.kind is 'question (fråga) or deviation (avvikelse).';
comment on column oversight.follow_up.person_id is 'Who did it: she answers.';
comment on column oversight.follow_up.question is 'What she is asked.';
comment on column oversight.follow_up.opened_by is 'Who opened it.';
comment on column oversight.follow_up.opened_at is 'When.';
comment on column oversight.follow_up.due_on is 'Should be settled by then.';
comment on column oversight.follow_up.answer is 'Her answer.';
comment on column oversight.follow_up.answered_at is 'When she answered; it is not changed after.';
comment on column oversight.follow_up.result is 'How it ended: justified or deviation.';
comment on column oversight.follow_up.closing is 'What was found and done.';
comment on column oversight.follow_up.closed_by is 'Who settled it.';
comment on column oversight.follow_up.closed_at is 'When.';
