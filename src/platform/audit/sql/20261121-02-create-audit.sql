create schema audit;
comment on schema audit is 'The log: who did what, when, on whom (logg).';

create table audit.entry (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  chain uuid not null,
  person_id uuid,
  login text not null default session_user,
  act text not null check (act ~ '^[a-z_]+\.[a-z_]+$'),
  subject_type text,
  subject_id uuid,
  about_person_id uuid,
  details jsonb not null default '{}'
);
create index entry_person on audit.entry (person_id, at desc);
create index entry_about on audit.entry (about_person_id, at desc) where about_person_id is not null;
create index entry_subject on audit.entry (subject_id) where subject_id is not null;
create index entry_chain on audit.entry (chain, at desc);
comment on table audit.entry is 'One act or one look at something sensitive (loggpost). Written in the transaction of the act itself; never changed, never removed.';
comment on column audit.entry.at is 'When.';
comment on column audit.entry.chain is 'The controller whose chain it belongs to: the acting person''s municipality or other top organisation; zeros for the system.';
comment on column audit.entry.person_id is 'Who; empty for jobs and visitors.';
comment on column audit.entry.login is 'Database login it came through.';
comment on column audit.entry.act is 'What, as noun.verb: enrolment.placed.';
comment on column audit.entry.subject_type is 'Kind of thing acted on.';
comment on column audit.entry.subject_id is 'Which one.';
comment on column audit.entry.about_person_id is 'Whom it is about, when it is about a person.';
comment on column audit.entry.details is 'Facts of the act; never a name, personal number or address.';

create table audit.link (
  chain uuid not null,
  position bigint not null,
  entry_id bigint not null unique references audit.entry on delete restrict,
  hash bytea not null,
  primary key (chain, position)
);
comment on table audit.link is 'An entry''s place in its chain (länk): the hash covers the entry and the hash before it, so that a changed, removed, moved or inserted entry shows.';
comment on column audit.link.chain is 'Which chain.';
comment on column audit.link.position is '1, 2, 3 … without a gap.';
comment on column audit.link.entry_id is 'The entry.';
comment on column audit.link.hash is 'sha256(previous hash || the entry in words).';

create table audit.head (
  chain uuid primary key,
  position bigint not null,
  hash bytea not null
);
comment on table audit.head is 'The last link of each chain (huvud); locked while a transaction adds its links, just before it commits.';
comment on column audit.head.chain is 'Which chain.';
comment on column audit.head.position is 'Position of the last link.';
comment on column audit.head.hash is 'Hash of the last link.';
