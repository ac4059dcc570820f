create table organisation.directory (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation.organisation on delete cascade,
  label text not null check (label <> '' and length(label) <= 120),
  created_by uuid references organisation.person on delete set null,
  created_at timestamptz not null default now()
);
create unique index directory_label on organisation.directory (organisation_id, lower(label));
comment on table organisation.directory is 'A municipality''s own directory of people and groups (katalog), such as Entra ID, that tells by SCIM 2.0 who may sign in. RFC 7644.';
comment on column organisation.directory.organisation_id is 'The municipality whose directory it is; it acts in that municipality only.';
comment on column organisation.directory.label is 'What its administrators call it.';
comment on column organisation.directory.created_by is 'Who entered it; empty where the operator did.';
comment on column organisation.directory.created_at is 'When.';

create table organisation.directory_key (
  id uuid primary key default gen_random_uuid(),
  directory_id uuid not null references organisation.directory on delete cascade,
  secret_hash bytea not null unique,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  created_by uuid references organisation.person on delete set null,
  created_at timestamptz not null default now()
);
create index directory_key_directory on organisation.directory_key (directory_id);
comment on table organisation.directory_key is 'A key with which a directory calls (katalognyckel), kept hashed. A directory may have two for a while, so that they can be changed without a stop.';
comment on column organisation.directory_key.directory_id is 'Whose.';
comment on column organisation.directory_key.secret_hash is 'sha256 of the secret; the secret itself is shown once.';
comment on column organisation.directory_key.expires_at is 'When it ends.';
comment on column organisation.directory_key.last_used_at is 'When it was last used, to the minute.';
comment on column organisation.directory_key.revoked_at is 'When it was ended beforehand.';
comment on column organisation.directory_key.created_by is 'Who made it; empty where the operator did.';
comment on column organisation.directory_key.created_at is 'When.';

create table organisation.directory_person (
  directory_id uuid not null references organisation.directory on delete cascade,
  person_id uuid not null references organisation.person on delete cascade,
  user_name text not null check (user_name <> '' and length(user_name) <= 254),
  external_id text check (external_id <> '' and length(external_id) <= 254),
  active boolean not null default true,
  display_name text check (length(display_name) <= 254),
  given_name text check (length(given_name) <= 100),
  family_name text check (length(family_name) <= 100),
  email text check (email ~ '^[^@\s]+@[^@\s]+$' and length(email) <= 254),
  phone text check (length(phone) <= 40),
  mobile text check (length(mobile) <= 40),
  language text check (length(language) <= 35),
  employee_number text check (employee_number <> '' and length(employee_number) <= 40),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (directory_id, person_id)
);
create unique index directory_person_user_name on organisation.directory_person (directory_id, lower(user_name)) where deleted_at is null;
create unique index directory_person_external_id on organisation.directory_person (directory_id, external_id) where deleted_at is null;
create index directory_person_order on organisation.directory_person (directory_id, created_at, person_id) where deleted_at is null;
create index directory_person_person on organisation.directory_person (person_id);
comment on table organisation.directory_person is 'A person as a municipality''s directory tells of her (katalogperson). What the directory sent is kept apart from what HR and she herself have said: it may read nothing else back.';
comment on column organisation.directory_person.directory_id is 'Which directory.';
comment on column organisation.directory_person.person_id is 'Who; her id in SCIM.';
comment on column organisation.directory_person.user_name is 'SCIM userName, as a rule her user principal name.';
comment on column organisation.directory_person.external_id is 'The directory''s own id of her, which never changes: what an identity provider links by.';
comment on column organisation.directory_person.active is 'Whether the directory lets her in.';
comment on column organisation.directory_person.display_name is 'SCIM displayName.';
comment on column organisation.directory_person.given_name is 'SCIM name.givenName.';
comment on column organisation.directory_person.family_name is 'SCIM name.familyName.';
comment on column organisation.directory_person.email is 'SCIM work e-mail.';
comment on column organisation.directory_person.phone is 'SCIM work phone.';
comment on column organisation.directory_person.mobile is 'SCIM mobile phone.';
comment on column organisation.directory_person.language is 'SCIM preferredLanguage.';
comment on column organisation.directory_person.employee_number is 'SCIM employeeNumber: the HR system''s number, by which she is known again.';
comment on column organisation.directory_person.version is 'Counts changes; the ETag.';
comment on column organisation.directory_person.created_at is 'When the directory first told of her.';
comment on column organisation.directory_person.updated_at is 'When it last told something new.';
comment on column organisation.directory_person.deleted_at is 'When the directory removed her; kept so that she is the same person if she comes back.';

create table organisation.directory_group (
  id uuid primary key default gen_random_uuid(),
  directory_id uuid not null references organisation.directory on delete cascade,
  display_name text not null check (display_name <> '' and length(display_name) <= 254),
  external_id text check (external_id <> '' and length(external_id) <= 254),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz
);
create unique index directory_group_name on organisation.directory_group (directory_id, lower(display_name)) where deleted_at is null;
create unique index directory_group_external_id on organisation.directory_group (directory_id, external_id) where deleted_at is null;
comment on table organisation.directory_group is 'A group in a municipality''s directory (kataloggrupp). It gives nothing until an administrator has tied a role to it.';
comment on column organisation.directory_group.directory_id is 'Which directory.';
comment on column organisation.directory_group.display_name is 'Its name there.';
comment on column organisation.directory_group.external_id is 'The directory''s own id of it.';
comment on column organisation.directory_group.version is 'Counts changes, of its members too; the ETag.';
comment on column organisation.directory_group.created_at is 'When the directory first told of it.';
comment on column organisation.directory_group.updated_at is 'When it last told something new.';
comment on column organisation.directory_group.deleted_at is 'When the directory removed it; its roles ended then.';

create table organisation.directory_member (
  group_id uuid not null references organisation.directory_group on delete cascade,
  directory_id uuid not null,
  person_id uuid not null,
  since timestamptz not null default now(),
  primary key (group_id, person_id),
  foreign key (directory_id, person_id) references organisation.directory_person on delete cascade
);
create index directory_member_person on organisation.directory_member (directory_id, person_id);
comment on table organisation.directory_member is 'Who is in a directory''s group (gruppmedlem).';
comment on column organisation.directory_member.group_id is 'Which group.';
comment on column organisation.directory_member.directory_id is 'The group''s directory, which must know the person.';
comment on column organisation.directory_member.person_id is 'Who.';
comment on column organisation.directory_member.since is 'Since when.';

create table organisation.directory_role (
  id uuid primary key default gen_random_uuid(),
  group_id uuid not null references organisation.directory_group on delete cascade,
  role text not null,
  organisation_id uuid not null references organisation.organisation on delete cascade,
  given_by uuid not null references organisation.person on delete restrict,
  given_at timestamptz not null default now(),
  ended_by uuid references organisation.person on delete set null,
  ended_at timestamptz
);
create unique index directory_role_once on organisation.directory_role (group_id, role, organisation_id) where ended_at is null;
comment on table organisation.directory_role is 'A role that a group''s members have for as long as they are in it (gruppens roll).';
comment on column organisation.directory_role.group_id is 'Which group.';
comment on column organisation.directory_role.role is 'Which role.';
comment on column organisation.directory_role.organisation_id is 'Where: this organisation and its subtree, within the directory''s municipality.';
comment on column organisation.directory_role.given_by is 'Who tied it to the group. She herself never has it by the group: nobody raises her own.';
comment on column organisation.directory_role.given_at is 'When.';
comment on column organisation.directory_role.ended_by is 'Who untied it.';
comment on column organisation.directory_role.ended_at is 'When; empty while it lasts.';

create table organisation.directory_fault (
  id bigint generated always as identity primary key,
  directory_id uuid not null references organisation.directory on delete cascade,
  at timestamptz not null default now(),
  request text not null check (length(request) <= 60),
  status smallint not null,
  reason text not null check (length(reason) <= 60),
  what text check (length(what) <= 200)
);
create index directory_fault_directory on organisation.directory_fault (directory_id, id desc);
comment on table organisation.directory_fault is 'A request of a directory''s that was refused (katalogfel), for its administrators to mend; the last two hundred.';
comment on column organisation.directory_fault.directory_id is 'Whose.';
comment on column organisation.directory_fault.at is 'When.';
comment on column organisation.directory_fault.request is 'Method and kind of resource: PATCH Users.';
comment on column organisation.directory_fault.status is 'HTTP status of the answer.';
comment on column organisation.directory_fault.reason is 'Why, as a key of our texts.';
comment on column organisation.directory_fault.what is 'Which attribute, or whose external id; never a name or an address.';

alter table access.role_grant add column directory_group_id uuid references organisation.directory_group on delete set null;
create index role_grant_directory_group on access.role_grant (directory_group_id) where directory_group_id is not null;
comment on column access.role_grant.directory_group_id is 'The directory''s group that brings the role, and takes it when she leaves the group; empty for one given by hand.';
