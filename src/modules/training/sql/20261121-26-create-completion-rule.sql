create table training.completion_rule (
  occasion_id uuid primary key references training.occasion on delete cascade,
  parts_to_complete integer check (parts_to_complete > 0),
  late_counts boolean not null,
  partial_counts boolean not null,
  settled_at timestamptz not null default now()
);
comment on table training.completion_rule is 'The rule an occasion was judged by (krav för intyg), as the course had it when the last list was noted: a rule changed later moves no certificate already given.';
comment on column training.completion_rule.occasion_id is 'Which occasion.';
comment on column training.completion_rule.parts_to_complete is 'Parts one must have attended; empty means all.';
comment on column training.completion_rule.late_counts is 'Whether coming late counted.';
comment on column training.completion_rule.partial_counts is 'Whether attending half a part counted.';
comment on column training.completion_rule.settled_at is 'Since when.';
