create table auth."usedCode" (
  "userId" uuid not null references auth."user" ("id") on delete cascade,
  "code" bytea not null,
  "at" timestamptz not null default now(),
  primary key ("userId", "code"));
comment on table auth."usedCode" is 'A one-time code that has let somebody in (använd engångskod), so that it does not do so again; forgotten after five minutes, when it has run out.';
comment on column auth."usedCode"."userId" is 'Whose.';
comment on column auth."usedCode"."code" is 'Fingerprint of the code.';
comment on column auth."usedCode"."at" is 'When it was used.';
