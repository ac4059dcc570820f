create table access.permission_rule (
  permission text primary key,
  level smallint not null check (level between 1 and 3),
  fresh_minutes smallint check (fresh_minutes > 0)
);
comment on table access.permission_rule is 'How surely a person must have signed in to use a permission (tillitsnivå). Restated from the code at every deploy; a permission without a row needs level 2.';
comment on column access.permission_rule.permission is 'Permission (rättighet).';
comment on column access.permission_rule.level is 'Least level of the session: 1, 2 or 3 (LoA3).';
comment on column access.permission_rule.fresh_minutes is 'Where set: she must have proved who she is within so many minutes.';

alter table platform.api_token add column level smallint not null default 2 check (level between 1 and 3);
comment on column platform.api_token.level is 'Level of the session it was made in: it reaches no further.';
