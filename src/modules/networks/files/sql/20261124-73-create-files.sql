create table networks.file (
  id uuid primary key default gen_random_uuid(),
  network_id uuid not null references networks.network on delete cascade,
  title text not null check (title <> '' and length(title) <= 200),
  added_by uuid references organisation.person on delete set null,
  added_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  withdrawn_by uuid references organisation.person on delete set null
);
create index file_network on networks.file (network_id, added_at);
comment on table networks.file is 'A file (fil) that the members of a network share; its contents are in its versions.';
comment on column networks.file.network_id is 'In which network.';
comment on column networks.file.title is 'What it is called.';
comment on column networks.file.added_by is 'Who laid it in.';
comment on column networks.file.added_at is 'When.';
comment on column networks.file.withdrawn_at is 'When it was taken away: nobody fetches it from then on.';
comment on column networks.file.withdrawn_by is 'By whom.';

create table networks.file_version (
  id uuid primary key default gen_random_uuid(),
  file_id uuid not null references networks.file on delete cascade,
  network_id uuid not null references networks.network on delete cascade,
  number integer not null check (number > 0),
  content_id uuid not null unique references platform.file on delete restrict,
  name text not null check (name <> '' and length(name) <= 200),
  bytes integer not null check (bytes > 0),
  note text not null default '' check (length(note) <= 300),
  uploaded_by uuid references organisation.person on delete set null,
  uploaded_at timestamptz not null default now(),
  unique (file_id, number)
);
comment on table networks.file_version is 'One version of a shared file (version): a new one takes its place in the list, the old ones stay.';
comment on column networks.file_version.file_id is 'Of which.';
comment on column networks.file_version.network_id is 'The file''s network.';
comment on column networks.file_version.number is '1 for the first.';
comment on column networks.file_version.content_id is 'Its content (platform.file).';
comment on column networks.file_version.name is 'Its name, with the ending its content has.';
comment on column networks.file_version.bytes is 'How large it is.';
comment on column networks.file_version.note is 'What is new in it.';
comment on column networks.file_version.uploaded_by is 'Who uploaded it.';
comment on column networks.file_version.uploaded_at is 'When.';
