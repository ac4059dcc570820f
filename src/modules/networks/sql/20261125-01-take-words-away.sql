-- What slips through can be taken away (decision 0039), also of what is raised, done and decided: the words leave the row, that something
-- stood there and when it was taken away stays.
alter table networks.raised_question
  add column withdrawn_at timestamptz,
  add column withdrawn_by uuid references organisation.person on delete set null,
  add column answer_withdrawn_at timestamptz,
  add column answer_withdrawn_by uuid references organisation.person on delete set null;
comment on column networks.raised_question.withdrawn_at is 'When its words were taken away: it is answered no more.';
comment on column networks.raised_question.withdrawn_by is 'By whom.';
comment on column networks.raised_question.answer_withdrawn_at is 'When the words of an answer were last taken away: another may be entered.';
comment on column networks.raised_question.answer_withdrawn_by is 'By whom.';
drop index networks.raised_question_once;
create unique index raised_question_once on networks.raised_question (question_id, level) where question_id is not null and withdrawn_at is null;

alter table networks.activity
  add column withdrawn_at timestamptz,
  add column withdrawn_by uuid references organisation.person on delete set null;
comment on column networks.activity.withdrawn_at is 'When its words were taken away, its notes with them: nothing more is done with it.';
comment on column networks.activity.withdrawn_by is 'By whom.';
alter table networks.activity_change
  add column withdrawn_at timestamptz,
  add column withdrawn_by uuid references organisation.person on delete set null;
comment on column networks.activity_change.withdrawn_at is 'When its note was taken away.';
comment on column networks.activity_change.withdrawn_by is 'By whom.';

alter table networks.decision
  add column emptied_at timestamptz,
  add column emptied_by uuid references organisation.person on delete set null;
comment on column networks.decision.emptied_at is 'When its words were taken away, also after the minutes were approved: its number stays. Struck out is another thing (withdrawn_at).';
comment on column networks.decision.emptied_by is 'By whom.';

-- A file that is taken away is gone with its contents; those taken away before lose theirs here.
alter table networks.file_version alter column content_id drop not null;
comment on column networks.file_version.content_id is 'Its content (platform.file); none once the file is taken away.';
comment on column networks.file.withdrawn_at is 'When it was taken away, its title, names and contents with it.';
with gone as (
  update networks.file_version v set content_id = null, name = '–', note = '' from networks.file_version old join networks.file f on f.id = old.file_id
  where v.id = old.id and f.withdrawn_at is not null returning old.content_id)
delete from platform.file c using gone g where c.id = g.content_id;
update networks.file set title = '–' where withdrawn_at is not null;
