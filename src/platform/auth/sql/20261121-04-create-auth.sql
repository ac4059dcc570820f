create schema auth;
comment on schema auth is 'Sign-in (inloggning). Tables and columns are named by the library Better Auth; only the login samfrid_auth reads them.';

create table auth."user" (
  "id" uuid default gen_random_uuid() not null primary key, "name" text not null, "email" text not null unique,
  "emailVerified" boolean not null, "image" text, "createdAt" timestamptz default current_timestamp not null,
  "updatedAt" timestamptz default current_timestamp not null, "twoFactorEnabled" boolean, "personId" uuid not null);
create unique index user_person on auth."user" ("personId");
create table auth."session" (
  "id" uuid default gen_random_uuid() not null primary key, "expiresAt" timestamptz not null, "token" text not null unique,
  "createdAt" timestamptz default current_timestamp not null, "updatedAt" timestamptz not null, "ipAddress" text, "userAgent" text,
  "userId" uuid not null references auth."user" ("id") on delete cascade);
create table auth."account" (
  "id" uuid default gen_random_uuid() not null primary key, "accountId" text not null, "providerId" text not null,
  "userId" uuid not null references auth."user" ("id") on delete cascade, "accessToken" text, "refreshToken" text, "idToken" text,
  "accessTokenExpiresAt" timestamptz, "refreshTokenExpiresAt" timestamptz, "scope" text, "password" text,
  "createdAt" timestamptz default current_timestamp not null, "updatedAt" timestamptz not null);
create table auth."verification" (
  "id" uuid default gen_random_uuid() not null primary key, "identifier" text not null, "value" text not null,
  "expiresAt" timestamptz not null, "createdAt" timestamptz default current_timestamp not null,
  "updatedAt" timestamptz default current_timestamp not null);
create table auth."twoFactor" (
  "id" uuid default gen_random_uuid() not null primary key, "secret" text not null, "backupCodes" text not null,
  "userId" uuid not null references auth."user" ("id") on delete cascade, "verified" boolean, "failedVerificationCount" integer,
  "lockedUntil" timestamptz);
create table auth."passkey" (
  "id" uuid default gen_random_uuid() not null primary key, "name" text, "publicKey" text not null,
  "userId" uuid not null references auth."user" ("id") on delete cascade, "credentialID" text not null, "counter" integer not null,
  "deviceType" text not null, "backedUp" boolean not null, "transports" text, "createdAt" timestamptz, "aaguid" text);
create table auth."rateLimit" (
  "id" uuid default gen_random_uuid() not null primary key, "key" text not null unique, "count" integer not null,
  "lastRequest" bigint not null);
create table auth."invitation" (
  "id" uuid default gen_random_uuid() not null primary key, "userId" uuid not null references auth."user" ("id") on delete cascade,
  "secretHash" bytea not null unique, "expiresAt" timestamptz not null, "usedAt" timestamptz,
  "createdAt" timestamptz default current_timestamp not null);
create index on auth."session" ("userId");
create index on auth."account" ("userId");
create index on auth."verification" ("identifier");
create index on auth."twoFactor" ("secret");
create index on auth."twoFactor" ("userId");
create index on auth."passkey" ("userId");
create index on auth."passkey" ("credentialID");
comment on table auth."user" is 'A local account (konto) of a person.';
comment on column auth."user"."id" is 'Key.';
comment on column auth."user"."name" is 'Name as shown by authenticators.';
comment on column auth."user"."email" is 'What one signs in with.';
comment on column auth."user"."emailVerified" is 'Whether the address has been confirmed.';
comment on column auth."user"."image" is 'Not used.';
comment on column auth."user"."createdAt" is 'When made.';
comment on column auth."user"."updatedAt" is 'When changed.';
comment on column auth."user"."twoFactorEnabled" is 'Whether a one-time code is asked for.';
comment on column auth."user"."personId" is 'Whose account: organisation.person.';
comment on table auth."session" is 'A signed-in session (session).';
comment on column auth."session"."id" is 'Key.';
comment on column auth."session"."expiresAt" is 'When it ends.';
comment on column auth."session"."token" is 'The secret in the cookie.';
comment on column auth."session"."createdAt" is 'When signed in.';
comment on column auth."session"."updatedAt" is 'When changed.';
comment on column auth."session"."ipAddress" is 'From where.';
comment on column auth."session"."userAgent" is 'With what.';
comment on column auth."session"."userId" is 'Whose.';
comment on table auth."account" is 'A way to sign in to an account (inloggningssätt): a password, later an identity provider.';
comment on column auth."account"."id" is 'Key.';
comment on column auth."account"."accountId" is 'The provider''s id.';
comment on column auth."account"."providerId" is 'Which provider; credential for a password.';
comment on column auth."account"."userId" is 'Whose.';
comment on column auth."account"."accessToken" is 'Provider''s token; not used.';
comment on column auth."account"."refreshToken" is 'Provider''s token; not used.';
comment on column auth."account"."idToken" is 'Provider''s token; not used.';
comment on column auth."account"."accessTokenExpiresAt" is 'When it ends.';
comment on column auth."account"."refreshTokenExpiresAt" is 'When it ends.';
comment on column auth."account"."scope" is 'Provider''s scope.';
comment on column auth."account"."password" is 'argon2id hash.';
comment on column auth."account"."createdAt" is 'When made.';
comment on column auth."account"."updatedAt" is 'When changed.';
comment on table auth."verification" is 'A pending confirmation (verifiering).';
comment on column auth."verification"."id" is 'Key.';
comment on column auth."verification"."identifier" is 'Of what.';
comment on column auth."verification"."value" is 'Secret or challenge.';
comment on column auth."verification"."expiresAt" is 'When it ends.';
comment on column auth."verification"."createdAt" is 'When made.';
comment on column auth."verification"."updatedAt" is 'When changed.';
comment on table auth."twoFactor" is 'A one-time-code secret, encrypted (tvåfaktor).';
comment on column auth."twoFactor"."id" is 'Key.';
comment on column auth."twoFactor"."secret" is 'Encrypted secret.';
comment on column auth."twoFactor"."backupCodes" is 'Encrypted recovery codes.';
comment on column auth."twoFactor"."userId" is 'Whose.';
comment on column auth."twoFactor"."verified" is 'Whether a first code has been given.';
comment on column auth."twoFactor"."failedVerificationCount" is 'Wrong codes in a row.';
comment on column auth."twoFactor"."lockedUntil" is 'Locked until.';
comment on table auth."passkey" is 'A passkey (lösennyckel).';
comment on column auth."passkey"."id" is 'Key.';
comment on column auth."passkey"."name" is 'What its owner calls it.';
comment on column auth."passkey"."publicKey" is 'Public key.';
comment on column auth."passkey"."userId" is 'Whose.';
comment on column auth."passkey"."credentialID" is 'Credential id.';
comment on column auth."passkey"."counter" is 'Signature counter.';
comment on column auth."passkey"."deviceType" is 'Single or multi device.';
comment on column auth."passkey"."backedUp" is 'Whether it is backed up.';
comment on column auth."passkey"."transports" is 'How it is reached.';
comment on column auth."passkey"."createdAt" is 'When made.';
comment on column auth."passkey"."aaguid" is 'Kind of authenticator.';
comment on table auth."rateLimit" is 'Attempts counted (försöksräknare).';
comment on column auth."rateLimit"."id" is 'Key.';
comment on column auth."rateLimit"."key" is 'Who and what.';
comment on column auth."rateLimit"."count" is 'How many.';
comment on column auth."rateLimit"."lastRequest" is 'When last, milliseconds since 1970.';
comment on table auth."invitation" is 'A single-use link to set a first password (kontoinbjudan).';
comment on column auth."invitation"."id" is 'Key.';
comment on column auth."invitation"."userId" is 'Whose account.';
comment on column auth."invitation"."secretHash" is 'sha256 of the secret in the link.';
comment on column auth."invitation"."expiresAt" is 'When it ends.';
comment on column auth."invitation"."usedAt" is 'When it was used.';
comment on column auth."invitation"."createdAt" is 'When made.';
