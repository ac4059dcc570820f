-- Sign-in through an organisation's own identity provider (docs/decisions/0021).
create table auth."identityProvider" (
  "id" uuid primary key default gen_random_uuid(),
  "organisationId" uuid not null,
  "label" text not null check (length("label") between 1 and 80),
  "kind" text not null check ("kind" in ('oidc', 'saml')),
  "settings" jsonb not null,
  "sealedSecret" bytea,
  "subjectClaim" text not null check (length("subjectClaim") between 1 and 200),
  "stableKind" text not null default 'staff_number' check ("stableKind" in ('staff_number', 'directory')),
  "stableClaim" text check (length("stableClaim") between 1 and 200),
  "loa3" text[] not null default '{}',
  "enabledAt" timestamptz,
  "createdAt" timestamptz not null default now(),
  "changedAt" timestamptz not null default now(),
  "changedBy" uuid);
create index on auth."identityProvider" ("organisationId");
comment on table auth."identityProvider" is 'An organisation''s own sign-in service (inloggningstjänst), by OpenID Connect or SAML 2.0.';
comment on column auth."identityProvider"."organisationId" is 'The controller whose people sign in with it, and nobody else''s.';
comment on column auth."identityProvider"."label" is 'What stands on the button.';
comment on column auth."identityProvider"."kind" is 'oidc or saml.';
comment on column auth."identityProvider"."settings" is 'oidc: issuer, clientId, scope. saml: entityId, entryPoint, certificates, ownCertificate.';
comment on column auth."identityProvider"."sealedSecret" is 'oidc: the client secret; saml: our private key. AES-256-GCM, key outside the database.';
comment on column auth."identityProvider"."subjectClaim" is 'The claim that tells who it is and is never given to another: never an e-mail address.';
comment on column auth."identityProvider"."stableKind" is 'What links someone the first time: staff_number (anställningsnummer) or directory (katalogens id).';
comment on column auth."identityProvider"."stableClaim" is 'The claim that carries it; empty where nobody is linked by herself.';
comment on column auth."identityProvider"."loa3" is 'Values of acr or AuthnContext that mean level of assurance 3; all others are level 2.';
comment on column auth."identityProvider"."enabledAt" is 'Since when people may sign in with it; empty where they may not.';
comment on column auth."identityProvider"."createdAt" is 'When entered.';
comment on column auth."identityProvider"."changedAt" is 'When changed.';
comment on column auth."identityProvider"."changedBy" is 'Person who changed it last; empty where the operator did.';

create table auth."identity" (
  "providerId" uuid not null references auth."identityProvider" ("id") on delete cascade,
  "subject" bytea not null,
  "userId" uuid not null references auth."user" ("id") on delete cascade,
  "linkedAt" timestamptz not null default now(),
  "lastUsedAt" timestamptz not null default now(),
  primary key ("providerId", "subject"),
  -- A second identity for the same person is not hers until somebody has looked.
  unique ("providerId", "userId"));
create index on auth."identity" ("userId");
comment on table auth."identity" is 'Whom an identity provider means by a subject (kopplad identitet).';
comment on column auth."identity"."providerId" is 'Which provider.';
comment on column auth."identity"."subject" is 'Keyed fingerprint of the subject: it may be a personal number.';
comment on column auth."identity"."userId" is 'Whose account.';
comment on column auth."identity"."linkedAt" is 'When linked.';
comment on column auth."identity"."lastUsedAt" is 'When last signed in with.';

create table auth."passage" (
  "id" uuid primary key default gen_random_uuid(),
  "providerId" uuid not null references auth."identityProvider" ("id") on delete cascade,
  "state" text not null unique,
  "browser" bytea not null,
  "purpose" text not null check ("purpose" in ('sign_in', 'step_up', 'try')),
  "personId" uuid check (("personId" is null) = ("purpose" = 'sign_in')),
  "next" text not null,
  "level" smallint not null check ("level" between 2 and 3),
  "fresh" boolean not null,
  "startedAt" timestamptz not null default now(),
  "answeredAt" timestamptz,
  "answer" bytea,
  "usedAt" timestamptz);
create index on auth."passage" ("startedAt");
comment on table auth."passage" is 'A way to an identity provider and back (inloggningsfärd): ten minutes, one browser, once.';
comment on column auth."passage"."providerId" is 'To which provider.';
comment on column auth."passage"."state" is 'What comes back with the answer: state in OpenID Connect, InResponseTo in SAML.';
comment on column auth."passage"."browser" is 'sha256 of the secret in the cookie of the browser it began in.';
comment on column auth."passage"."purpose" is 'sign_in, step_up (to sign in more surely as the same person) or try (an administrator tries the provider).';
comment on column auth."passage"."personId" is 'Who steps up or tries.';
comment on column auth."passage"."next" is 'Where she was going.';
comment on column auth."passage"."level" is 'Least level she needs.';
comment on column auth."passage"."fresh" is 'She must prove who she is anew.';
comment on column auth."passage"."startedAt" is 'When she left.';
comment on column auth."passage"."answeredAt" is 'When a SAML answer came, before the browser came back with its cookie.';
comment on column auth."passage"."answer" is 'What it said, sealed until then.';
comment on column auth."passage"."usedAt" is 'When it was used up.';

create table auth."usedAssertion" (
  "providerId" uuid not null references auth."identityProvider" ("id") on delete cascade,
  "assertionId" bytea not null,
  "expiresAt" timestamptz not null,
  primary key ("providerId", "assertionId"));
comment on table auth."usedAssertion" is 'SAML assertions that have been used (använda intyg), so that none is used twice.';
comment on column auth."usedAssertion"."providerId" is 'Whose.';
comment on column auth."usedAssertion"."assertionId" is 'sha256 of its id.';
comment on column auth."usedAssertion"."expiresAt" is 'When it has become too old by itself.';
