delete from screening.assessment a using screening.visit v
  where v.municipality_id = a.municipality_id and v.id = a.visit_id and v.closed_at is not null;
delete from screening.assessment where sealed is null;
alter table screening.assessment alter column sealed set not null;
comment on table screening.assessment is 'An instrument being filled in at an open visit (bedömning). The row is taken away when the visit is closed: what is to be kept is kept in the case record.';
comment on column screening.assessment.sealed is 'What was answered, sealed (platform/files/seal.ts), tied to this row.';
comment on column screening.assessment.seen_at is 'When beginning or looking at it was last written in the log: one trace a sitting, the same for both. One for each page would tell how many questions followed, and so what was answered.';
