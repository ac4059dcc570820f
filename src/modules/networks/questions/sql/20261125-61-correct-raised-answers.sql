-- An answer from above that was entered wrong, or that more is known of, is corrected.
alter table networks.raised_question
  add column answer_changed_at timestamptz,
  add column answer_changed_by uuid references organisation.person on delete set null;
comment on column networks.raised_question.answer_changed_at is 'When the answer as it stands was last corrected; null where it is as it was entered.';
comment on column networks.raised_question.answer_changed_by is 'By whom.';
drop function if exists networks.answer_raised(uuid, text, text, date, text);
