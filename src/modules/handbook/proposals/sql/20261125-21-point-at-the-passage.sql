-- What a proposal was taken in under were words alone, which need not stand in the routine.
alter table handbook.proposal add column passage text not null default '' check (length(passage) <= 300);
comment on column handbook.proposal.passage is 'Where in that version it stands: heading:<anchor> or step:<id>; empty while the new heading or step is not written.';
comment on column handbook.proposal.section is 'The heading or step that says it, in words as it was called then.';
