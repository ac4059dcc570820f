alter table screening.assessment add column seen_at timestamptz;
comment on column screening.assessment.seen_at is 'When a look at it was last written in the log: one trace a sitting. One for each page would tell how many questions followed, and so what was answered.';
comment on column screening.assessment.id is 'Its own.';
