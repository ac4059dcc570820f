-- What an origin has changed is taken over piece by piece (handbook.origin_piece), never as a proposal.
alter table handbook.proposal drop constraint proposal_source_kind_check,
  add constraint proposal_source_kind_check check (source_kind in ('decision', 'question', 'person'));
comment on table handbook.proposal is 'A proposed change to a routine, or a wished new one (ändringsförslag): from a network''s decision, an answered question, or somebody who uses it.';
comment on column handbook.proposal.source_kind is 'decision (beslut i nätverk), question (besvarad fråga), person (den som använder den).';
