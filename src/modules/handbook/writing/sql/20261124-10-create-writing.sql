create table handbook.saving (
  version_id uuid not null references handbook.version on delete cascade,
  revision integer not null check (revision > 0),
  title text not null check (title <> '' and length(title) <= 200),
  summary text not null check (length(summary) <= 600),
  body text not null check (length(body) <= 200000),
  saved_by uuid references organisation.person on delete set null,
  saved_at timestamptz not null default now(),
  primary key (version_id, revision)
);
comment on table handbook.saving is 'The words of a draft as they stood at one revision (sparning): what two writers'' words are weighed against when one saves what she began before the other saved. Kept until the version is published.';
comment on column handbook.saving.version_id is 'Of which draft.';
comment on column handbook.saving.revision is 'At which revision of it.';
comment on column handbook.saving.title is 'Its title then.';
comment on column handbook.saving.summary is 'Its summary then.';
comment on column handbook.saving.body is 'Its text then.';
comment on column handbook.saving.saved_by is 'Who saved it.';
comment on column handbook.saving.saved_at is 'When.';

create table handbook.picture (
  id uuid primary key default gen_random_uuid(),
  routine_id uuid not null references handbook.routine on delete cascade,
  type text not null check (type in ('image/png', 'image/jpeg', 'image/webp')),
  bytes bytea not null check (octet_length(bytes) between 1 and 5242880),
  uploaded_by uuid references organisation.person on delete set null,
  uploaded_at timestamptz not null default now()
);
create index picture_routine on handbook.picture (routine_id);
comment on table handbook.picture is 'A picture (bild) in a routine''s text, which names it by bild:<id> and says what it shows. Never changed, so that old versions keep theirs.';
comment on column handbook.picture.routine_id is 'In which routine''s versions.';
comment on column handbook.picture.type is 'image/png, image/jpeg or image/webp (bildens format), told by its content.';
comment on column handbook.picture.bytes is 'The picture, 5 MB at most.';
comment on column handbook.picture.uploaded_by is 'Who put it in.';
comment on column handbook.picture.uploaded_at is 'When.';

create table handbook.law_reference (
  version_id uuid not null references handbook.version on delete cascade,
  position integer not null,
  statute text not null,
  chapter text not null default '',
  section text not null default '',
  label text not null,
  place text not null default '',
  step text not null default '',
  primary key (version_id, position)
);
create index law_reference_statute on handbook.law_reference (statute);
comment on table handbook.law_reference is 'Where a version of a routine rests on the law (laghänvisning): kept by the database from the version''s words whenever they are written.';
comment on column handbook.law_reference.version_id is 'Which version.';
comment on column handbook.law_reference.position is 'Its place among the references of the version.';
comment on column handbook.law_reference.statute is 'The statute''s number in SFS, such as 2025:400, or with its collection''s name before it: HSLF-FS-2022:39.';
comment on column handbook.law_reference.chapter is 'Chapter, such as 14; empty where none is named.';
comment on column handbook.law_reference.section is 'Section, such as 3 or 4a; empty where none is named.';
comment on column handbook.law_reference.label is 'The reference in the writer''s words.';
comment on column handbook.law_reference.place is 'The heading or the step it stands under.';
comment on column handbook.law_reference.step is 'The step''s id; empty where it stands in the text.';
