create schema access;
comment on schema access is 'Who may do what, and where (behörighet).';

create table access.role_permission (
  role text not null,
  permission text not null,
  primary key (role, permission)
);
comment on table access.role_permission is 'What each role may do. Restated from the code at every deploy; never edited by hand.';
comment on column access.role_permission.role is 'Role (roll), for example course_planner.';
comment on column access.role_permission.permission is 'Permission (rättighet), for example training.plan.';

create table access.role_grant (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null,
  role text not null,
  organisation_id uuid not null,
  valid_from date not null default current_date,
  valid_to date,
  granted_by uuid,
  granted_at timestamptz not null default now(),
  check (valid_to is null or valid_to >= valid_from)
);
create index role_grant_person on access.role_grant (person_id);
create index role_grant_organisation on access.role_grant (organisation_id);
comment on table access.role_grant is 'A role given to a person for an organisation and everything below it, for a time (tilldelad roll).';
comment on column access.role_grant.person_id is 'Who has the role.';
comment on column access.role_grant.role is 'Which role.';
comment on column access.role_grant.organisation_id is 'Where: this organisation and its subtree.';
comment on column access.role_grant.valid_from is 'First day the role may be used.';
comment on column access.role_grant.valid_to is 'First day the role may no longer be used; empty until further notice.';
comment on column access.role_grant.granted_by is 'Person who gave it; empty where the installation did.';
comment on column access.role_grant.granted_at is 'When it was given.';
