-- Where the words of a decision, a question or an answer are taken away, they leave what was proposed of them.
alter table handbook.proposal drop constraint proposal_settled_how_check,
  add constraint proposal_settled_how_check check (settled_how in ('taken_in', 'declined', 'taken_away'));
comment on column handbook.proposal.settled_how is 'taken_in (infört), declined (avböjt), taken_away (tillbakadraget: orden togs bort där de kom ifrån).';
-- Everybody who reads the routine is shown the label: it says which network and when, and no longer what a member asked.
update handbook.proposal set source_label = regexp_replace(source_label, '(, (fråga|question)): .*$', '\1') where source_kind = 'question';
