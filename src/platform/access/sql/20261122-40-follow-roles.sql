-- Roles are given for a time and with a reason, and what has become of them is told (docs/decisions/0023).
alter table access.role_grant
  add column reason text not null default '' check (length(reason) <= 500),
  add column awake_until date;
comment on column access.role_grant.reason is 'Why it was given, prolonged or ended last; never about a client.';
comment on column access.role_grant.awake_until is 'First day it sleeps (vilar) because a course it asks for is missing or has lapsed; empty while it does not depend on training. Kept by the training module.';

create table access.role_change (
  id bigint generated always as identity primary key,
  grant_id uuid not null references access.role_grant on delete cascade,
  at timestamptz not null default clock_timestamp(),
  by_id uuid,
  kind text not null check (kind in ('given', 'prolonged', 'shortened', 'ended')),
  valid_to date,
  reason text not null default ''
);
create index role_change_grant on access.role_change (grant_id, at);
comment on table access.role_change is 'What has become of a role: given, prolonged, shortened, ended (rollhistorik). Written by trigger, whatever login changed it.';
comment on column access.role_change.grant_id is 'Which role.';
comment on column access.role_change.at is 'When.';
comment on column access.role_change.by_id is 'Who; empty where the installation or a directory did.';
comment on column access.role_change.kind is 'given, prolonged, shortened, ended.';
comment on column access.role_change.valid_to is 'First day it may no longer be used, from then on.';
comment on column access.role_change.reason is 'Why.';
insert into access.role_change (grant_id, at, by_id, kind, valid_to) select id, granted_at, granted_by, 'given', valid_to from access.role_grant;
