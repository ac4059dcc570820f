create schema mail;
comment on schema mail is 'Letters on their way out (utgående brev).';

create table mail.letter (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind ~ '^[a-z_]+\.[a-z_]+$'),
  person_id uuid,
  address text,
  about jsonb not null default '{}',
  created_at timestamptz not null default clock_timestamp(),
  send_after timestamptz not null default clock_timestamp(),
  attempts integer not null default 0,
  sent_at timestamptz,
  given_up_at timestamptz,
  trouble text,
  subject text,
  body text,
  calendar text,
  check (person_id is not null or address is not null)
);
create index letter_waiting on mail.letter (send_after) where sent_at is null and given_up_at is null;
create index letter_person on mail.letter (person_id, created_at desc);
comment on table mail.letter is 'A letter (brev), written in the transaction of the act it tells of and sent afterwards by a job. Address and words are found when it is sent.';
comment on column mail.letter.kind is 'What it tells: training.offered.';
comment on column mail.letter.person_id is 'To whom.';
comment on column mail.letter.address is 'Address, only for someone who is not a person in the system.';
comment on column mail.letter.about is 'Ids of what it tells of; never names.';
comment on column mail.letter.created_at is 'When it was written.';
comment on column mail.letter.send_after is 'Not before.';
comment on column mail.letter.attempts is 'Times it was tried.';
comment on column mail.letter.sent_at is 'When it left.';
comment on column mail.letter.given_up_at is 'When it was given up, with the trouble.';
comment on column mail.letter.trouble is 'What the mail server or the lack of an address said.';
comment on column mail.letter.subject is 'Subject as sent.';
comment on column mail.letter.body is 'Text as sent; emptied after thirty days.';
comment on column mail.letter.calendar is 'Calendar attachment as sent.';
create function mail.ring() returns trigger language plpgsql as $$ begin perform pg_notify('letter', ''); return null; end $$;
create trigger ring after insert on mail.letter for each statement execute function mail.ring();

create table platform.file (
  id uuid primary key default gen_random_uuid(),
  name text not null check (name <> '' and length(name) <= 255),
  type text not null,
  bytes bytea not null check (length(bytes) <= 52428800),
  sha256 bytea not null,
  uploaded_by uuid,
  uploaded_at timestamptz not null default now()
);
comment on table platform.file is 'An uploaded file (fil), in the database so that every process and every backup has it. Read only through the record it belongs to.';
comment on column platform.file.name is 'Name as uploaded.';
comment on column platform.file.type is 'Media type, decided from its content.';
comment on column platform.file.bytes is 'Content, 50 MB at most.';
comment on column platform.file.sha256 is 'Digest of the content.';
comment on column platform.file.uploaded_by is 'Who uploaded it.';
comment on column platform.file.uploaded_at is 'When.';

create table platform.demo_persona (
  persona text primary key,
  person_id uuid not null,
  position integer not null
);
comment on table platform.demo_persona is 'The people one may sign in as in demo mode (demopersoner).';
comment on column platform.demo_persona.persona is 'Name of the persona: course-planner.';
comment on column platform.demo_persona.person_id is 'Who that is.';
comment on column platform.demo_persona.position is 'Order on the sign-in page.';

create table platform.api_token (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null,
  label text not null default '' check (length(label) <= 120),
  secret_hash bytea not null unique,
  scopes text[] not null default '{}',
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  last_used_at timestamptz
);
create index api_token_person on platform.api_token (person_id);
comment on table platform.api_token is 'A key for the API (åtkomstnyckel), hashed. It may at most what its person may, within its scopes.';
comment on column platform.api_token.person_id is 'As whom it acts.';
comment on column platform.api_token.label is 'What it is for.';
comment on column platform.api_token.secret_hash is 'sha256 of the key.';
comment on column platform.api_token.scopes is 'Permissions it is limited to; empty means all the person has.';
comment on column platform.api_token.created_at is 'When it was made.';
comment on column platform.api_token.expires_at is 'When it stops working.';
comment on column platform.api_token.revoked_at is 'When it was ended.';
comment on column platform.api_token.last_used_at is 'Last use, to the minute.';

create table platform.idempotency (
  person_id uuid not null,
  key text not null check (length(key) between 1 and 200),
  request_hash bytea not null,
  status integer,
  body text,
  location text,
  created_at timestamptz not null default now(),
  primary key (person_id, key)
);
comment on table platform.idempotency is 'Answers already given to API posts with an Idempotency-Key (upprepade anrop), kept two days.';
comment on column platform.idempotency.person_id is 'Who posted.';
comment on column platform.idempotency.key is 'The key.';
comment on column platform.idempotency.request_hash is 'sha256 of method, address and body: the same key with another request is refused.';
comment on column platform.idempotency.status is 'Status answered.';
comment on column platform.idempotency.body is 'Body answered.';
comment on column platform.idempotency.location is 'Location header answered.';
comment on column platform.idempotency.created_at is 'When.';

comment on schema platform is 'What the house itself keeps: migrations, files, keys (plattform).';
comment on table platform.migration is 'Migrations applied (schemaändring).';
comment on column platform.migration.name is 'File name.';
comment on column platform.migration.sha256 is 'Digest of the file: an applied migration is never changed.';
comment on column platform.migration.applied_at is 'When.';
comment on table platform.stated is 'Digest of the policies, grants and functions last stated (fastställda regler).';
comment on column platform.stated.sha256 is 'The digest.';
comment on column platform.stated.stated_at is 'When.';
