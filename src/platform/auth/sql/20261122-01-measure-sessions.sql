-- How sure we are of who signed in, and when she last did anything: what a page may ask for (docs/decisions/0015).
alter table auth."session"
  add column "level" smallint not null default 1 check ("level" between 1 and 3),
  add column "way" text not null default 'password',
  add column "authenticatedAt" timestamptz not null default now(),
  add column "lastSeenAt" timestamptz not null default now(),
  add column "providerId" text,
  add column "acr" text;
comment on column auth."session"."level" is '1 a password alone; 2 organisation''s sign-in, passkey, or password and one-time code; 3 level of assurance 3 (tillitsnivå 3, LoA3).';
comment on column auth."session"."way" is 'How she signed in: password, code, passkey, an identity provider, demo.';
comment on column auth."session"."authenticatedAt" is 'When she last proved who she is.';
comment on column auth."session"."lastSeenAt" is 'When it was last used, to the minute.';
comment on column auth."session"."providerId" is 'Which identity provider; empty for a local account.';
comment on column auth."session"."acr" is 'What the identity provider called the level.';

alter table auth."user"
  add column "closedAt" timestamptz,
  add column "closedWhy" text check ("closedWhy" in ('left', 'directory', 'administrator', 'erased')),
  add check (("closedAt" is null) = ("closedWhy" is null));
comment on column auth."user"."closedAt" is 'Since when nobody can sign in with it.';
comment on column auth."user"."closedWhy" is 'left: no employment or role any more; directory: the municipality''s directory said so; administrator; erased.';

create table auth."localRule" (
  "organisationId" uuid primary key,
  "allowedBy" uuid,
  "allowedAt" timestamptz not null default now());
comment on table auth."localRule" is 'Organisations whose people may sign in with local accounts (lokala konton); without a row they may not.';
comment on column auth."localRule"."organisationId" is 'The municipality or other top organisation.';
comment on column auth."localRule"."allowedBy" is 'Person who allowed it; empty where the operator did.';
comment on column auth."localRule"."allowedAt" is 'When.';
-- Who already signs in with local accounts goes on doing so.
insert into auth."localRule" ("organisationId")
  select distinct coalesce(o.municipality_id, o.path[1]) from auth."account" a join auth."user" u on u."id" = a."userId"
    join organisation.employment e on e.person_id = u."personId" join organisation.organisation o on o.id = e.unit_id
  where a."providerId" = 'credential';

create table auth."failure" (
  "key" text not null, "at" timestamptz not null default now());
create index on auth."failure" ("key", "at");
comment on table auth."failure" is 'A failed attempt to sign in (misslyckat försök), forgotten after a day.';
comment on column auth."failure"."key" is 'Whom or where it was tried: fingerprint of an account, of an address, or of both together.';
comment on column auth."failure"."at" is 'When.';
