create table screening.case_system (
  id uuid primary key default gen_random_uuid(),
  municipality_id uuid not null references organisation.organisation on delete restrict,
  organisation_id uuid not null references organisation.organisation on delete restrict,
  label text not null check (label <> '' and length(label) <= 120),
  origins text[] not null default '{}' check (cardinality(origins) <= 5
    and array_to_string(origins, ' ', '?') ~ '^$|^(https://[a-z0-9.-]{1,250}|http://localhost)(:[0-9]{1,5})?( (https://[a-z0-9.-]{1,250}|http://localhost)(:[0-9]{1,5})?)*$'),
  created_by uuid references organisation.person on delete set null,
  created_at timestamptz not null default now()
);
create unique index case_system_label on screening.case_system (municipality_id, lower(label));
comment on table screening.case_system is 'A case system (verksamhetssystem) that keeps visits and tells of them: Viva, Treserva, Lifecare.';
comment on column screening.case_system.municipality_id is 'The municipality whose it is.';
comment on column screening.case_system.organisation_id is 'What it speaks for: this organisation and what lies below.';
comment on column screening.case_system.label is 'What the municipality calls it.';
comment on column screening.case_system.origins is 'Where its pages lie: only they may frame our question page, and only there it leads back.';
comment on column screening.case_system.created_by is 'Who entered it; empty when the operator did.';
comment on column screening.case_system.created_at is 'When.';

create table screening.case_system_key (
  id uuid primary key default gen_random_uuid(),
  case_system_id uuid not null references screening.case_system on delete restrict,
  secret_hash bytea not null unique check (octet_length(secret_hash) = 32),
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  created_by uuid references organisation.person on delete set null,
  created_at timestamptz not null default now()
);
create index case_system_key_system on screening.case_system_key (case_system_id);
comment on table screening.case_system_key is 'A key with which a case system comes in (systemnyckel). Two at once, so that they are changed without a stop.';
comment on column screening.case_system_key.case_system_id is 'Whose.';
comment on column screening.case_system_key.secret_hash is 'SHA-256 of the secret; the secret itself is shown once and kept nowhere.';
comment on column screening.case_system_key.expires_at is 'When it stops working.';
comment on column screening.case_system_key.last_used_at is 'The last call with it, to the minute.';
comment on column screening.case_system_key.revoked_at is 'When it was ended before its time.';
comment on column screening.case_system_key.created_by is 'Who made it; empty when the operator did.';
comment on column screening.case_system_key.created_at is 'When.';

create table screening.case_system_fault (
  id bigint generated always as identity primary key,
  case_system_id uuid not null references screening.case_system on delete cascade,
  at timestamptz not null default now(),
  request text not null check (length(request) <= 60),
  status smallint not null,
  what text check (length(what) <= 200)
);
create index case_system_fault_system on screening.case_system_fault (case_system_id, id desc);
comment on table screening.case_system_fault is 'A call of a case system''s that was refused (systemfel), for its administrators to mend; the last two hundred.';
comment on column screening.case_system_fault.case_system_id is 'Whose.';
comment on column screening.case_system_fault.at is 'When.';
comment on column screening.case_system_fault.request is 'Method and kind: POST receipts.';
comment on column screening.case_system_fault.status is 'HTTP status of the answer.';
comment on column screening.case_system_fault.what is 'Which of our fields; never a value.';

alter table screening.visit add foreign key (case_system_id) references screening.case_system on delete restrict;

create table screening.question_link (
  id uuid primary key,
  case_system_id uuid not null references screening.case_system on delete restrict,
  visit_id uuid not null references screening.visit (id) on delete cascade,
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  page_hash bytea unique check (octet_length(page_hash) = 32),
  return_to text check (length(return_to) <= 2000),
  state text check (length(state) <= 500),
  made_at timestamptz not null default now(),
  expires_at timestamptz not null,
  opened_at timestamptz,
  used_at timestamptz,
  check (expires_at <= made_at + interval '15 minutes'),
  check ((opened_at is null) = (page_hash is null)),
  check (used_at is null or opened_at is not null)
);
create index question_link_visit on screening.question_link (visit_id);
create index question_link_made on screening.question_link (made_at);
comment on table screening.question_link is 'A link to the question page for one visit of a case system''s (frågelänk). Opened once, for a quarter of an hour at most.';
comment on column screening.question_link.case_system_id is 'Who asked for it.';
comment on column screening.question_link.visit_id is 'For which visit. A visit may have had several links; it is closed once.';
comment on column screening.question_link.token_hash is 'SHA-256 of the link''s token. The token is signed with the installation''s secret and kept nowhere.';
comment on column screening.question_link.page_hash is 'SHA-256 of what took the token''s place when the link was opened: the page''s own address.';
comment on column screening.question_link.return_to is 'Where the page leads back; forgotten after a day.';
comment on column screening.question_link.state is 'The caller''s own mark, given back as it came; forgotten after a day.';
comment on column screening.question_link.made_at is 'When it was made.';
comment on column screening.question_link.expires_at is 'When link and page stop working.';
comment on column screening.question_link.opened_at is 'When it was opened: it opens once.';
comment on column screening.question_link.used_at is 'When the visit was closed on its page.';
