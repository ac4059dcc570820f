-- A decision that was changed says when and by whom; a trigger keeps it. What became of one is asked for by its id.
alter table networks.decision
  add column changed_at timestamptz,
  add column changed_by uuid references organisation.person on delete set null;
comment on column networks.decision.changed_at is 'When its words or who sees to it were last changed.';
comment on column networks.decision.changed_by is 'By whom.';
create index activity_decision on networks.activity (decision_id) where decision_id is not null;
create index raised_question_decision on networks.raised_question (decision_id) where decision_id is not null;
