create extension if not exists btree_gist with schema public;
create extension if not exists pg_trgm with schema public;

create schema organisation;
comment on schema organisation is 'Organisations, people and employments (organisation).';

create table organisation.organisation (
  id uuid primary key default gen_random_uuid(),
  parent_id uuid references organisation.organisation on delete restrict,
  kind text not null check (kind in ('region', 'centre', 'municipality', 'administration', 'unit',
    'police', 'health_care', 'womens_shelter', 'housing_company', 'other_external')),
  name text not null check (name <> '' and length(name) <= 200),
  code text check (code <> ''),
  sector text check (sector in ('elderly_care', 'disability', 'social_services', 'school', 'preschool', 'health', 'culture', 'technical', 'central')),
  path uuid[] not null default '{}',
  municipality_id uuid references organisation.organisation on delete restrict,
  closed_on date,
  created_at timestamptz not null default now(),
  check (parent_id <> id)
);
create unique index organisation_code on organisation.organisation (kind, code) where kind in ('region', 'municipality');
create unique index organisation_code_below on organisation.organisation (municipality_id, code) where kind not in ('region', 'municipality');
create unique index organisation_name_below on organisation.organisation (parent_id, name) where closed_on is null;
create index organisation_path on organisation.organisation using gin (path);
create index organisation_municipality on organisation.organisation (municipality_id, kind);
create index organisation_parent on organisation.organisation (parent_id);
comment on table organisation.organisation is 'A node of the tree: region, municipality, administration (förvaltning), unit (enhet), or an external organisation beside it.';
comment on column organisation.organisation.parent_id is 'The organisation it belongs to; empty at the top.';
comment on column organisation.organisation.kind is 'region, centre (regional kunskapscentrum), municipality (kommun), administration (förvaltning), unit (enhet), or kind of external organisation.';
comment on column organisation.organisation.name is 'Name.';
comment on column organisation.organisation.code is 'Official code as text ("0127") for municipalities and regions, as in Kolada; the HR system''s code below them.';
comment on column organisation.organisation.sector is 'Line of work (verksamhetsområde), for target groups; inherited by what lies below.';
comment on column organisation.organisation.path is 'Ids from the top down to itself; kept by trigger.';
comment on column organisation.organisation.municipality_id is 'The municipality it lies in, itself for a municipality; empty outside municipalities. Kept by trigger.';
comment on column organisation.organisation.closed_on is 'First day it no longer exists; people and history stay.';
comment on column organisation.organisation.created_at is 'When it was entered.';

create table organisation.person (
  id uuid primary key default gen_random_uuid(),
  given_name text not null check (given_name <> '' and length(given_name) <= 100),
  family_name text not null check (length(family_name) <= 100),
  language text not null default 'sv' check (language in ('sv', 'en')),
  protected_at timestamptz,
  created_at timestamptz not null default now()
);
create index person_name on organisation.person (family_name, given_name);
create index person_name_search on organisation.person using gin ((given_name || ' ' || family_name) public.gin_trgm_ops);
comment on table organisation.person is 'A person who works with Samfrid or is counted in it: employee or external participant (person). Never a client.';
comment on column organisation.person.given_name is 'Given name (tilltalsnamn).';
comment on column organisation.person.family_name is 'Family name (efternamn).';
comment on column organisation.person.language is 'Language for pages and letters.';
comment on column organisation.person.protected_at is 'Since when she has protected identity (skyddade personuppgifter); then lists show no unit, e-mail or phone. OSL 21:3.';
comment on column organisation.person.created_at is 'When she was entered.';

create table organisation.contact (
  person_id uuid primary key references organisation.person on delete cascade,
  email text check (email ~ '^[^@\s]+@[^@\s]+$' and length(email) <= 254),
  phone text check (length(phone) <= 40),
  hidden boolean not null default false
);
create index contact_email on organisation.contact (lower(email));
comment on table organisation.contact is 'How to reach a person at work (kontaktuppgifter), apart from the person so that it can be hidden.';
comment on column organisation.contact.person_id is 'Whose.';
comment on column organisation.contact.email is 'Work e-mail.';
comment on column organisation.contact.phone is 'Work phone.';
comment on column organisation.contact.hidden is 'True for protected identity; kept by trigger from person.protected_at.';

create table organisation.personal_number (
  person_id uuid primary key references organisation.person on delete cascade,
  sealed bytea not null,
  blind_index bytea not null unique
);
comment on table organisation.personal_number is 'A personal number (personnummer), optional and encrypted; no login of requests may read it.';
comment on column organisation.personal_number.person_id is 'Whose.';
comment on column organisation.personal_number.sealed is 'AES-256-GCM, key outside the database.';
comment on column organisation.personal_number.blind_index is 'HMAC of the number, to find the same person again without decrypting.';

create table organisation.staff_number (
  municipality_id uuid not null references organisation.organisation on delete restrict,
  number text not null check (number <> '' and length(number) <= 40),
  person_id uuid not null references organisation.person on delete cascade,
  primary key (municipality_id, number)
);
create index staff_number_person on organisation.staff_number (person_id);
comment on table organisation.staff_number is 'The HR system''s number for a person in a municipality (anställningsnummer).';
comment on column organisation.staff_number.municipality_id is 'The employer.';
comment on column organisation.staff_number.number is 'The number, as text.';
comment on column organisation.staff_number.person_id is 'Whose.';

create table organisation.employment (
  id uuid primary key default gen_random_uuid(),
  municipality_id uuid not null references organisation.organisation on delete restrict,
  unit_id uuid not null references organisation.organisation on delete restrict,
  person_id uuid not null references organisation.person on delete cascade,
  profession text not null check (profession <> '' and length(profession) <= 120),
  share numeric(4, 3) not null default 1 check (share > 0 and share <= 1),
  starts_on date not null,
  ended_on date,
  leads boolean not null default false,
  hidden boolean not null default false,
  check (ended_on is null or ended_on >= starts_on),
  -- One text, not three columns: the planner takes a gist column for a way to find a unit's people, a hundred times slower.
  constraint employment_once exclude using gist ((person_id::text || unit_id::text || profession) with =, daterange(starts_on, ended_on) with &&)
);
create index employment_municipality on organisation.employment (municipality_id, unit_id, starts_on);
create index employment_person on organisation.employment (person_id);
create index employment_unit on organisation.employment (unit_id);
comment on table organisation.employment is 'A person at a unit in a profession from a day to a day (anställning): turnover as a fact.';
comment on column organisation.employment.municipality_id is 'The employer: municipality or other top organisation.';
comment on column organisation.employment.unit_id is 'Where she works.';
comment on column organisation.employment.person_id is 'Who.';
comment on column organisation.employment.profession is 'Profession (befattning), as HR writes it.';
comment on column organisation.employment.share is 'Share of full time, 0–1 (sysselsättningsgrad).';
comment on column organisation.employment.starts_on is 'First day.';
comment on column organisation.employment.ended_on is 'First day she no longer works there: she counts out that same day. Empty while it lasts.';
comment on column organisation.employment.leads is 'She leads the unit (chef).';
comment on column organisation.employment.hidden is 'True for protected identity; kept by trigger from person.protected_at.';

create table organisation.disclosure (
  person_id uuid not null references organisation.person on delete cascade,
  organisation_id uuid not null references organisation.organisation on delete cascade,
  reason text not null check (reason in ('course_participant', 'trainer')),
  since timestamptz not null default now(),
  primary key (person_id, organisation_id, reason)
);
create index disclosure_organisation on organisation.disclosure (organisation_id);
comment on table organisation.disclosure is 'A person''s name has become known to another organisation (utlämnande): she takes part in something it arranges. GDPR art. 15: recipients.';
comment on column organisation.disclosure.person_id is 'Whose name.';
comment on column organisation.disclosure.organisation_id is 'Who got to know it.';
comment on column organisation.disclosure.reason is 'Why.';
comment on column organisation.disclosure.since is 'When.';

create table organisation.staff_import (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation.organisation on delete cascade,
  file_id uuid,
  file_name text not null,
  mapping jsonb not null default '{}',
  state text not null default 'uploaded' check (state in ('uploaded', 'reading', 'previewed', 'unreadable', 'applying', 'applied', 'abandoned')),
  rows_total integer not null default 0,
  rows_done integer not null default 0,
  counts jsonb not null default '{}',
  trouble text,
  created_by uuid,
  created_at timestamptz not null default now(),
  finished_at timestamptz
);
create index staff_import_organisation on organisation.staff_import (organisation_id, created_at desc);
comment on table organisation.staff_import is 'One import of staff from the HR system (personalimport): uploaded, previewed, then applied whole or not at all.';
comment on column organisation.staff_import.organisation_id is 'The municipality.';
comment on column organisation.staff_import.file_id is 'The uploaded file.';
comment on column organisation.staff_import.file_name is 'Its name.';
comment on column organisation.staff_import.mapping is 'Which column means what; the last one is suggested next time.';
comment on column organisation.staff_import.state is 'Where it stands.';
comment on column organisation.staff_import.rows_total is 'Rows to go through.';
comment on column organisation.staff_import.rows_done is 'Rows gone through: progress.';
comment on column organisation.staff_import.counts is 'How many are added, moved, changed, ended, unchanged, faulty.';
comment on column organisation.staff_import.trouble is 'Why the file could not be read or applied.';
comment on column organisation.staff_import.created_by is 'Who uploaded it.';
comment on column organisation.staff_import.created_at is 'When.';
comment on column organisation.staff_import.finished_at is 'When it was applied or given up.';

create table organisation.staff_import_row (
  import_id uuid not null references organisation.staff_import on delete cascade,
  row_number integer not null,
  action text not null check (action in ('add', 'move', 'change', 'end', 'same', 'fault')),
  reason text,
  wanted jsonb not null default '{}',
  personal_number bytea,
  primary key (import_id, row_number)
);
create index staff_import_row_action on organisation.staff_import_row (import_id, action, row_number);
comment on table organisation.staff_import_row is 'What one row of the file would do, or why it is faulty (importrad).';
comment on column organisation.staff_import_row.import_id is 'Which import.';
comment on column organisation.staff_import_row.row_number is 'Row as Excel numbers it; negative for people who are missing in the file and would be ended.';
comment on column organisation.staff_import_row.action is 'add, move, change, end, same or fault.';
comment on column organisation.staff_import_row.reason is 'The fault, or what changes, in words.';
comment on column organisation.staff_import_row.wanted is 'The row as understood, without personal number.';
comment on column organisation.staff_import_row.personal_number is 'The row''s personal number, encrypted.';

create table organisation.assignment (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references organisation.person on delete cascade,
  unit_id uuid not null references organisation.organisation on delete restrict,
  function text not null check (function in ('vin_handler', 'vin_representative', 'safety_representative', 'child_contact')),
  starts_on date not null default current_date,
  ended_on date,
  check (ended_on is null or ended_on >= starts_on),
  constraint assignment_once exclude using gist (person_id with =, unit_id with =, function with =, daterange(starts_on, ended_on) with &&)
);
create index assignment_unit on organisation.assignment (unit_id, function);
comment on table organisation.assignment is 'A function a person holds at a unit (uppdrag): VIN-handläggare, VIN-ombud, skyddsombud. A function is not an access role.';
comment on column organisation.assignment.person_id is 'Who.';
comment on column organisation.assignment.unit_id is 'Where.';
comment on column organisation.assignment.function is 'vin_handler (VIN-handläggare), vin_representative (VIN-ombud), safety_representative (skyddsombud), child_contact (barnets kontaktperson).';
comment on column organisation.assignment.starts_on is 'First day.';
comment on column organisation.assignment.ended_on is 'First day she no longer holds it.';

alter table access.role_grant add foreign key (person_id) references organisation.person on delete cascade;
alter table access.role_grant add foreign key (organisation_id) references organisation.organisation on delete cascade;
