alter table organisation.staff_import
  add column columns jsonb not null default '[]',
  add column whole_staff boolean not null default true,
  add column creates_units boolean not null default false,
  add column digest text,
  add column applied_by uuid;
comment on column organisation.staff_import.columns is 'Headings of the file, each with a few examples that no person can be put together from.';
comment on column organisation.staff_import.whole_staff is 'The file is the whole staff: who is missing in it ends.';
comment on column organisation.staff_import.creates_units is 'Units the tree lacks are made as the file has them; else they are faults.';
comment on column organisation.staff_import.digest is 'Digest of what the preview showed: applied only if it would do the same still.';
comment on column organisation.staff_import.applied_by is 'Who applied it.';
create unique index staff_import_one_applying on organisation.staff_import (organisation_id) where state = 'applying';

-- Staged in columns of their own kind, so that a hundred thousand rows are compared by the database and not one by one.
drop table organisation.staff_import_row;
create table organisation.staff_import_row (
  import_id uuid not null references organisation.staff_import on delete cascade,
  row_number integer not null,
  number text,
  given_name text,
  family_name text,
  email text,
  phone text,
  personal_number bytea,
  blind_index bytea,
  administration text,
  unit text,
  unit_code text,
  profession text,
  share numeric(4, 3),
  starts_on date,
  ended_on date,
  leads boolean,
  protected boolean not null default false,
  hidden boolean not null default false,
  person_id uuid,
  is_new boolean not null default false,
  unit_id uuid,
  employment_id uuid,
  plan text check (plan in ('match', 'renew', 'profession', 'move', 'correct', 'add', 'missing', 'keep')),
  switch_on date,
  new_start date,
  new_end date,
  action text not null default 'same' check (action in ('add', 'move', 'change', 'end', 'same', 'fault')),
  faults jsonb not null default '[]',
  reasons jsonb not null default '[]',
  name text,
  workplace text,
  primary key (import_id, row_number)
);
-- No other index: every row is written several times while it is compared, and each index would double the work.
comment on table organisation.staff_import_row is 'What one row of the file would do, or why it is faulty (importrad).';
comment on column organisation.staff_import_row.import_id is 'Which import.';
comment on column organisation.staff_import_row.row_number is 'Row as Excel numbers it; negative for people who are missing in the file.';
comment on column organisation.staff_import_row.number is 'The HR system''s number for the person, as read.';
comment on column organisation.staff_import_row.given_name is 'Given name, as read.';
comment on column organisation.staff_import_row.family_name is 'Family name, as read.';
comment on column organisation.staff_import_row.email is 'Work e-mail, as read; emptied when the import is over.';
comment on column organisation.staff_import_row.phone is 'Work phone, as read; emptied when the import is over.';
comment on column organisation.staff_import_row.personal_number is 'Personal number, encrypted; emptied when the import is over.';
comment on column organisation.staff_import_row.blind_index is 'HMAC of the personal number; emptied when the import is over.';
comment on column organisation.staff_import_row.administration is 'Administration, as read.';
comment on column organisation.staff_import_row.unit is 'Unit by name, as read.';
comment on column organisation.staff_import_row.unit_code is 'Unit by the HR system''s code, as read.';
comment on column organisation.staff_import_row.profession is 'Profession, as read.';
comment on column organisation.staff_import_row.share is 'Share of full time, as read.';
comment on column organisation.staff_import_row.starts_on is 'First day, as read: often the day of hire, whatever unit it was at.';
comment on column organisation.staff_import_row.ended_on is 'First day she no longer works there, as read (the file has the last day).';
comment on column organisation.staff_import_row.leads is 'Leads the unit, as read; empty where the file does not say.';
comment on column organisation.staff_import_row.protected is 'Protected identity, as read.';
comment on column organisation.staff_import_row.hidden is 'Protected identity, in the file or already here: then the preview shows no unit.';
comment on column organisation.staff_import_row.person_id is 'Who that is: someone already here, or the id she will get.';
comment on column organisation.staff_import_row.is_new is 'She is not here yet.';
comment on column organisation.staff_import_row.unit_id is 'Which unit that is, or the id it will get.';
comment on column organisation.staff_import_row.employment_id is 'The employment here that the row speaks of.';
comment on column organisation.staff_import_row.plan is 'What is done with the employment: match, renew (a new one follows at once), profession, move, correct (a mistake of today mended in place), add, missing (ends), keep.';
comment on column organisation.staff_import_row.switch_on is 'For renew, profession and move: the old employment''s end and the new one''s start.';
comment on column organisation.staff_import_row.new_start is 'First day the employment will have.';
comment on column organisation.staff_import_row.new_end is 'First day after it, as it will be.';
comment on column organisation.staff_import_row.action is 'What the preview calls it: add, move, change, end, same or fault.';
comment on column organisation.staff_import_row.faults is 'Every fault of the row: key and values for the sentence.';
comment on column organisation.staff_import_row.reasons is 'What changes: key and values for the sentence; without places for protected identity.';
comment on column organisation.staff_import_row.name is 'Name for the preview.';
comment on column organisation.staff_import_row.workplace is 'Unit for the preview; empty for protected identity.';
