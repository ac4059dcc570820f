
-- A record opened in an emergency by somebody who otherwise may not (nödöppning): with a reason, for two hours, told at once, and always in the next review of the log.
access.emergency
  id uuid not null -- 
  person_id uuid not null -- Who opened it.
  organisation_id uuid not null -- The controller (municipality) whose reviewers look at it.
  record_type text not null -- Kind of record; a person with protected identity today.
  record_id uuid not null -- Which record.
  reason text not null -- Why it could not wait, in her own words.
  opened_at timestamp with time zone not null default now() -- When.
  closes_at timestamp with time zone not null -- When it closes by itself: two hours later at most.
  ended_at timestamp with time zone -- When she closed it herself.
  to_review boolean not null default true -- It shall be in the next review of the log; true from the beginning, and only a review says otherwise.
  CHECK (((closes_at > opened_at) AND (closes_at <= (opened_at + '02:00:00'::interval))))
  CHECK (((length(reason) >= 20) AND (length(reason) <= 1000)))
  CHECK ((record_type = 'person'::text))
  FOREIGN KEY (organisation_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  FOREIGN KEY (person_id) REFERENCES organisation.person(id) ON DELETE CASCADE
  PRIMARY KEY (id)

-- How surely a person must have signed in to use a permission (tillitsnivå). Restated from the code at every deploy; a permission without a row needs level 2.
access.permission_rule
  permission text not null -- Permission (rättighet).
  level smallint not null -- Least level of the session: 1, 2 or 3 (LoA3).
  fresh_minutes smallint -- Where set: she must have proved who she is within so many minutes.
  CHECK (((level >= 1) AND (level <= 3)))
  CHECK ((fresh_minutes > 0))
  PRIMARY KEY (permission)

-- What has become of a role: given, prolonged, shortened, ended (rollhistorik). Written by trigger, whatever login changed it.
access.role_change
  id bigint not null -- 
  grant_id uuid not null -- Which role.
  at timestamp with time zone not null default clock_timestamp() -- When.
  by_id uuid -- Who; empty where the installation or a directory did.
  kind text not null -- given, prolonged, shortened, ended.
  valid_to date -- First day it may no longer be used, from then on.
  reason text not null default ''::text -- Why.
  CHECK ((kind = ANY (ARRAY['given'::text, 'prolonged'::text, 'shortened'::text, 'ended'::text])))
  FOREIGN KEY (grant_id) REFERENCES access.role_grant(id) ON DELETE CASCADE
  PRIMARY KEY (id)

-- A role given to a person for an organisation and everything below it, for a time (tilldelad roll).
access.role_grant
  id uuid not null default gen_random_uuid() -- 
  person_id uuid not null -- Who has the role.
  role text not null -- Which role.
  organisation_id uuid not null -- Where: this organisation and its subtree.
  valid_from date not null default CURRENT_DATE -- First day the role may be used.
  valid_to date -- First day the role may no longer be used; empty until further notice.
  granted_by uuid -- Person who gave it; empty where the installation did.
  granted_at timestamp with time zone not null default now() -- When it was given.
  directory_group_id uuid -- The directory's group that brings the role, and takes it when she leaves the group; empty for one given by hand.
  reason text not null default ''::text -- Why it was given, prolonged or ended last; never about a client.
  awake_until date -- First day it sleeps (vilar) because a course it asks for is missing or has lapsed; empty while it does not depend on training. Kept by the training module.
  CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)))
  CHECK ((length(reason) <= 500))
  FOREIGN KEY (directory_group_id) REFERENCES organisation.directory_group(id) ON DELETE SET NULL
  FOREIGN KEY (organisation_id) REFERENCES organisation.organisation(id) ON DELETE CASCADE
  FOREIGN KEY (person_id) REFERENCES organisation.person(id) ON DELETE CASCADE
  PRIMARY KEY (id)

-- What each role may do. Restated from the code at every deploy; never edited by hand.
access.role_permission
  role text not null -- Role (roll), for example course_planner.
  permission text not null -- Permission (rättighet), for example training.plan.
  PRIMARY KEY (role, permission)

-- A person is walled off from a record (jäv, jävsvägg) before she has seen it: nothing of it is there for her, and she is not told that there is a wall. FL 16–18.
access.wall
  id uuid not null default gen_random_uuid() -- 
  person_id uuid not null -- Who is walled off.
  record_type text not null -- Kind of record; a person (staff) today.
  record_id uuid not null -- Which record.
  reason text not null -- Why, as short as can be: kin, neighbour, other.
  responsible_id uuid not null -- The head who is told when she tries.
  set_by uuid not null -- Who set it.
  set_at timestamp with time zone not null default now() -- Since when it stands.
  ended_at timestamp with time zone -- When it was taken down.
  ended_by uuid -- Who took it down.
  met_at timestamp with time zone -- When she last tried to open the record; the head is told once an hour at most, the log every time.
  CHECK (((length(reason) >= 1) AND (length(reason) <= 500)))
  CHECK (((record_type <> 'person'::text) OR (record_id <> person_id)))
  CHECK ((person_id <> responsible_id))
  CHECK ((record_type = 'person'::text))
  FOREIGN KEY (ended_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (person_id) REFERENCES organisation.person(id) ON DELETE CASCADE
  FOREIGN KEY (responsible_id) REFERENCES organisation.person(id) ON DELETE CASCADE
  FOREIGN KEY (set_by) REFERENCES organisation.person(id) ON DELETE CASCADE
  PRIMARY KEY (id)

-- One act or one look at something sensitive (loggpost). Written in the transaction of the act itself; never changed, never removed.
audit.entry
  id bigint not null -- 
  at timestamp with time zone not null default clock_timestamp() -- When.
  chain uuid not null -- The controller whose chain it belongs to: the acting person's municipality or other top organisation; zeros for the system.
  person_id uuid -- Who; empty for jobs and visitors.
  login text not null default SESSION_USER -- Database login it came through.
  act text not null -- What, as noun.verb: enrolment.placed.
  subject_type text -- Kind of thing acted on.
  subject_id uuid -- Which one.
  about_person_id uuid -- Whom it is about, when it is about a person.
  details jsonb not null default '{}'::jsonb -- Facts of the act; never a name, personal number or address.
  role text -- As which role: the one by which she had the permission of the route, or several; employee where none was needed.
  unit_id uuid -- From which unit: where she was employed then, most of all.
  level smallint -- How surely she had signed in; 0 where nobody had.
  reason text -- Why, in her own words; where one was asked for.
  CHECK (((reason <> ''::text) AND (length(reason) <= 500)))
  CHECK ((act ~ '^[a-z_]+\.[a-z_]+$'::text))
  PRIMARY KEY (id)

-- The last link of each chain (huvud); locked while a transaction adds its links, just before it commits.
audit.head
  chain uuid not null -- Which chain.
  position bigint not null -- Position of the last link.
  hash bytea not null -- Hash of the last link.
  PRIMARY KEY (chain)

-- An entry's place in its chain (länk): the hash covers the entry and the hash before it, so that a changed, removed, moved or inserted entry shows.
audit.link
  chain uuid not null -- Which chain.
  position bigint not null -- 1, 2, 3 … without a gap.
  entry_id bigint not null -- The entry.
  hash bytea not null -- sha256(previous hash || the entry in words).
  FOREIGN KEY (entry_id) REFERENCES audit.entry(id) ON DELETE RESTRICT
  PRIMARY KEY (chain, "position")
  UNIQUE (entry_id)

-- A way to sign in to an account (inloggningssätt): a password, later an identity provider.
auth.account
  id uuid not null default gen_random_uuid() -- Key.
  accountId text not null -- The provider's id.
  providerId text not null -- Which provider; credential for a password.
  userId uuid not null -- Whose.
  accessToken text -- Provider's token; not used.
  refreshToken text -- Provider's token; not used.
  idToken text -- Provider's token; not used.
  accessTokenExpiresAt timestamp with time zone -- When it ends.
  refreshTokenExpiresAt timestamp with time zone -- When it ends.
  scope text -- Provider's scope.
  password text -- argon2id hash.
  createdAt timestamp with time zone not null default CURRENT_TIMESTAMP -- When made.
  updatedAt timestamp with time zone not null -- When changed.
  FOREIGN KEY ("userId") REFERENCES auth."user"(id) ON DELETE CASCADE
  PRIMARY KEY (id)

-- A failed attempt to sign in (misslyckat försök), forgotten after a day.
auth.failure
  key text not null -- Whom or where it was tried: fingerprint of an account, of an address, or of both together.
  at timestamp with time zone not null default now() -- When.

-- Whom an identity provider means by a subject (kopplad identitet).
auth.identity
  providerId uuid not null -- Which provider.
  subject bytea not null -- Keyed fingerprint of the subject: it may be a personal number.
  userId uuid not null -- Whose account.
  linkedAt timestamp with time zone not null default now() -- When linked.
  lastUsedAt timestamp with time zone not null default now() -- When last signed in with.
  FOREIGN KEY ("providerId") REFERENCES auth."identityProvider"(id) ON DELETE CASCADE
  FOREIGN KEY ("userId") REFERENCES auth."user"(id) ON DELETE CASCADE
  PRIMARY KEY ("providerId", subject)
  UNIQUE ("providerId", "userId")

-- An organisation's own sign-in service (inloggningstjänst), by OpenID Connect or SAML 2.0.
auth.identityProvider
  id uuid not null default gen_random_uuid() -- 
  organisationId uuid not null -- The controller whose people sign in with it, and nobody else's.
  label text not null -- What stands on the button.
  kind text not null -- oidc or saml.
  settings jsonb not null -- oidc: issuer, clientId, scope. saml: entityId, entryPoint, certificates, ownCertificate.
  sealedSecret bytea -- oidc: the client secret; saml: our private key. AES-256-GCM, key outside the database.
  subjectClaim text not null -- The claim that tells who it is and is never given to another: never an e-mail address.
  stableKind text not null default 'staff_number'::text -- What links someone the first time: staff_number (anställningsnummer) or directory (katalogens id).
  stableClaim text -- The claim that carries it; empty where nobody is linked by herself.
  loa3 text[] not null default '{}'::text[] -- Values of acr or AuthnContext that mean level of assurance 3; all others are level 2.
  enabledAt timestamp with time zone -- Since when people may sign in with it; empty where they may not.
  createdAt timestamp with time zone not null default now() -- When entered.
  changedAt timestamp with time zone not null default now() -- When changed.
  changedBy uuid -- Person who changed it last; empty where the operator did.
  writtenBy uuid -- Person who last wrote what is believed of it; she cannot turn it on herself. Empty where the operator did.
  CHECK (("stableKind" = ANY (ARRAY['staff_number'::text, 'directory'::text])))
  CHECK (((length("stableClaim") >= 1) AND (length("stableClaim") <= 200)))
  CHECK (((length("subjectClaim") >= 1) AND (length("subjectClaim") <= 200)))
  CHECK (((length(label) >= 1) AND (length(label) <= 80)))
  CHECK ((kind = ANY (ARRAY['oidc'::text, 'saml'::text])))
  PRIMARY KEY (id)

-- A single-use link to set a first password (kontoinbjudan).
auth.invitation
  id uuid not null default gen_random_uuid() -- Key.
  userId uuid not null -- Whose account.
  secretHash bytea not null -- sha256 of the secret in the link.
  expiresAt timestamp with time zone not null -- When it ends.
  usedAt timestamp with time zone -- When it was used.
  createdAt timestamp with time zone not null default CURRENT_TIMESTAMP -- When made.
  FOREIGN KEY ("userId") REFERENCES auth."user"(id) ON DELETE CASCADE
  PRIMARY KEY (id)
  UNIQUE ("secretHash")

-- Organisations whose people may sign in with local accounts (lokala konton); without a row they may not.
auth.localRule
  organisationId uuid not null -- The municipality or other top organisation.
  allowedBy uuid -- Person who allowed it; empty where the operator did.
  allowedAt timestamp with time zone not null default now() -- When.
  PRIMARY KEY ("organisationId")

-- A way to an identity provider and back (inloggningsfärd): ten minutes, one browser, once.
auth.passage
  id uuid not null default gen_random_uuid() -- 
  providerId uuid not null -- To which provider.
  state text not null -- What comes back with the answer: state in OpenID Connect, InResponseTo in SAML.
  browser bytea not null -- sha256 of the secret in the cookie of the browser it began in.
  purpose text not null -- sign_in, step_up (to sign in more surely as the same person) or try (an administrator tries the provider).
  personId uuid -- Who steps up or tries.
  next text not null -- Where she was going.
  level smallint not null -- Least level she needs.
  fresh boolean not null -- She must prove who she is anew.
  startedAt timestamp with time zone not null default now() -- When she left.
  answeredAt timestamp with time zone -- When a SAML answer came, before the browser came back with its cookie.
  answer bytea -- What it said, sealed until then.
  usedAt timestamp with time zone -- When it was used up.
  CHECK ((("personId" IS NULL) = (purpose = 'sign_in'::text)))
  CHECK (((level >= 2) AND (level <= 3)))
  CHECK ((purpose = ANY (ARRAY['sign_in'::text, 'step_up'::text, 'try'::text])))
  FOREIGN KEY ("providerId") REFERENCES auth."identityProvider"(id) ON DELETE CASCADE
  PRIMARY KEY (id)
  UNIQUE (state)

-- A passkey (lösennyckel).
auth.passkey
  id uuid not null default gen_random_uuid() -- Key.
  name text -- What its owner calls it.
  publicKey text not null -- Public key.
  userId uuid not null -- Whose.
  credentialID text not null -- Credential id.
  counter integer not null -- Signature counter.
  deviceType text not null -- Single or multi device.
  backedUp boolean not null -- Whether it is backed up.
  transports text -- How it is reached.
  createdAt timestamp with time zone -- When made.
  aaguid text -- Kind of authenticator.
  FOREIGN KEY ("userId") REFERENCES auth."user"(id) ON DELETE CASCADE
  PRIMARY KEY (id)

-- Attempts counted (försöksräknare).
auth.rateLimit
  id uuid not null default gen_random_uuid() -- Key.
  key text not null -- Who and what.
  count integer not null -- How many.
  lastRequest bigint not null -- When last, milliseconds since 1970.
  PRIMARY KEY (id)
  UNIQUE (key)

-- A signed-in session (session).
auth.session
  id uuid not null default gen_random_uuid() -- Key.
  expiresAt timestamp with time zone not null -- When it ends.
  token text not null -- The secret in the cookie.
  createdAt timestamp with time zone not null default CURRENT_TIMESTAMP -- When signed in.
  updatedAt timestamp with time zone not null -- When changed.
  ipAddress text -- From where.
  userAgent text -- With what.
  userId uuid not null -- Whose.
  level smallint not null default 1 -- 1 a password alone; 2 organisation's sign-in, passkey, or password and one-time code; 3 level of assurance 3 (tillitsnivå 3, LoA3).
  way text not null default 'password'::text -- How she signed in: password, code, passkey, an identity provider, demo.
  authenticatedAt timestamp with time zone not null default now() -- When she last proved who she is.
  lastSeenAt timestamp with time zone not null default now() -- When it was last used, to the minute.
  providerId text -- Which identity provider; empty for a local account.
  acr text -- What the identity provider called the level.
  CHECK (((level >= 1) AND (level <= 3)))
  FOREIGN KEY ("userId") REFERENCES auth."user"(id) ON DELETE CASCADE
  PRIMARY KEY (id)
  UNIQUE (token)

-- A one-time-code secret, encrypted (tvåfaktor).
auth.twoFactor
  id uuid not null default gen_random_uuid() -- Key.
  secret text not null -- Encrypted secret.
  backupCodes text not null -- Digests of the recovery codes that are left.
  userId uuid not null -- Whose.
  verified boolean -- Whether a first code has been given.
  failedVerificationCount integer -- Wrong codes in a row.
  lockedUntil timestamp with time zone -- Locked until.
  FOREIGN KEY ("userId") REFERENCES auth."user"(id) ON DELETE CASCADE
  PRIMARY KEY (id)

-- SAML assertions that have been used (använda intyg), so that none is used twice.
auth.usedAssertion
  providerId uuid not null -- Whose.
  assertionId bytea not null -- sha256 of its id.
  expiresAt timestamp with time zone not null -- When it has become too old by itself.
  FOREIGN KEY ("providerId") REFERENCES auth."identityProvider"(id) ON DELETE CASCADE
  PRIMARY KEY ("providerId", "assertionId")

-- A one-time code that has let somebody in (använd engångskod), so that it does not do so again; forgotten after five minutes, when it has run out.
auth.usedCode
  userId uuid not null -- Whose.
  code bytea not null -- Fingerprint of the code.
  at timestamp with time zone not null default now() -- When it was used.
  FOREIGN KEY ("userId") REFERENCES auth."user"(id) ON DELETE CASCADE
  PRIMARY KEY ("userId", code)

-- A local account (konto) of a person.
auth.user
  id uuid not null default gen_random_uuid() -- Key.
  name text not null -- Name as shown by authenticators.
  email text not null -- What one signs in with.
  emailVerified boolean not null -- Whether the address has been confirmed.
  image text -- Not used.
  createdAt timestamp with time zone not null default CURRENT_TIMESTAMP -- When made.
  updatedAt timestamp with time zone not null default CURRENT_TIMESTAMP -- When changed.
  twoFactorEnabled boolean -- Whether a one-time code is asked for.
  personId uuid not null -- Whose account: organisation.person.
  closedAt timestamp with time zone -- Since when nobody can sign in with it.
  closedWhy text -- left: no employment or role any more; directory: the municipality's directory said so; administrator; erased.
  CHECK (("closedWhy" = ANY (ARRAY['left'::text, 'directory'::text, 'administrator'::text, 'erased'::text])))
  CHECK ((("closedAt" IS NULL) = ("closedWhy" IS NULL)))
  PRIMARY KEY (id)
  UNIQUE (email)

-- A pending confirmation (verifiering).
auth.verification
  id uuid not null default gen_random_uuid() -- Key.
  identifier text not null -- Of what.
  value text not null -- Secret or challenge.
  expiresAt timestamp with time zone not null -- When it ends.
  createdAt timestamp with time zone not null default CURRENT_TIMESTAMP -- When made.
  updatedAt timestamp with time zone not null default CURRENT_TIMESTAMP -- When changed.
  PRIMARY KEY (id)

-- That word was sent that an example has not been checked for twelve months (påminnelse om kontroll): once for each check.
examples.check_notice
  example_id uuid not null -- Of which.
  checked_on date not null -- The check that is too old.
  sent_at timestamp with time zone not null default now() -- When.
  FOREIGN KEY (example_id) REFERENCES examples.example(id) ON DELETE CASCADE
  PRIMARY KEY (example_id, checked_on)

-- A good example (gott exempel): what was done, for whom, and what came of it. A draft until its organisation publishes it.
examples.example
  id uuid not null default gen_random_uuid() -- 
  municipality_id uuid not null -- Whose: the municipality, or the top of another tree (organisation.controller).
  organisation_id uuid not null -- The organisation that keeps it.
  revision integer not null default 1 -- Counts every saving: who saves says which one she wrote from.
  title text not null -- What it is called.
  problem_kinds text[] not null default '{}'::text[] -- Which problems it answers to: discovering (att upptäcka våld), asking (att fråga om våld), acute_help (akut hjälp och skydd), housing (boende), support (stöd över tid), children_seen (barn som upplevt våld), using_violence (den som utövar våld), honour (hedersförtryck), working_together (samverkan), knowledge (kunskap hos medarbetare), steering (styrning och uppföljning).
  problem text not null default ''::text -- The problem, in words (Markdown).
  done text not null default ''::text -- What was done (Markdown).
  audiences text[] not null default '{}'::text[] -- For whom: adults_exposed (våldsutsatta vuxna), children (barn), young_people (unga), older_people (äldre), people_with_disabilities (personer med funktionsnedsättning), people_with_addiction (personer med missbruk eller beroende), exposed_to_honour (utsatta för hedersrelaterat våld), those_who_use_violence (våldsutövare), staff (medarbetare), leaders (chefer och beslutsfattare).
  staffing text not null default ''::text -- Who does it, and how much of their time.
  cost text not null default ''::text -- What it costs.
  result text not null default ''::text -- What came of it (Markdown).
  evidence_kind text -- How one knows: own_figures (egen uppföljning), evaluation (utvärdering), research (forskning), experience (erfarenhet).
  evidence text not null default ''::text -- In words.
  evidence_address text not null default ''::text -- Where it can be read: https.
  factors text[] not null default '{}'::text[] -- SKL's five success factors: many_ways_in (många vägar in), direct_help (direkt och adekvat hjälp), ordinary_steering (en del av ordinarie styrning), cooperation (samverkan), national_support (nationellt stöd).
  contact_function text not null default ''::text -- Whom to ask, by function.
  contact_way text not null default ''::text -- How she is reached: a function's mailbox or the switchboard.
  contact_person_id uuid -- Who has agreed that the way is her own; empty: a function's.
  origin text not null default 'own'::text -- own (vårt eget), municipality (en annan kommuns), collection (ur en nationell samling).
  source_name text not null default ''::text -- Which municipality or collection.
  source_address text not null default ''::text -- Where it stands there: https, a link out; nothing is fetched.
  routine_id uuid -- A routine that is offered (handbook.offer) and says how.
  course_id uuid -- A course that teaches it.
  shown_to text not null default 'everybody'::text -- everybody (alla i Samfrid), own_municipality (den egna kommunen).
  checked_on date -- The day somebody last saw that it is still true.
  checked_by uuid -- Who.
  written_by uuid -- Who wrote it first.
  written_at timestamp with time zone not null default now() -- When.
  changed_at timestamp with time zone not null default now() -- When it was last saved.
  published_at timestamp with time zone -- Since when others see it.
  published_by uuid -- Who published it.
  withdrawn_at timestamp with time zone -- When it was taken back: no longer done, or no longer true.
  terms tsvector not null default ''::tsvector -- What it is found by: the terms of handbook.search_vector, kept by a trigger and, when the analyser or a name changes, by the job.
  CHECK (((evidence_address ~ '^(https://[^[:space:]]+)?$'::text) AND (length(evidence_address) <= 500)))
  CHECK (((source_address ~ '^(https://[^[:space:]]+)?$'::text) AND (length(source_address) <= 500)))
  CHECK (((title <> ''::text) AND (length(title) <= 160)))
  CHECK ((audiences <@ ARRAY['adults_exposed'::text, 'children'::text, 'young_people'::text, 'older_people'::text, 'people_with_disabilities'::text, 'people_with_addiction'::text, 'exposed_to_honour'::text, 'those_who_use_violence'::text, 'staff'::text, 'leaders'::text]))
  CHECK ((evidence_kind = ANY (ARRAY['own_figures'::text, 'evaluation'::text, 'research'::text, 'experience'::text])))
  CHECK ((factors <@ ARRAY['many_ways_in'::text, 'direct_help'::text, 'ordinary_steering'::text, 'cooperation'::text, 'national_support'::text]))
  CHECK ((length(contact_function) <= 200))
  CHECK ((length(contact_way) <= 200))
  CHECK ((length(cost) <= 1000))
  CHECK ((length(done) <= 10000))
  CHECK ((length(evidence) <= 2000))
  CHECK ((length(problem) <= 4000))
  CHECK ((length(result) <= 4000))
  CHECK ((length(source_name) <= 200))
  CHECK ((length(staffing) <= 1000))
  CHECK ((origin = ANY (ARRAY['own'::text, 'municipality'::text, 'collection'::text])))
  CHECK ((problem_kinds <@ ARRAY['discovering'::text, 'asking'::text, 'acute_help'::text, 'housing'::text, 'support'::text, 'children_seen'::text, 'using_violence'::text, 'honour'::text, 'working_together'::text, 'knowledge'::text, 'steering'::text]))
  CHECK ((revision > 0))
  CHECK ((shown_to = ANY (ARRAY['everybody'::text, 'own_municipality'::text])))
  FOREIGN KEY (checked_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (contact_person_id) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (course_id) REFERENCES training.course(id) ON DELETE SET NULL
  FOREIGN KEY (municipality_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  FOREIGN KEY (organisation_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  FOREIGN KEY (published_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (routine_id) REFERENCES handbook.routine(id) ON DELETE SET NULL
  FOREIGN KEY (written_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  PRIMARY KEY (id)

-- That somebody else has used an example (vi har använt det här), and how it went.
examples.use
  id uuid not null default gen_random_uuid() -- 
  example_id uuid not null -- Which.
  municipality_id uuid not null -- In which municipality.
  organisation_id uuid not null -- Where.
  began_on date not null -- Since when.
  changed text not null default ''::text -- What was done otherwise.
  went text not null -- How it went.
  contact_function text not null default ''::text -- Whom to ask, by function.
  contact_way text not null default ''::text -- How she is reached.
  contact_person_id uuid -- Who has agreed that the way is her own; empty: a function's.
  written_by uuid -- Who wrote it.
  written_at timestamp with time zone not null default now() -- When.
  CHECK (((btrim(went) <> ''::text) AND (length(went) <= 2000)))
  CHECK ((length(changed) <= 2000))
  CHECK ((length(contact_function) <= 200))
  CHECK ((length(contact_way) <= 200))
  FOREIGN KEY (contact_person_id) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (example_id) REFERENCES examples.example(id) ON DELETE CASCADE
  FOREIGN KEY (municipality_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  FOREIGN KEY (organisation_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  FOREIGN KEY (written_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  PRIMARY KEY (id)

-- A unit's binder (pärm): its handbook as it was on a day, for paper. What was in it is kept, so that each page can say whether it still holds.
handbook.binder
  id uuid not null default gen_random_uuid() -- 
  municipality_id uuid not null -- Whose handbook: the municipality, or the top of another tree.
  organisation_id uuid not null -- The unit it is for.
  code text not null -- Stands on every page; whoever has the page may ask whether it holds.
  card jsonb not null default '[]'::jsonb -- The emergency card as it was: name, telephone, hours, purpose, checked_on of each line.
  made_at timestamp with time zone not null default now() -- When.
  made_by uuid -- By whom.
  CHECK ((code ~ '^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$'::text))
  CHECK ((jsonb_typeof(card) = 'array'::text))
  FOREIGN KEY (made_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (municipality_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  FOREIGN KEY (organisation_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  PRIMARY KEY (id)
  UNIQUE (code)

-- A routine in a binder (rutin i pärm), in the version that was in force when it was made.
handbook.binder_routine
  binder_id uuid not null -- In which.
  position integer not null -- Its place, and the last part of the code on its pages.
  routine_id uuid not null -- Which routine.
  version_id uuid not null -- In which version.
  handbook text not null -- What the handbook was called.
  chapter text not null -- What the chapter was called.
  number text not null -- The routine's number then.
  CHECK (("position" > 0))
  FOREIGN KEY (binder_id) REFERENCES handbook.binder(id) ON DELETE CASCADE
  FOREIGN KEY (routine_id) REFERENCES handbook.routine(id) ON DELETE RESTRICT
  FOREIGN KEY (version_id) REFERENCES handbook.version(id) ON DELETE RESTRICT
  PRIMARY KEY (binder_id, "position")
  UNIQUE (binder_id, routine_id)

-- A chapter (kapitel) of a handbook.
handbook.chapter
  id uuid not null default gen_random_uuid() -- 
  handbook_id uuid not null -- Of which.
  position integer not null -- Its place: chapter 1, 2, 3.
  title text not null -- What it is about.
  CHECK (("position" > 0))
  CHECK (((title <> ''::text) AND (length(title) <= 200)))
  FOREIGN KEY (handbook_id) REFERENCES handbook.handbook(id) ON DELETE CASCADE
  PRIMARY KEY (id)
  UNIQUE (handbook_id, "position")

-- One of two questions on what is new in a version (kontrollfråga); a receipt is given when both are right.
handbook.check_question
  version_id uuid not null -- On which version.
  position integer not null -- First or second.
  question text not null -- The question.
  options text[] not null -- What may be answered, two to four.
  right_option integer not null -- Which of them is right, from 1. Requests cannot select it.
  explanation text not null -- Shown after a wrong answer.
  passage text not null default ''::text -- Where the answer stands: the heading or the step, shown after a wrong answer; empty: the whole.
  CHECK (("position" = ANY (ARRAY[1, 2])))
  CHECK ((((cardinality(options) >= 2) AND (cardinality(options) <= 4)) AND (array_position(options, NULL::text) IS NULL) AND (array_position(options, ''::text) IS NULL)))
  CHECK (((btrim(explanation) <> ''::text) AND (length(explanation) <= 1000)))
  CHECK (((btrim(question) <> ''::text) AND (length(question) <= 500)))
  CHECK (((right_option >= 1) AND (right_option <= cardinality(options))))
  CHECK ((length(passage) <= 300))
  FOREIGN KEY (version_id) REFERENCES handbook.version(id) ON DELETE CASCADE
  PRIMARY KEY (version_id, "position")

-- A line of the emergency card (rad på larmkortet): whom to call now. Kept by the municipality, and by a unit for itself.
handbook.emergency_line
  id uuid not null default gen_random_uuid() -- 
  municipality_id uuid not null -- Whose: the municipality, or the top of another tree.
  organisation_id uuid not null -- Whose card it is on: its own, and of all below it.
  instead_of uuid -- The line from above that it takes the place of, on this organisation's card and below.
  name text not null -- Whom one calls, by function: never a private person.
  telephone text not null -- The number, as it is to be read.
  hours text not null default ''::text -- When somebody answers, in words.
  purpose text not null default ''::text -- What one calls about.
  position integer not null default 10 -- Its place on the card; the lowest first.
  checked_on date not null default CURRENT_DATE -- The day somebody last called, or asked, and found it right.
  checked_by uuid -- Who did.
  entered_by uuid -- Who entered it.
  entered_at timestamp with time zone not null default now() -- When.
  removed_at timestamp with time zone -- When it was taken off the card.
  removed_by uuid -- By whom.
  CHECK ((("position" >= 1) AND ("position" <= 99)))
  CHECK (((btrim(name) <> ''::text) AND (length(name) <= 120)))
  CHECK ((checked_on >= '2000-01-01'::date))
  CHECK ((instead_of <> id))
  CHECK ((length(hours) <= 120))
  CHECK ((length(purpose) <= 300))
  CHECK ((telephone ~ '^\+?[0-9][0-9 ()–-]{1,28}$'::text))
  FOREIGN KEY (checked_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (entered_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (instead_of) REFERENCES handbook.emergency_line(id) ON DELETE CASCADE
  FOREIGN KEY (municipality_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  FOREIGN KEY (organisation_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  FOREIGN KEY (removed_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  PRIMARY KEY (id)

-- That a routine was followed up (uppföljning av rutin): checked that it is used and works, with its note. Öppna jämförelser counts a routine as current when this was done in the last year.
handbook.follow_up
  id uuid not null default gen_random_uuid() -- 
  routine_id uuid not null -- Which.
  version_id uuid not null -- The version in force then.
  followed_up_on date not null -- The day.
  is_used boolean not null -- Is it known and used by those it is for?
  works boolean not null -- Does it work? No: a new version is wanted.
  note text not null -- How it was checked and what was found; about the work, never about a person.
  followed_up_by uuid -- Who.
  entered_at timestamp with time zone not null default now() -- When it was written here.
  CHECK (((btrim(note) <> ''::text) AND (length(note) <= 4000)))
  FOREIGN KEY (followed_up_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (routine_id) REFERENCES handbook.routine(id) ON DELETE RESTRICT
  FOREIGN KEY (version_id, routine_id) REFERENCES handbook.version(id, routine_id) ON DELETE RESTRICT
  PRIMARY KEY (id)

-- A handbook (handbok) of a municipality, a region or one of their administrations.
handbook.handbook
  id uuid not null default gen_random_uuid() -- 
  municipality_id uuid not null -- Whose: the municipality, or the top of another tree (organisation.controller).
  organisation_id uuid not null -- The organisation that keeps it: those who write there, or above, write in it.
  title text not null -- What it is called.
  intro text not null default ''::text -- What it is for, in a few lines.
  public_at timestamp with time zone -- Since when everybody may read what is published in it; empty: the staff alone.
  public_by uuid -- Who made it public.
  closed_at timestamp with time zone -- When it was closed: nothing more is written in it.
  created_by uuid -- Who made it.
  created_at timestamp with time zone not null default now() -- When.
  CHECK (((title <> ''::text) AND (length(title) <= 200)))
  CHECK ((length(intro) <= 4000))
  FOREIGN KEY (created_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (municipality_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  FOREIGN KEY (organisation_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  FOREIGN KEY (public_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  PRIMARY KEY (id)
  UNIQUE (id, municipality_id)
  UNIQUE (id, municipality_id, organisation_id)

-- Where a version of a routine rests on the law (laghänvisning): kept by the database from the version's words whenever they are written.
handbook.law_reference
  version_id uuid not null -- Which version.
  position integer not null -- Its place among the references of the version.
  statute text not null -- The statute's number in SFS, such as 2025:400, or with its collection's name before it: HSLF-FS-2022:39.
  chapter text not null default ''::text -- Chapter, such as 14; empty where none is named.
  section text not null default ''::text -- Section, such as 3 or 4a; empty where none is named.
  label text not null -- The reference in the writer's words.
  place text not null default ''::text -- The heading or the step it stands under.
  step text not null default ''::text -- The step's id; empty where it stands in the text.
  FOREIGN KEY (version_id) REFERENCES handbook.version(id) ON DELETE CASCADE
  PRIMARY KEY (version_id, "position")

-- That word was sent of what is soon due for a routine (påminnelse): once each.
handbook.notice
  routine_id uuid not null -- Of which.
  kind text not null -- end_soon (går ut inom 60 dagar), end (gick ut), follow_up_soon (uppföljning inom 60 dagar), follow_up (uppföljning försenad).
  due_on date not null -- The day it is about.
  sent_at timestamp with time zone not null default now() -- When.
  CHECK ((kind = ANY (ARRAY['end_soon'::text, 'end'::text, 'follow_up_soon'::text, 'follow_up'::text])))
  FOREIGN KEY (routine_id) REFERENCES handbook.routine(id) ON DELETE CASCADE
  PRIMARY KEY (routine_id, kind, due_on)

-- That a published routine is offered to those who write handbooks elsewhere (erbjudande av rutin): they may read it and copy it.
handbook.offer
  id uuid not null default gen_random_uuid() -- 
  routine_id uuid not null -- Which.
  offered_to text not null -- everybody (alla som använder Samfrid här), same_county (organisationer i samma län eller region).
  note text not null default ''::text -- A word on the way: what one should think of when copying it.
  offered_by uuid -- Who offered it.
  offered_at timestamp with time zone not null default now() -- When.
  ended_by uuid -- Who ended the offer.
  ended_at timestamp with time zone -- When: from then on nobody new may read or copy it.
  CHECK ((length(note) <= 1000))
  CHECK ((offered_to = ANY (ARRAY['everybody'::text, 'same_county'::text])))
  FOREIGN KEY (ended_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (offered_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (routine_id) REFERENCES handbook.routine(id) ON DELETE RESTRICT
  PRIMARY KEY (id)

-- Where a routine was copied from (ursprung).
handbook.origin
  routine_id uuid not null -- The copy.
  origin_routine_id uuid not null -- The routine it was copied from.
  organisation_id uuid not null -- Who keeps that one.
  copied_by uuid -- Who copied it.
  copied_at timestamp with time zone not null default now() -- When.
  CHECK ((routine_id <> origin_routine_id))
  FOREIGN KEY (copied_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (organisation_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  FOREIGN KEY (origin_routine_id, organisation_id) REFERENCES handbook.routine(id, organisation_id) ON DELETE RESTRICT
  FOREIGN KEY (routine_id) REFERENCES handbook.routine(id) ON DELETE CASCADE
  PRIMARY KEY (routine_id)

-- Which version of its origin a copy builds on, with the words it had (ursprungets text): the last row is the one it is compared with. Thrown away with the draft that took it over.
handbook.origin_base
  id bigint not null -- 
  routine_id uuid not null -- The copy.
  version_id uuid not null -- The origin's version.
  number integer not null -- Its number.
  title text not null -- What it was called.
  summary text not null -- What it said, in two sentences.
  body text not null -- Its text.
  steps jsonb not null -- Its steps.
  in_version uuid not null -- The copy's version that builds on it first.
  set_by uuid -- Who settled the last of what had changed.
  set_at timestamp with time zone not null default now() -- When.
  FOREIGN KEY (in_version) REFERENCES handbook.version(id) ON DELETE CASCADE
  FOREIGN KEY (routine_id) REFERENCES handbook.origin(routine_id) ON DELETE CASCADE
  FOREIGN KEY (set_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (version_id) REFERENCES handbook.version(id) ON DELETE RESTRICT
  PRIMARY KEY (id)

-- That those who write in a copy were told of a new version of its origin (besked om nytt ursprung): once each.
handbook.origin_notice
  routine_id uuid not null -- The copy.
  version_id uuid not null -- The origin's new version.
  sent_at timestamp with time zone not null default now() -- When.
  FOREIGN KEY (routine_id) REFERENCES handbook.origin(routine_id) ON DELETE CASCADE
  FOREIGN KEY (version_id) REFERENCES handbook.version(id) ON DELETE CASCADE
  PRIMARY KEY (routine_id, version_id)

-- What was done with one changed piece of the origin (ändrat stycke): remembered as long as the origin says the same.
handbook.origin_piece
  routine_id uuid not null -- In which copy.
  piece text not null -- Which piece: title, summary, section:…, section_order, step:…, step_order.
  digest text not null -- Of the origin's words then and now: a later change of the same piece is asked about anew.
  settled text not null -- taken (taget över), rewritten (taget över och ändrat), left (lämnat).
  reason text not null default ''::text -- Why it was left.
  in_version uuid -- The draft it was written into; thrown away with it.
  settled_by uuid -- Who.
  settled_at timestamp with time zone not null default now() -- When.
  name text not null default ''::text -- What the piece was called when it was settled: the text may have other headings since.
  CHECK (((settled <> 'left'::text) OR (btrim(reason) <> ''::text)))
  CHECK ((digest ~ '^[0-9a-f]{32}$'::text))
  CHECK ((length(name) <= 300))
  CHECK ((length(piece) <= 400))
  CHECK ((length(reason) <= 1000))
  CHECK ((settled = ANY (ARRAY['taken'::text, 'rewritten'::text, 'left'::text])))
  FOREIGN KEY (in_version) REFERENCES handbook.version(id) ON DELETE CASCADE
  FOREIGN KEY (routine_id) REFERENCES handbook.origin(routine_id) ON DELETE CASCADE
  FOREIGN KEY (settled_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  PRIMARY KEY (routine_id, piece, digest)

-- A picture (bild) in a routine's text, which names it by bild:<id> and says what it shows. Never changed, so that old versions keep theirs.
handbook.picture
  id uuid not null default gen_random_uuid() -- 
  routine_id uuid not null -- In which routine's versions.
  type text not null -- image/png, image/jpeg or image/webp (bildens format), told by its content.
  bytes bytea not null -- The picture, 5 MB at most.
  uploaded_by uuid -- Who put it in.
  uploaded_at timestamp with time zone not null default now() -- When.
  CHECK (((octet_length(bytes) >= 1) AND (octet_length(bytes) <= 5242880)))
  CHECK ((type = ANY (ARRAY['image/png'::text, 'image/jpeg'::text, 'image/webp'::text])))
  FOREIGN KEY (routine_id) REFERENCES handbook.routine(id) ON DELETE CASCADE
  FOREIGN KEY (uploaded_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  PRIMARY KEY (id)

-- A proposed change to a routine, or a wished new one (ändringsförslag): from a network's decision, an answered question, or somebody who uses it.
handbook.proposal
  id uuid not null default gen_random_uuid() -- 
  municipality_id uuid not null -- Whose handbook.
  handbook_id uuid not null -- Which handbook.
  routine_id uuid -- Which routine; empty where a new one is wished for.
  place text not null default ''::text -- Where in it: heading or step, in words.
  text text not null -- What is proposed; never about a person.
  source_kind text not null -- decision (beslut i nätverk), question (besvarad fråga), person (den som använder den).
  source_id uuid -- The decision or question.
  source_label text not null default ''::text -- The source in words that all who read the routine may see, such as 'Referensgrupp våld 2026-11-10, beslut 3'.
  source_href text not null default ''::text -- Its address here; whoever may not see it finds nothing there.
  proposed_by uuid -- Who.
  proposed_at timestamp with time zone not null default now() -- When.
  version_id uuid -- The version it was taken into.
  section text not null default ''::text -- The heading or step that says it, in words as it was called then.
  settled_at timestamp with time zone -- When it was taken in or declined.
  settled_by uuid -- By whom.
  settled_how text -- taken_in (infört), declined (avböjt), taken_away (tillbakadraget: orden togs bort där de kom ifrån).
  settle_note text not null default ''::text -- Why, when declined.
  passage text not null default ''::text -- Where in that version it stands: heading:<anchor> or step:<id>; empty while the new heading or step is not written.
  CHECK (((btrim(text) <> ''::text) AND (length(text) <= 8000)))
  CHECK (((settled_at IS NULL) = (settled_how IS NULL)))
  CHECK (((version_id IS NULL) OR (routine_id IS NOT NULL)))
  CHECK ((length(passage) <= 300))
  CHECK ((length(place) <= 200))
  CHECK ((length(section) <= 200))
  CHECK ((length(settle_note) <= 1000))
  CHECK ((length(source_href) <= 300))
  CHECK ((length(source_label) <= 300))
  CHECK ((settled_how = ANY (ARRAY['taken_in'::text, 'declined'::text, 'taken_away'::text])))
  CHECK ((source_kind = ANY (ARRAY['decision'::text, 'question'::text, 'person'::text])))
  FOREIGN KEY (handbook_id, municipality_id) REFERENCES handbook.handbook(id, municipality_id) ON DELETE CASCADE
  FOREIGN KEY (municipality_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  FOREIGN KEY (proposed_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (routine_id, handbook_id) REFERENCES handbook.routine(id, handbook_id) ON DELETE CASCADE
  FOREIGN KEY (settled_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (version_id, routine_id) REFERENCES handbook.version(id, routine_id) ON DELETE SET NULL (version_id)
  PRIMARY KEY (id)

-- A group that shall have read a routine (läskrets): whoever works there, also who comes later. Ended, never deleted.
handbook.readership
  id uuid not null default gen_random_uuid() -- 
  routine_id uuid not null -- Which routine.
  municipality_id uuid not null -- Whose, as the routine's.
  organisation_id uuid not null -- The organisation, with all below it.
  profession text -- Only this profession (befattning); empty: all.
  held text -- Only those who hold this function or role there; empty: all.
  days integer not null default 30 -- Days to read it: from publication, from when the group was asked, or from her first day there, whichever is last.
  set_by uuid -- Who asked the group.
  set_at timestamp with time zone not null default now() -- When.
  ended_by uuid -- Who ended it.
  ended_at timestamp with time zone -- When: from then on the group is asked no longer.
  CHECK (((days >= 1) AND (days <= 365)))
  CHECK (((profession <> ''::text) AND (length(profession) <= 120)))
  CHECK ((held = ANY (ARRAY['vin_handler'::text, 'vin_representative'::text, 'safety_representative'::text, 'child_contact'::text, 'manager'::text, 'course_planner'::text, 'trainer'::text, 'coordinator'::text, 'caseworker'::text, 'counsellor'::text, 'shelter_staff'::text])))
  FOREIGN KEY (ended_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (municipality_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  FOREIGN KEY (organisation_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  FOREIGN KEY (routine_id, municipality_id) REFERENCES handbook.routine(id, municipality_id) ON DELETE CASCADE
  FOREIGN KEY (set_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  PRIMARY KEY (id)

-- Up to when somebody has been told by letter what there is to read (läspåminnelse): one letter a day at most, nothing told twice.
handbook.reading_told
  person_id uuid not null -- Who.
  told_at timestamp with time zone not null -- What was asked, and what came near or late, until then has been told.
  FOREIGN KEY (person_id) REFERENCES organisation.person(id) ON DELETE CASCADE
  PRIMARY KEY (person_id)

-- That somebody has read a version of a routine (läskvittens), and answered its questions rightly. Given once, never changed.
handbook.receipt
  person_id uuid not null -- Who.
  version_id uuid not null -- Which version.
  municipality_id uuid not null -- Whose handbook.
  routine_id uuid not null -- Of which routine.
  number integer not null -- The version's number.
  readership_id uuid -- As one of which group; empty where nobody had asked her.
  unit_id uuid -- Where she worked then.
  extent text not null -- whole (hela), change_only (bara ändringen): what she was asked to read.
  read_at timestamp with time zone not null default now() -- When.
  CHECK ((extent = ANY (ARRAY['whole'::text, 'change_only'::text])))
  CHECK ((number > 0))
  FOREIGN KEY (municipality_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  FOREIGN KEY (person_id) REFERENCES organisation.person(id) ON DELETE CASCADE
  FOREIGN KEY (readership_id) REFERENCES handbook.readership(id) ON DELETE SET NULL
  FOREIGN KEY (routine_id) REFERENCES handbook.routine(id) ON DELETE RESTRICT
  FOREIGN KEY (unit_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  FOREIGN KEY (version_id, routine_id) REFERENCES handbook.version(id, routine_id) ON DELETE RESTRICT
  PRIMARY KEY (person_id, version_id)

-- Somebody asked to read a version with other eyes (granskning), and what she answered.
handbook.review
  id uuid not null default gen_random_uuid() -- 
  version_id uuid not null -- Of which.
  person_id uuid not null -- Who is asked.
  asked_by uuid -- By whom.
  asked_at timestamp with time zone not null default now() -- When.
  verdict text -- approved (godkänd), changes (ändra först).
  note text not null default ''::text -- Her words.
  answered_at timestamp with time zone -- When she answered.
  revision integer -- Of which saving.
  CHECK (((verdict IS NULL) = (answered_at IS NULL)))
  CHECK ((length(note) <= 4000))
  CHECK ((verdict = ANY (ARRAY['approved'::text, 'changes'::text])))
  FOREIGN KEY (asked_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (person_id) REFERENCES organisation.person(id) ON DELETE CASCADE
  FOREIGN KEY (version_id) REFERENCES handbook.version(id) ON DELETE CASCADE
  PRIMARY KEY (id)

-- A routine (rutin): what is done, by whom and when. Its text is in its versions.
handbook.routine
  id uuid not null default gen_random_uuid() -- 
  handbook_id uuid not null -- In which handbook.
  chapter_id uuid not null -- In which chapter; the order in it is by number.
  municipality_id uuid not null -- Whose, as the handbook's.
  organisation_id uuid not null -- Who keeps it, as the handbook's.
  number text not null -- Its number in the handbook (nummer), such as 3.2.
  areas text[] not null default '{}'::text[] -- Parts of social services it is the routine for, as Öppna jämförelser asks (U37535–U37542): income_support (ekonomiskt bistånd), substance_use (missbruk och beroende), social_psychiatry (socialpsykiatri), children_youth (barn och unga), lss_children (LSS barn), lss_adults (LSS vuxna), elderly_care (äldreomsorg), violence_unit (våld i nära relationer).
  covers text[] not null default '{}'::text[] -- What the routine on violence covers: asking (hur man frågar), when_violence_emerges (vad man gör när våld kommer fram). A current routine covers both.
  owner_id uuid -- The person who is reminded; who owns it by function stands in the version's head.
  replaced_by uuid -- The routine that took its place, if another did.
  ended_at timestamp with time zone -- When it ceased to be used.
  ended_by uuid -- Who ended it.
  end_reason text -- Why.
  created_by uuid -- Who began it.
  created_at timestamp with time zone not null default now() -- When.
  CHECK ((areas <@ ARRAY['income_support'::text, 'substance_use'::text, 'social_psychiatry'::text, 'children_youth'::text, 'lss_children'::text, 'lss_adults'::text, 'elderly_care'::text, 'violence_unit'::text]))
  CHECK ((covers <@ ARRAY['asking'::text, 'when_violence_emerges'::text]))
  CHECK ((length(end_reason) <= 500))
  CHECK ((number ~ '^[0-9A-Za-zÅÄÖåäö][0-9A-Za-zÅÄÖåäö.-]{0,19}$'::text))
  FOREIGN KEY (chapter_id) REFERENCES handbook.chapter(id) ON DELETE RESTRICT
  FOREIGN KEY (created_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (ended_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (handbook_id, municipality_id, organisation_id) REFERENCES handbook.handbook(id, municipality_id, organisation_id) ON DELETE RESTRICT
  FOREIGN KEY (municipality_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  FOREIGN KEY (organisation_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  FOREIGN KEY (owner_id) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (replaced_by) REFERENCES handbook.routine(id) ON DELETE RESTRICT
  PRIMARY KEY (id)
  UNIQUE (handbook_id, number)
  UNIQUE (id, handbook_id)
  UNIQUE (id, municipality_id)
  UNIQUE (id, municipality_id, organisation_id)
  UNIQUE (id, organisation_id)

-- The words of a draft as they stood at one revision (sparning): what two writers' words are weighed against when one saves what she began before the other saved. Kept until the version is published.
handbook.saving
  version_id uuid not null -- Of which draft.
  revision integer not null -- At which revision of it.
  title text not null -- Its title then.
  summary text not null -- Its summary then.
  body text not null -- Its text then.
  saved_by uuid -- Who saved it.
  saved_at timestamp with time zone not null default now() -- When.
  CHECK (((title <> ''::text) AND (length(title) <= 200)))
  CHECK ((length(body) <= 200000))
  CHECK ((length(summary) <= 600))
  CHECK ((revision > 0))
  FOREIGN KEY (saved_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (version_id) REFERENCES handbook.version(id) ON DELETE CASCADE
  PRIMARY KEY (version_id, revision)

-- What a search finds a routine in force by (sökpost). Made and taken away by a trigger on handbook.version.
handbook.search_entry
  version_id uuid not null -- The version in force.
  municipality_id uuid not null -- Whose, as the version's.
  handbook_id uuid not null -- In which handbook; who sees the handbook sees the entry.
  routine_id uuid not null -- Of which routine.
  analyser integer not null -- By which analyser: another than handbook.search_analyser() is made again by the job.
  head tsvector not null -- Terms of title, headings and summary: what many hits are put in order by.
  terms tsvector not null -- All terms with their places, and the municipality as @id, so that one index finds both.
  words text not null -- Title, summary, text and steps as plain words, a line each; what excerpts are cut from.
  indexed_at timestamp with time zone not null default now() -- When it was made.
  FOREIGN KEY (handbook_id) REFERENCES handbook.handbook(id) ON DELETE CASCADE
  FOREIGN KEY (municipality_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  FOREIGN KEY (routine_id) REFERENCES handbook.routine(id) ON DELETE CASCADE
  FOREIGN KEY (version_id) REFERENCES handbook.version(id) ON DELETE CASCADE
  PRIMARY KEY (version_id)

-- What the analyser makes of a word (ordform), kept so that it is worked out once. Nobody reads it.
handbook.search_form
  word text not null -- The word in lower case.
  analyser integer not null -- By which analyser.
  term text not null -- What all its inflections have in common.
  parts text[] not null -- Terms of the words it is put together of.
  PRIMARY KEY (word)

-- What compounds are put together of (sammansättningsled): stated with the functions, out of the field's words.
handbook.search_part
  part text not null -- As it stands first in a compound, with what joins (kvinno, vålds); or the term it ends with.
  term text not null -- The term of the word itself.
  place text not null -- lead (förled), end (efterled).
  CHECK ((place = ANY (ARRAY['lead'::text, 'end'::text])))
  PRIMARY KEY (part, term, place)

-- Words that stand in a handbook (ordförråd), for mending what is typed wrong. Kept apart by handbook: no word shows of what one may not read.
handbook.search_word
  handbook_id uuid not null -- In which.
  word text not null -- The word as it stands, in lower case.
  FOREIGN KEY (handbook_id) REFERENCES handbook.handbook(id) ON DELETE CASCADE
  PRIMARY KEY (handbook_id, word)

-- Words that a municipality wants to be found by each other (synonymgrupp).
handbook.synonym
  id uuid not null default gen_random_uuid() -- 
  municipality_id uuid not null -- Whose.
  created_by uuid -- Who wrote it.
  created_at timestamp with time zone not null default now() -- When.
  FOREIGN KEY (created_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (municipality_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  PRIMARY KEY (id)

-- One word, or a few, of such a group (synonym).
handbook.synonym_word
  synonym_id uuid not null -- Of which.
  position integer not null -- Its place.
  municipality_id uuid not null -- Whose, as the group's.
  word text not null -- As it was written.
  terms text[] not null -- Its terms, as handbook.search_terms() makes them.
  CHECK (("position" > 0))
  CHECK (((word <> ''::text) AND (length(word) <= 80)))
  FOREIGN KEY (municipality_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  FOREIGN KEY (synonym_id) REFERENCES handbook.synonym(id) ON DELETE CASCADE
  PRIMARY KEY (synonym_id, "position")

-- One version of a routine (version). Written as a draft, read by other eyes, decided, published, followed up, replaced; what has been published is never changed.
handbook.version
  id uuid not null default gen_random_uuid() -- 
  routine_id uuid not null -- Of which.
  municipality_id uuid not null -- Whose, as the routine's.
  organisation_id uuid not null -- Who keeps it, as the routine's.
  number integer not null -- 1 for the first.
  revision integer not null default 1 -- Counts every saving of the draft: who saves says which one she wrote from, so that nobody's words are lost.
  title text not null -- What the routine is called.
  summary text not null default ''::text -- What it says, in two sentences.
  body text not null default ''::text -- The text, as Markdown (platform/text says which).
  steps jsonb not null default '[]'::jsonb -- Steps with branches (steg), in order; the first is where one begins. Format: modules/handbook/steps/step.ts.
  applies_to uuid[] not null default '{}'::uuid[] -- Organisations it applies to (gäller för), each with all below it; empty: all of the handbook's.
  owner_function text not null default ''::text -- Owner (ägare), by function.
  reviser_function text not null default ''::text -- Who revises it (reviderar), by function.
  follower_function text not null default ''::text -- Who follows it up (följer upp), by function.
  replaces text not null default ''::text -- What it replaces (ersätter), in words.
  valid_until date -- Last day it holds (giltig till).
  change_note text not null default ''::text -- What changed since the version before, in words.
  editorial boolean not null default false -- Only spelling and the like changed: nobody is asked to read it again.
  decided_by_body text not null default ''::text -- Who decided it (beslutad av), by function or board.
  decided_on date -- The day of the decision.
  decision_reference text not null default ''::text -- Paragraph or diary number (§, dnr).
  publish_on date -- The day it is to be published, set when it is decided.
  written_by uuid -- Who began it.
  written_at timestamp with time zone not null default now() -- When.
  changed_by uuid -- Who last saved it.
  changed_at timestamp with time zone not null default now() -- When.
  submitted_by uuid -- Who sent it to review.
  submitted_at timestamp with time zone -- When; from then on it is not changed, unless it is taken back.
  reviewed_at timestamp with time zone -- When somebody who has not written in it found it good (four eyes).
  decided_by uuid -- Who entered the decision.
  decided_at timestamp with time zone -- When it was entered.
  published_at timestamp with time zone -- When it became the one in force.
  replaced_at timestamp with time zone -- When another took its place, or the routine ended.
  state text not null default 
CASE
    WHEN (replaced_at IS NOT NULL) THEN 'replaced'::text
    WHEN (published_at IS NOT NULL) THEN 'published'::text
    WHEN (decided_at IS NOT NULL) THEN 'decided'::text
    WHEN (reviewed_at IS NOT NULL) THEN 'reviewed'::text
    WHEN (submitted_at IS NOT NULL) THEN 'review'::text
    ELSE 'draft'::text
END -- draft (utkast), review (granskas), reviewed (granskad), decided (beslutad), published (gäller), replaced (ersatt).
  CHECK (((jsonb_typeof(steps) = 'array'::text) AND (octet_length((steps)::text) <= 400000)))
  CHECK (((title <> ''::text) AND (length(title) <= 200)))
  CHECK ((length(body) <= 200000))
  CHECK ((length(change_note) <= 2000))
  CHECK ((length(decided_by_body) <= 200))
  CHECK ((length(decision_reference) <= 100))
  CHECK ((length(follower_function) <= 200))
  CHECK ((length(owner_function) <= 200))
  CHECK ((length(replaces) <= 300))
  CHECK ((length(reviser_function) <= 200))
  CHECK ((length(summary) <= 600))
  CHECK ((number > 0))
  CHECK ((revision > 0))
  CHECK ((state = ANY (ARRAY['draft'::text, 'review'::text, 'reviewed'::text, 'decided'::text, 'published'::text, 'replaced'::text])))
  FOREIGN KEY (changed_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (decided_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (municipality_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  FOREIGN KEY (organisation_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  FOREIGN KEY (routine_id, municipality_id, organisation_id) REFERENCES handbook.routine(id, municipality_id, organisation_id) ON DELETE RESTRICT
  FOREIGN KEY (submitted_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (written_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  PRIMARY KEY (id)
  UNIQUE (id, routine_id)
  UNIQUE (routine_id, number)

-- Who has written in a version (skribent): she cannot be the other pair of eyes.
handbook.writer
  version_id uuid not null -- In which.
  person_id uuid not null -- Who.
  FOREIGN KEY (person_id) REFERENCES organisation.person(id) ON DELETE CASCADE
  FOREIGN KEY (version_id) REFERENCES handbook.version(id) ON DELETE CASCADE
  PRIMARY KEY (version_id, person_id)

-- A binder code that did not exist was asked for (felaktig kod), so that nobody can try codes by the thousand. It counts for ten minutes, and goes when somebody next asks after that.
handbook.wrong_code
  id bigint not null -- 
  visitor bytea not null -- Keyed hash of day and network address: the address itself is never kept.
  at timestamp with time zone not null default clock_timestamp() -- When.
  PRIMARY KEY (id)

-- A letter (brev), written in the transaction of the act it tells of and sent afterwards by a job. Address and words are found when it is sent.
mail.letter
  id uuid not null default gen_random_uuid() -- 
  kind text not null -- What it tells: training.offered.
  person_id uuid -- To whom.
  address text -- Address, only for someone who is not a person in the system.
  about jsonb not null default '{}'::jsonb -- Ids of what it tells of; never names.
  created_at timestamp with time zone not null default clock_timestamp() -- When it was written.
  send_after timestamp with time zone not null default clock_timestamp() -- Not before.
  attempts integer not null default 0 -- Times it was tried.
  sent_at timestamp with time zone -- When it left.
  given_up_at timestamp with time zone -- When it was given up, with the trouble.
  trouble text -- What the mail server or the lack of an address said.
  subject text -- Subject as sent.
  body text -- Text as sent; emptied after thirty days.
  calendar text -- Calendar attachment as sent.
  CHECK (((person_id IS NOT NULL) OR (address IS NOT NULL)))
  CHECK ((kind ~ '^[a-z_]+\.[a-z_]+$'::text))
  PRIMARY KEY (id)

-- Something a network has taken on to do (aktivitet): who, when, how far. Plain columns: a plan takes them in as they are.
networks.activity
  id uuid not null default gen_random_uuid() -- 
  network_id uuid not null -- Of which network.
  decision_id uuid -- The decision it came of, if one (networks.decision).
  title text not null -- What is to be done.
  owner_function text not null default ''::text -- Who does it, by function.
  owner_id uuid -- Who does it, when it is a member by name: she is reminded.
  due_on date not null -- Last day (senast).
  state text not null default 'planned'::text -- planned (planerad), under_way (pågår), done (klar), dropped (utgår).
  created_by uuid -- Who wrote it.
  created_at timestamp with time zone not null default now() -- When.
  withdrawn_at timestamp with time zone -- When its words were taken away, its notes with them: nothing more is done with it.
  withdrawn_by uuid -- By whom.
  CHECK (((title <> ''::text) AND (length(title) <= 300)))
  CHECK ((length(owner_function) <= 200))
  CHECK ((state = ANY (ARRAY['planned'::text, 'under_way'::text, 'done'::text, 'dropped'::text])))
  FOREIGN KEY (created_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (network_id) REFERENCES networks.network(id) ON DELETE CASCADE
  FOREIGN KEY (owner_id) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (withdrawn_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  PRIMARY KEY (id)

-- How far an activity had come, and when it was to be done, from then on (ändring): its history, the first row included.
networks.activity_change
  id uuid not null default gen_random_uuid() -- 
  activity_id uuid not null -- Of which.
  network_id uuid not null -- The activity's network.
  state text not null -- From then on: planned (planerad), under_way (pågår), done (klar), dropped (utgår).
  due_on date not null -- Last day from then on.
  note text not null default ''::text -- What was said about it; never about a person.
  changed_by uuid -- Who.
  changed_at timestamp with time zone not null default clock_timestamp() -- When.
  withdrawn_at timestamp with time zone -- When its note was taken away.
  withdrawn_by uuid -- By whom.
  owner_function text -- Who does it from then on, by function, where that changed; null where it did not.
  owner_id uuid -- Who does it from then on, where that changed to a member by name.
  CHECK ((length(note) <= 1000))
  CHECK ((length(owner_function) <= 200))
  CHECK ((state = ANY (ARRAY['planned'::text, 'under_way'::text, 'done'::text, 'dropped'::text])))
  FOREIGN KEY (activity_id) REFERENCES networks.activity(id) ON DELETE CASCADE
  FOREIGN KEY (changed_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (network_id) REFERENCES networks.network(id) ON DELETE CASCADE
  FOREIGN KEY (owner_id) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (withdrawn_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  PRIMARY KEY (id)

-- A correction of approved minutes (tillägg): written beside them, never into them.
networks.addendum
  id uuid not null -- 
  meeting_id uuid not null -- Of which meeting's minutes.
  body text not null -- What is corrected.
  written_by uuid -- Who wrote it.
  written_at timestamp with time zone not null default now() -- When.
  CHECK (((body <> ''::text) AND (length(body) <= 10000)))
  FOREIGN KEY (meeting_id) REFERENCES networks.minutes(meeting_id) ON DELETE CASCADE
  FOREIGN KEY (written_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  PRIMARY KEY (id)

-- An item on the agenda (punkt på dagordningen) of a meeting.
networks.agenda_item
  id uuid not null -- 
  meeting_id uuid not null -- Of which meeting.
  place integer not null -- Its place in the order.
  title text not null -- What it is.
  minutes integer -- How long it may take.
  presenter text not null default ''::text -- Who presents it, in words.
  words text not null default ''::text -- What one should know before.
  added_by uuid -- Who put it there.
  added_at timestamp with time zone not null default now() -- When.
  removed_at timestamp with time zone -- When it was taken off.
  CHECK (((minutes >= 1) AND (minutes <= 600)))
  CHECK (((title <> ''::text) AND (length(title) <= 200)))
  CHECK ((length(presenter) <= 120))
  CHECK ((length(words) <= 4000))
  FOREIGN KEY (added_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (meeting_id) REFERENCES networks.meeting(id) ON DELETE CASCADE
  PRIMARY KEY (id)

-- A member's answer (svar) to a question.
networks.answer
  id uuid not null default gen_random_uuid() -- 
  question_id uuid not null -- To which.
  network_id uuid not null -- The question's network.
  body text not null -- What she answers, as Markdown; empty once it is withdrawn.
  answered_by uuid -- Who.
  answered_at timestamp with time zone not null default now() -- When.
  withdrawn_at timestamp with time zone -- When its words were taken away.
  withdrawn_by uuid -- By whom.
  CHECK (((withdrawn_at IS NOT NULL) OR (btrim(body) <> ''::text)))
  CHECK ((length(body) <= 8000))
  FOREIGN KEY (answered_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (network_id) REFERENCES networks.network(id) ON DELETE CASCADE
  FOREIGN KEY (question_id) REFERENCES networks.question(id) ON DELETE CASCADE
  FOREIGN KEY (withdrawn_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  PRIMARY KEY (id)
  UNIQUE (question_id, id)

-- Who came to a meeting (närvaro).
networks.attendance
  meeting_id uuid not null -- Which meeting.
  person_id uuid not null -- Who came.
  noted_by uuid -- Who wrote it down.
  noted_at timestamp with time zone not null default now() -- When.
  FOREIGN KEY (meeting_id) REFERENCES networks.meeting(id) ON DELETE CASCADE
  FOREIGN KEY (noted_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (person_id) REFERENCES organisation.person(id) ON DELETE CASCADE
  PRIMARY KEY (meeting_id, person_id)

-- Who has been called to a meeting (kallelse), once for each change of it.
networks.call
  meeting_id uuid not null -- Which meeting.
  person_id uuid not null -- Who.
  sequence integer not null -- The meeting's sequence when she was told.
  kind text not null -- called to it, told that it changed, told that it is cancelled.
  called_at timestamp with time zone not null default now() -- When.
  starts_at timestamp with time zone -- When the meeting was to begin as she was told; what a later letter says it was moved from.
  CHECK ((kind = ANY (ARRAY['called'::text, 'changed'::text, 'cancelled'::text])))
  FOREIGN KEY (meeting_id) REFERENCES networks.meeting(id) ON DELETE CASCADE
  FOREIGN KEY (person_id) REFERENCES organisation.person(id) ON DELETE CASCADE
  PRIMARY KEY (meeting_id, person_id, sequence)

-- A decision (beslut) of a meeting, with who sees to it. What became of it is told by what was made of it.
networks.decision
  id uuid not null -- 
  meeting_id uuid not null -- Of which meeting.
  number integer not null -- Its number in that meeting, from 1; never given twice.
  words text not null -- What was decided.
  owner text not null default ''::text -- Who sees to it, in words: a function.
  owner_id uuid -- Who sees to it, where it is a member.
  written_by uuid -- Who wrote it down.
  written_at timestamp with time zone not null default now() -- When.
  withdrawn_at timestamp with time zone -- When it was struck out, before the minutes were approved.
  emptied_at timestamp with time zone -- When its words were taken away, also after the minutes were approved: its number stays. Struck out is another thing (withdrawn_at).
  emptied_by uuid -- By whom.
  terms tsvector not null default ''::tsvector -- What it is found by, words and function: the terms of handbook.search_vector, kept by a trigger.
  analyser integer not null default 0 -- By which analyser; another than handbook.search_analyser() is made again by the job.
  changed_at timestamp with time zone -- When its words or who sees to it were last changed.
  changed_by uuid -- By whom.
  CHECK (((words <> ''::text) AND (length(words) <= 2000)))
  CHECK ((length(owner) <= 120))
  CHECK ((number > 0))
  FOREIGN KEY (changed_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (emptied_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (meeting_id) REFERENCES networks.meeting(id) ON DELETE CASCADE
  FOREIGN KEY (owner_id) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (written_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  PRIMARY KEY (id)
  UNIQUE (meeting_id, number)

-- How often a member wants to be told what is new in a network (sammandrag); weekly where she has chosen nothing.
networks.digest
  network_id uuid not null -- Of which.
  person_id uuid not null -- Who.
  pace text not null -- at_once (genast, frågor och svar), daily (varje dag), weekly (varje vecka), never (aldrig).
  chosen_at timestamp with time zone not null default now() -- When she chose.
  CHECK ((pace = ANY (ARRAY['at_once'::text, 'daily'::text, 'weekly'::text, 'never'::text])))
  FOREIGN KEY (network_id) REFERENCES networks.network(id) ON DELETE CASCADE
  FOREIGN KEY (person_id) REFERENCES organisation.person(id) ON DELETE CASCADE
  PRIMARY KEY (network_id, person_id)

-- A secret, revocable address of the calendar of one's networks (kalenderprenumeration på möten).
networks.feed
  id uuid not null -- 
  person_id uuid not null -- Whose.
  secret_hash bytea not null -- sha256 of the secret in the address.
  created_at timestamp with time zone not null default now() -- When it was made.
  revoked_at timestamp with time zone -- When it was ended.
  last_read_at timestamp with time zone -- When a calendar last read it.
  FOREIGN KEY (person_id) REFERENCES organisation.person(id) ON DELETE CASCADE
  PRIMARY KEY (id)
  UNIQUE (secret_hash)

-- A file (fil) that the members of a network share; its contents are in its versions.
networks.file
  id uuid not null default gen_random_uuid() -- 
  network_id uuid not null -- In which network.
  title text not null -- What it is called.
  added_by uuid -- Who laid it in.
  added_at timestamp with time zone not null default now() -- When.
  withdrawn_at timestamp with time zone -- When it was taken away, its title, names and contents with it.
  withdrawn_by uuid -- By whom.
  CHECK (((title <> ''::text) AND (length(title) <= 200)))
  FOREIGN KEY (added_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (network_id) REFERENCES networks.network(id) ON DELETE CASCADE
  FOREIGN KEY (withdrawn_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  PRIMARY KEY (id)

-- One version of a shared file (version): a new one takes its place in the list, the old ones stay.
networks.file_version
  id uuid not null default gen_random_uuid() -- 
  file_id uuid not null -- Of which.
  network_id uuid not null -- The file's network.
  number integer not null -- 1 for the first.
  content_id uuid -- Its content (platform.file); none once the file is taken away.
  name text not null -- Its name, with the ending its content has.
  bytes integer not null -- How large it is.
  note text not null default ''::text -- What is new in it.
  uploaded_by uuid -- Who uploaded it.
  uploaded_at timestamp with time zone not null default now() -- When.
  CHECK (((name <> ''::text) AND (length(name) <= 200)))
  CHECK ((bytes > 0))
  CHECK ((length(note) <= 300))
  CHECK ((number > 0))
  FOREIGN KEY (content_id) REFERENCES platform.file(id) ON DELETE RESTRICT
  FOREIGN KEY (file_id) REFERENCES networks.file(id) ON DELETE CASCADE
  FOREIGN KEY (network_id) REFERENCES networks.network(id) ON DELETE CASCADE
  FOREIGN KEY (uploaded_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  PRIMARY KEY (id)
  UNIQUE (content_id)
  UNIQUE (file_id, number)

-- Guests at a meeting (gäster), as numbers: no names.
networks.guest
  meeting_id uuid not null -- Which meeting.
  stands_for text not null -- Whom they stood for.
  number integer not null -- How many they were.
  CHECK (((number >= 1) AND (number <= 99)))
  CHECK (((stands_for <> ''::text) AND (length(stands_for) <= 120)))
  FOREIGN KEY (meeting_id) REFERENCES networks.meeting(id) ON DELETE CASCADE
  PRIMARY KEY (meeting_id, stands_for)

-- Somebody asked by e-mail to join a network (inbjudan till nätverk). Who asked does not learn whether she is in Samfrid, unless she accepts.
networks.invite
  id uuid not null -- 
  network_id uuid not null -- Which network.
  email text not null -- Where she was asked.
  person_id uuid -- Who has that address; nobody who keeps the network is shown it.
  stands_for text not null default ''::text -- Whom she would stand for, in words.
  invited_by uuid -- Who asked.
  invited_at timestamp with time zone not null default now() -- When.
  accepted_at timestamp with time zone -- When she became a member.
  declined_at timestamp with time zone -- When she said no; shown to nobody.
  withdrawn_at timestamp with time zone -- When it was taken back.
  CHECK ((length(email) <= 254))
  CHECK ((length(stands_for) <= 200))
  FOREIGN KEY (invited_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (network_id) REFERENCES networks.network(id) ON DELETE CASCADE
  FOREIGN KEY (person_id) REFERENCES organisation.person(id) ON DELETE CASCADE
  PRIMARY KEY (id)

-- A meeting (möte) of a network, alone or one of a series.
networks.meeting
  id uuid not null -- 
  network_id uuid not null -- Whose.
  series_id uuid -- One of which series.
  recurrence_on date -- RECURRENCE-ID: the day the series gave it, wherever it was moved.
  title text not null default ''::text -- What it is called; the name of the network where empty.
  starts_at timestamp with time zone not null -- When it begins.
  ends_at timestamp with time zone not null -- When it ends.
  place text not null default ''::text -- Where.
  online_link text not null default ''::text -- Where one takes part from afar.
  host text not null default ''::text -- Who is host (värd).
  turn integer -- Which turn in the order of hosts this is; empty where nobody takes turns.
  call_on date not null default CURRENT_DATE -- The day its members are called to it.
  answer_by date -- Last day to answer; empty where one may until it begins.
  reminded_at timestamp with time zone -- When those who had not answered were reminded.
  moved_at timestamp with time zone -- When it was moved by hand.
  moved_from timestamp with time zone -- When it was to begin before that.
  move_reason text not null default ''::text -- Why it was moved, as the members are told.
  cancelled_at timestamp with time zone -- When it was cancelled.
  cancel_reason text not null default ''::text -- Why, as the members are told.
  agenda_closed_at timestamp with time zone -- When the agenda was closed to more items.
  attendance_at timestamp with time zone -- When who came was written down.
  sequence integer not null default 0 -- Rises with every change that calendars show (RFC 5545 SEQUENCE).
  made_by uuid -- Who made it; empty where the series did.
  made_at timestamp with time zone not null default now() -- When.
  changed_at timestamp with time zone not null default now() -- When something that calendars show last changed.
  CHECK (((cancelled_at IS NULL) OR (cancel_reason <> ''::text)))
  CHECK (((series_id IS NULL) = (recurrence_on IS NULL)))
  CHECK ((ends_at > starts_at))
  CHECK ((length(cancel_reason) <= 500))
  CHECK ((length(host) <= 120))
  CHECK ((length(move_reason) <= 500))
  CHECK ((length(online_link) <= 500))
  CHECK ((length(place) <= 200))
  CHECK ((length(title) <= 200))
  FOREIGN KEY (made_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (network_id) REFERENCES networks.network(id) ON DELETE CASCADE
  FOREIGN KEY (series_id) REFERENCES networks.series(id) ON DELETE RESTRICT
  PRIMARY KEY (id)

-- Membership (medlemskap) of a network: a person by name, or whoever holds a function in an organisation.
networks.member
  id uuid not null default gen_random_uuid() -- 
  network_id uuid not null -- Of which.
  person_id uuid -- Who, when by name.
  organisation_id uuid -- By function: where it is held, with all below. By name: whom she stands for; she is a member while she works or has a role where that is.
  function text -- By function: vin_handler (VIN-handläggare), vin_representative (VIN-ombud), safety_representative (skyddsombud), child_contact (barnets kontaktperson), coordinator (samordnare), manager (chef).
  leads boolean not null default false -- Calls the meetings and keeps the network (sammankallande).
  stands_for text not null default ''::text -- Whom she stands for, in words: police, kvinnojouren.
  joined_on date not null default CURRENT_DATE -- First day.
  left_on date -- First day she is no longer one.
  added_by uuid -- Who added her.
  added_at timestamp with time zone not null default now() -- When.
  CHECK (((function IS NULL) OR (organisation_id IS NOT NULL)))
  CHECK (((person_id IS NULL) = (function IS NOT NULL)))
  CHECK ((function = ANY (ARRAY['vin_handler'::text, 'vin_representative'::text, 'safety_representative'::text, 'child_contact'::text, 'coordinator'::text, 'manager'::text])))
  CHECK ((left_on >= joined_on))
  CHECK ((length(stands_for) <= 200))
  FOREIGN KEY (added_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (network_id) REFERENCES networks.network(id) ON DELETE CASCADE
  FOREIGN KEY (organisation_id) REFERENCES organisation.organisation(id) ON DELETE CASCADE
  FOREIGN KEY (person_id) REFERENCES organisation.person(id) ON DELETE CASCADE
  PRIMARY KEY (id)

-- The minutes (minnesanteckningar, protokoll) of a meeting; once approved they are never changed.
networks.minutes
  meeting_id uuid not null -- Of which meeting.
  body text not null -- The text, Markdown.
  revision integer not null default 1 -- Counts every saving: who saves says which one she wrote from.
  written_by uuid -- Who wrote last.
  written_at timestamp with time zone not null default now() -- When.
  approver_id uuid -- Who was asked to approve them (justerare).
  approved_by uuid -- Who approved them.
  approved_at timestamp with time zone -- When they were approved, and locked.
  CHECK ((length(body) <= 100000))
  FOREIGN KEY (approved_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (approver_id) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (meeting_id) REFERENCES networks.meeting(id) ON DELETE CASCADE
  FOREIGN KEY (written_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  PRIMARY KEY (meeting_id)

-- A network (nätverk) of people who hold the same function, or meet about the same work.
networks.network
  id uuid not null default gen_random_uuid() -- 
  municipality_id uuid not null -- Who answers for it: the municipality, or the top of another tree (organisation.controller).
  organisation_id uuid not null -- The organisation that keeps it.
  name text not null -- What it is called.
  purpose text not null default ''::text -- What it is for.
  is_open boolean not null default false -- Open (öppet): all staff of the organisation see that it is there and may join. Closed: only members know it.
  closed_at timestamp with time zone -- When it ceased to meet.
  founded_by uuid -- Who founded it.
  founded_at timestamp with time zone not null default now() -- When.
  hosts text[] not null default '{}'::text[] -- Who takes turns as host (värdar), in the order they do.
  CHECK (((name <> ''::text) AND (length(name) <= 200)))
  CHECK ((cardinality(hosts) <= 50))
  CHECK ((length(purpose) <= 2000))
  FOREIGN KEY (founded_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (municipality_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  FOREIGN KEY (organisation_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  PRIMARY KEY (id)

-- Something new in a network that its members are told of (nyhet): what it is about, never its words.
networks.news
  id uuid not null default gen_random_uuid() -- 
  network_id uuid not null -- In which.
  kind text not null -- minutes (anteckningar), decision (beslut), question (fråga), answer (svar), accepted (så här gör vi), raised_answer (svar uppifrån), file (fil).
  about_id uuid not null -- The meeting the minutes are of, the decision, question, answer, raised question, version of a file.
  made_by uuid -- Who made it: she is not told of it.
  made_at timestamp with time zone not null default now() -- When.
  CHECK ((kind = ANY (ARRAY['minutes'::text, 'decision'::text, 'question'::text, 'answer'::text, 'accepted'::text, 'raised_answer'::text, 'file'::text])))
  FOREIGN KEY (made_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (network_id) REFERENCES networks.network(id) ON DELETE CASCADE
  PRIMARY KEY (id)
  UNIQUE (kind, about_id)

-- A question between members (fråga) about how the work is done; never about a person.
networks.question
  id uuid not null default gen_random_uuid() -- 
  network_id uuid not null -- Asked in which network.
  title text not null -- The question in one sentence.
  body text not null default ''::text -- What more there is to say, as Markdown; empty once it is withdrawn.
  asked_by uuid -- Who asked.
  asked_at timestamp with time zone not null default now() -- When.
  accepted_id uuid -- The answer that says how we do (så här gör vi); one at a time.
  accepted_by uuid -- Who called it so: somebody who calls the network's meetings.
  accepted_at timestamp with time zone -- When.
  closed_at timestamp with time zone -- When it was closed: nothing more is answered.
  closed_by uuid -- By whom.
  withdrawn_at timestamp with time zone -- When its words were taken away.
  withdrawn_by uuid -- By whom.
  terms tsvector not null default ''::tsvector -- What it is found by, its answers included: the terms of handbook.search_vector, kept by triggers.
  analyser integer not null default 0 -- By which analyser; another than handbook.search_analyser() is made again by the job.
  CHECK (((accepted_id IS NULL) = (accepted_at IS NULL)))
  CHECK (((title <> ''::text) AND (length(title) <= 200)))
  CHECK ((length(body) <= 8000))
  FOREIGN KEY (accepted_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (asked_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (closed_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (id, accepted_id) REFERENCES networks.answer(question_id, id) DEFERRABLE INITIALLY DEFERRED
  FOREIGN KEY (network_id) REFERENCES networks.network(id) ON DELETE CASCADE
  FOREIGN KEY (withdrawn_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  PRIMARY KEY (id)

-- That those who call the meetings were reminded of a question nobody has answered (påminnelse om obesvarad fråga): once.
networks.question_reminder
  question_id uuid not null -- Of which.
  sent_at timestamp with time zone not null default now() -- When.
  FOREIGN KEY (question_id) REFERENCES networks.question(id) ON DELETE CASCADE
  PRIMARY KEY (question_id)

-- A question that a network cannot answer itself, raised to the county or to the state (fråga uppåt), and the answer that came.
networks.raised_question
  id uuid not null default gen_random_uuid() -- 
  network_id uuid not null -- The network that asks.
  question_id uuid -- The members' question it came of, if one.
  decision_id uuid -- The decision it came of, if one (networks.decision).
  level text not null -- county (länet), state (staten).
  to_network_id uuid -- The network it was raised to, such as the county's coordinators, if one.
  addressee text not null -- To whom, in words: länsstyrelsen, Socialstyrelsen.
  title text not null -- The question in one sentence.
  words text not null -- What is asked; never about a person.
  raised_by uuid -- Who raised it.
  raised_at timestamp with time zone not null default now() -- When.
  answer text -- The answer.
  answer_from text not null default ''::text -- Who gave the answer, in words.
  answered_on date -- The day of the answer.
  source_link text not null default ''::text -- Where the answer can be read.
  answered_by uuid -- Who entered it here.
  answered_at timestamp with time zone -- When.
  withdrawn_at timestamp with time zone -- When its words were taken away: it is answered no more.
  withdrawn_by uuid -- By whom.
  answer_withdrawn_at timestamp with time zone -- When the words of an answer were last taken away: another may be entered.
  answer_withdrawn_by uuid -- By whom.
  answer_changed_at timestamp with time zone -- When the answer as it stands was last corrected; null where it is as it was entered.
  answer_changed_by uuid -- By whom.
  CHECK ((((answer IS NULL) = (answered_at IS NULL)) AND ((answer IS NULL) = (answered_on IS NULL))))
  CHECK (((addressee <> ''::text) AND (length(addressee) <= 200)))
  CHECK (((btrim(answer) <> ''::text) AND (length(answer) <= 8000)))
  CHECK (((btrim(words) <> ''::text) AND (length(words) <= 4000)))
  CHECK (((source_link ~ '^(https://.*)?$'::text) AND (length(source_link) <= 500)))
  CHECK (((title <> ''::text) AND (length(title) <= 200)))
  CHECK ((length(answer_from) <= 200))
  CHECK ((level = ANY (ARRAY['county'::text, 'state'::text])))
  CHECK ((num_nonnulls(question_id, decision_id) <= 1))
  FOREIGN KEY (answer_changed_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (answer_withdrawn_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (answered_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (network_id) REFERENCES networks.network(id) ON DELETE CASCADE
  FOREIGN KEY (question_id) REFERENCES networks.question(id) ON DELETE RESTRICT
  FOREIGN KEY (raised_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (to_network_id) REFERENCES networks.network(id) ON DELETE SET NULL
  FOREIGN KEY (withdrawn_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  PRIMARY KEY (id)

-- A series of meetings (mötesserie) by a rule of RFC 5545: DTSTART, RRULE, RDATE and EXDATE in Swedish time, whatever summer time does.
networks.series
  id uuid not null -- 
  network_id uuid not null -- Whose.
  title text not null default ''::text -- What its meetings are called; the name of the network where empty.
  starts_at timestamp without time zone not null -- DTSTART by the clock in Sweden: the first meeting.
  minutes integer not null -- How long a meeting is.
  rule text not null default ''::text -- RRULE; empty where the days are written one by one.
  extra_dates date[] not null default '{}'::date[] -- RDATE: more days, at the same time of day.
  except_dates date[] not null default '{}'::date[] -- EXDATE: days that are passed over.
  place text not null default ''::text -- Where, unless a meeting says otherwise.
  online_link text not null default ''::text -- Where one takes part from afar.
  call_days integer not null default 14 -- So many days before a meeting its members are called to it.
  answer_days integer not null default 3 -- So many days before a meeting is the last day to answer.
  revision integer not null default 1 -- Counts every saving: who saves says which one she changed.
  made_by uuid -- Who made it.
  made_at timestamp with time zone not null default now() -- When.
  changed_at timestamp with time zone not null default now() -- When it was last changed.
  ended_at timestamp with time zone -- When it was ended (avslutad): no more meetings come of it.
  ended_by uuid -- By whom.
  end_reason text not null default ''::text -- Why, as the members are told.
  CHECK (((answer_days >= 0) AND (answer_days <= 60)))
  CHECK (((call_days >= 0) AND (call_days <= 120)))
  CHECK (((ended_at IS NULL) OR (end_reason <> ''::text)))
  CHECK (((minutes >= 5) AND (minutes <= 1440)))
  CHECK ((cardinality(except_dates) <= 200))
  CHECK ((cardinality(extra_dates) <= 200))
  CHECK ((length(end_reason) <= 500))
  CHECK ((length(online_link) <= 500))
  CHECK ((length(place) <= 200))
  CHECK ((length(rule) <= 500))
  CHECK ((length(title) <= 200))
  FOREIGN KEY (ended_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (made_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (network_id) REFERENCES networks.network(id) ON DELETE CASCADE
  PRIMARY KEY (id)

-- What a member answered the call to a meeting (svar på kallelse).
networks.sign_up
  meeting_id uuid not null -- Which meeting.
  person_id uuid not null -- Who.
  answer text not null -- yes, remotely, no.
  answered_by uuid -- Who wrote it: herself, or who keeps the network.
  answered_at timestamp with time zone not null default now() -- When.
  CHECK ((answer = ANY (ARRAY['yes'::text, 'remotely'::text, 'no'::text])))
  FOREIGN KEY (answered_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (meeting_id) REFERENCES networks.meeting(id) ON DELETE CASCADE
  FOREIGN KEY (person_id) REFERENCES organisation.person(id) ON DELETE CASCADE
  PRIMARY KEY (meeting_id, person_id)

-- Whom a piece of news is for: those who were members when it was made (att berätta). Told once each, or gone when she has left or wants none.
networks.to_tell
  news_id uuid not null -- Which news.
  person_id uuid not null -- Who.
  told_at timestamp with time zone -- When the letter with it was put in the outbox.
  FOREIGN KEY (news_id) REFERENCES networks.news(id) ON DELETE CASCADE
  FOREIGN KEY (person_id) REFERENCES organisation.person(id) ON DELETE CASCADE
  PRIMARY KEY (news_id, person_id)

-- A function a person holds at a unit (uppdrag): VIN-handläggare, VIN-ombud, skyddsombud. A function is not an access role.
organisation.assignment
  id uuid not null default gen_random_uuid() -- 
  person_id uuid not null -- Who.
  unit_id uuid not null -- Where.
  function text not null -- vin_handler (VIN-handläggare), vin_representative (VIN-ombud), safety_representative (skyddsombud), child_contact (barnets kontaktperson).
  starts_on date not null default CURRENT_DATE -- First day.
  ended_on date -- First day she no longer holds it.
  hidden boolean not null default false -- True for protected identity; kept by trigger from person.protected_at.
  CHECK (((ended_on IS NULL) OR (ended_on >= starts_on)))
  CHECK ((function = ANY (ARRAY['vin_handler'::text, 'vin_representative'::text, 'safety_representative'::text, 'child_contact'::text])))
  EXCLUDE USING gist (person_id WITH =, unit_id WITH =, function WITH =, daterange(starts_on, ended_on) WITH &&)
  FOREIGN KEY (person_id) REFERENCES organisation.person(id) ON DELETE CASCADE
  FOREIGN KEY (unit_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  PRIMARY KEY (id)

-- How to reach a person at work (kontaktuppgifter), apart from the person so that it can be hidden.
organisation.contact
  person_id uuid not null -- Whose.
  email text -- Work e-mail.
  phone text -- Work phone.
  hidden boolean not null default false -- True for protected identity; kept by trigger from person.protected_at.
  safe boolean not null default false -- A safe channel (säker kontaktväg): she or a named reader has said that she can be reached here without danger. No register overwrites it.
  safe_by uuid -- Who said so.
  safe_at timestamp with time zone -- When.
  CHECK (((email ~ '^[^@\s]+@[^@\s]+$'::text) AND (length(email) <= 254)))
  CHECK ((length(phone) <= 40))
  FOREIGN KEY (person_id) REFERENCES organisation.person(id) ON DELETE CASCADE
  FOREIGN KEY (safe_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  PRIMARY KEY (person_id)

-- A municipality's own directory of people and groups (katalog), such as Entra ID, that tells by SCIM 2.0 who may sign in. RFC 7644.
organisation.directory
  id uuid not null default gen_random_uuid() -- 
  organisation_id uuid not null -- The municipality whose directory it is; it acts in that municipality only.
  label text not null -- What its administrators call it.
  created_by uuid -- Who entered it; empty where the operator did.
  created_at timestamp with time zone not null default now() -- When.
  CHECK (((label <> ''::text) AND (length(label) <= 120)))
  FOREIGN KEY (created_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (organisation_id) REFERENCES organisation.organisation(id) ON DELETE CASCADE
  PRIMARY KEY (id)

-- A request of a directory's that was refused (katalogfel), for its administrators to mend; the last two hundred.
organisation.directory_fault
  id bigint not null -- 
  directory_id uuid not null -- Whose.
  at timestamp with time zone not null default now() -- When.
  request text not null -- Method and kind of resource: PATCH Users.
  status smallint not null -- HTTP status of the answer.
  reason text not null -- Why, as a key of our texts.
  what text -- Which attribute, or whose external id; never a name or an address.
  CHECK ((length(reason) <= 60))
  CHECK ((length(request) <= 60))
  CHECK ((length(what) <= 200))
  FOREIGN KEY (directory_id) REFERENCES organisation.directory(id) ON DELETE CASCADE
  PRIMARY KEY (id)

-- A group in a municipality's directory (kataloggrupp). It gives nothing until an administrator has tied a role to it.
organisation.directory_group
  id uuid not null default gen_random_uuid() -- 
  directory_id uuid not null -- Which directory.
  display_name text not null -- Its name there.
  external_id text -- The directory's own id of it.
  version integer not null default 1 -- Counts changes, of its members too; the ETag.
  created_at timestamp with time zone not null default now() -- When the directory first told of it.
  updated_at timestamp with time zone not null default now() -- When it last told something new.
  deleted_at timestamp with time zone -- When the directory removed it; its roles ended then.
  CHECK (((display_name <> ''::text) AND (length(display_name) <= 254)))
  CHECK (((external_id <> ''::text) AND (length(external_id) <= 254)))
  FOREIGN KEY (directory_id) REFERENCES organisation.directory(id) ON DELETE CASCADE
  PRIMARY KEY (id)

-- A key with which a directory calls (katalognyckel), kept hashed. A directory may have two for a while, so that they can be changed without a stop.
organisation.directory_key
  id uuid not null default gen_random_uuid() -- 
  directory_id uuid not null -- Whose.
  secret_hash bytea not null -- sha256 of the secret; the secret itself is shown once.
  expires_at timestamp with time zone not null -- When it ends.
  last_used_at timestamp with time zone -- When it was last used, to the minute.
  revoked_at timestamp with time zone -- When it was ended beforehand.
  created_by uuid -- Who made it; empty where the operator did.
  created_at timestamp with time zone not null default now() -- When.
  FOREIGN KEY (created_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (directory_id) REFERENCES organisation.directory(id) ON DELETE CASCADE
  PRIMARY KEY (id)
  UNIQUE (secret_hash)

-- Who is in a directory's group (gruppmedlem).
organisation.directory_member
  group_id uuid not null -- Which group.
  directory_id uuid not null -- The group's directory, which must know the person.
  person_id uuid not null -- Who.
  since timestamp with time zone not null default now() -- Since when.
  FOREIGN KEY (directory_id, person_id) REFERENCES organisation.directory_person(directory_id, person_id) ON DELETE CASCADE
  FOREIGN KEY (group_id) REFERENCES organisation.directory_group(id) ON DELETE CASCADE
  PRIMARY KEY (group_id, person_id)

-- A person as a municipality's directory tells of her (katalogperson). What the directory sent is kept apart from what HR and she herself have said: it may read nothing else back.
organisation.directory_person
  directory_id uuid not null -- Which directory.
  person_id uuid not null -- Who; her id in SCIM.
  user_name text not null -- SCIM userName, as a rule her user principal name.
  external_id text -- The directory's own id of her, which never changes: what an identity provider links by.
  active boolean not null default true -- Whether the directory lets her in.
  display_name text -- SCIM displayName.
  given_name text -- SCIM name.givenName.
  family_name text -- SCIM name.familyName.
  email text -- SCIM work e-mail.
  phone text -- SCIM work phone.
  mobile text -- SCIM mobile phone.
  language text -- SCIM preferredLanguage.
  employee_number text -- SCIM employeeNumber: the HR system's number, by which she is known again.
  version integer not null default 1 -- Counts changes; the ETag.
  created_at timestamp with time zone not null default now() -- When the directory first told of her.
  updated_at timestamp with time zone not null default now() -- When it last told something new.
  deleted_at timestamp with time zone -- When the directory removed her; kept so that she is the same person if she comes back.
  made_account boolean not null default false -- Whether her account was made by the directory: only then does the directory move its address.
  CHECK (((email ~ '^[^@\s]+@[^@\s]+$'::text) AND (length(email) <= 254)))
  CHECK (((employee_number <> ''::text) AND (length(employee_number) <= 40)))
  CHECK (((external_id <> ''::text) AND (length(external_id) <= 254)))
  CHECK (((user_name <> ''::text) AND (length(user_name) <= 254)))
  CHECK ((length(display_name) <= 254))
  CHECK ((length(family_name) <= 100))
  CHECK ((length(given_name) <= 100))
  CHECK ((length(language) <= 35))
  CHECK ((length(mobile) <= 40))
  CHECK ((length(phone) <= 40))
  FOREIGN KEY (directory_id) REFERENCES organisation.directory(id) ON DELETE CASCADE
  FOREIGN KEY (person_id) REFERENCES organisation.person(id) ON DELETE CASCADE
  PRIMARY KEY (directory_id, person_id)

-- A role that a group's members have for as long as they are in it (gruppens roll).
organisation.directory_role
  id uuid not null default gen_random_uuid() -- 
  group_id uuid not null -- Which group.
  role text not null -- Which role.
  organisation_id uuid not null -- Where: this organisation and its subtree, within the directory's municipality.
  given_by uuid not null -- Who tied it to the group. She herself never has it by the group: nobody raises her own.
  given_at timestamp with time zone not null default now() -- When.
  ended_by uuid -- Who untied it.
  ended_at timestamp with time zone -- When; empty while it lasts.
  FOREIGN KEY (ended_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (given_by) REFERENCES organisation.person(id) ON DELETE RESTRICT
  FOREIGN KEY (group_id) REFERENCES organisation.directory_group(id) ON DELETE CASCADE
  FOREIGN KEY (organisation_id) REFERENCES organisation.organisation(id) ON DELETE CASCADE
  PRIMARY KEY (id)

-- A person's name has become known to another organisation (utlämnande): she takes part in something it arranges. GDPR art. 15: recipients.
organisation.disclosure
  person_id uuid not null -- Whose name.
  organisation_id uuid not null -- Who got to know it.
  reason text not null -- Why.
  since timestamp with time zone not null default now() -- When.
  CHECK ((reason = ANY (ARRAY['course_participant'::text, 'trainer'::text])))
  FOREIGN KEY (organisation_id) REFERENCES organisation.organisation(id) ON DELETE CASCADE
  FOREIGN KEY (person_id) REFERENCES organisation.person(id) ON DELETE CASCADE
  PRIMARY KEY (person_id, organisation_id, reason)

-- A person at a unit in a profession from a day to a day (anställning): turnover as a fact.
organisation.employment
  id uuid not null default gen_random_uuid() -- 
  municipality_id uuid not null -- The employer: municipality or other top organisation.
  unit_id uuid not null -- Where she works.
  person_id uuid not null -- Who.
  profession text not null -- Profession (befattning), as HR writes it.
  share numeric(4,3) not null default 1 -- Share of full time, 0–1 (sysselsättningsgrad).
  starts_on date not null -- First day.
  ended_on date -- First day she no longer works there: she counts out that same day. Empty while it lasts.
  leads boolean not null default false -- She leads the unit (chef).
  hidden boolean not null default false -- True for protected identity; kept by trigger from person.protected_at.
  entered_at timestamp with time zone not null default now() -- When this employer first entered her, handed on from one employment to the next without a break. The employer who entered her first is her controller.
  CHECK (((ended_on IS NULL) OR (ended_on >= starts_on)))
  CHECK (((profession <> ''::text) AND (length(profession) <= 120)))
  CHECK (((share > (0)::numeric) AND (share <= (1)::numeric)))
  EXCLUDE USING gist (((((person_id)::text || (unit_id)::text) || profession)) WITH =, daterange(starts_on, ended_on) WITH &&)
  FOREIGN KEY (municipality_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  FOREIGN KEY (person_id) REFERENCES organisation.person(id) ON DELETE CASCADE
  FOREIGN KEY (unit_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  PRIMARY KEY (id)

-- A node of the tree: region, municipality, administration (förvaltning), unit (enhet), or an external organisation beside it.
organisation.organisation
  id uuid not null default gen_random_uuid() -- 
  parent_id uuid -- The organisation it belongs to; empty at the top.
  kind text not null -- region, centre (regional kunskapscentrum), municipality (kommun), administration (förvaltning), unit (enhet), or kind of external organisation.
  name text not null -- Name.
  code text -- Official code as text ("0127") for municipalities and regions, as in Kolada; the HR system's code below them.
  sector text -- Line of work (verksamhetsområde), for target groups; inherited by what lies below.
  path uuid[] not null default '{}'::uuid[] -- Ids from the top down to itself; kept by trigger.
  municipality_id uuid -- The municipality it lies in, itself for a municipality; empty outside municipalities. Kept by trigger.
  closed_on date -- First day it no longer exists; people and history stay.
  created_at timestamp with time zone not null default now() -- When it was entered.
  kept_by uuid -- For an external organisation: whose administrators keep its entry.
  CHECK (((name <> ''::text) AND (length(name) <= 200)))
  CHECK ((code <> ''::text))
  CHECK ((kind = ANY (ARRAY['region'::text, 'centre'::text, 'municipality'::text, 'administration'::text, 'unit'::text, 'police'::text, 'health_care'::text, 'womens_shelter'::text, 'housing_company'::text, 'other_external'::text])))
  CHECK ((parent_id <> id))
  CHECK ((sector = ANY (ARRAY['elderly_care'::text, 'disability'::text, 'social_services'::text, 'school'::text, 'preschool'::text, 'health'::text, 'culture'::text, 'technical'::text, 'central'::text])))
  FOREIGN KEY (kept_by) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  FOREIGN KEY (municipality_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  FOREIGN KEY (parent_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  PRIMARY KEY (id)

-- A person who works with Samfrid or is counted in it: employee or external participant (person). Never a client.
organisation.person
  id uuid not null default gen_random_uuid() -- 
  given_name text not null -- Given name (tilltalsnamn).
  family_name text not null -- Family name (efternamn).
  language text not null default 'sv'::text -- Language for pages and letters.
  protected_at timestamp with time zone -- Since when she has protected identity (skyddade personuppgifter); then nobody but herself and her named readers sees that she is here. OSL 21:3.
  created_at timestamp with time zone not null default now() -- When she was entered.
  protection text -- marked: secrecy marking (sekretessmarkering) or protected population registration (skyddad folkbokföring). closed: fictitious personal data (fingerade personuppgifter) or the gravest threat; nothing but a named reader opens it. Empty without protection.
  identity_kept_at timestamp with time zone -- When she was first marked: from then on her personal number is never exchanged here, also after the mark has ended, so that an old and a new identity cannot meet in one record.
  closed_at timestamp with time zone -- When her record was first closed: from then on no register changes her name, also after the mark has ended.
  CHECK (((given_name <> ''::text) AND (length(given_name) <= 100)))
  CHECK (((protected_at IS NULL) = (protection IS NULL)))
  CHECK ((language = ANY (ARRAY['sv'::text, 'en'::text])))
  CHECK ((length(family_name) <= 100))
  CHECK ((protection = ANY (ARRAY['marked'::text, 'closed'::text])))
  PRIMARY KEY (id)

-- A personal number (personnummer), optional and encrypted; no login of requests may read it.
organisation.personal_number
  person_id uuid not null -- Whose.
  sealed bytea not null -- AES-256-GCM, key outside the database.
  blind_index bytea not null -- HMAC of the number, to find the same person again without decrypting.
  FOREIGN KEY (person_id) REFERENCES organisation.person(id) ON DELETE CASCADE
  PRIMARY KEY (person_id)
  UNIQUE (blind_index)

-- Who by name may see a person with protected identity (namngiven läsare). A role alone never does.
organisation.protected_reader
  id uuid not null default gen_random_uuid() -- 
  person_id uuid not null -- The protected person.
  reader_id uuid not null -- Who may see her.
  ground text not null -- Why: nearest_manager (her nearest manager when she was marked), staffing, salary, security, other. A choice, because free words would come to hold what is protected.
  given_by uuid -- Who proposed it; empty where the house did, for the nearest manager of that day.
  given_at timestamp with time zone not null default now() -- When.
  confirmed_by uuid -- Who confirmed it: another than the one who proposed it and than the reader. Empty for the nearest manager of that day.
  confirmed_at timestamp with time zone -- From when she may see; empty while it is only proposed.
  ended_by uuid -- Who ended it; empty where the house did.
  ended_at timestamp with time zone -- From when she may no longer see.
  CHECK (((confirmed_by IS NULL) OR ((confirmed_by <> reader_id) AND (confirmed_by IS DISTINCT FROM given_by))))
  CHECK ((ground = ANY (ARRAY['nearest_manager'::text, 'staffing'::text, 'salary'::text, 'security'::text, 'other'::text])))
  CHECK ((person_id <> reader_id))
  FOREIGN KEY (confirmed_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (ended_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (given_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (person_id) REFERENCES organisation.person(id) ON DELETE CASCADE
  FOREIGN KEY (reader_id) REFERENCES organisation.person(id) ON DELETE CASCADE
  PRIMARY KEY (id)

-- That a protection ends or becomes weaker (lättnad i skyddet): proposed by one, confirmed by another, because whoever could end it alone could read alone.
organisation.protection_easing
  id uuid not null default gen_random_uuid() -- 
  person_id uuid not null -- The protected person.
  wanted text not null -- none: the protection ends. marked: closed becomes marked.
  ground text not null -- own_wish (she has asked for it), authority_ended (Skatteverket or the police has ended it), mistake (it was put on the wrong person).
  proposed_by uuid -- Who proposed it.
  proposed_at timestamp with time zone not null default now() -- When.
  confirmed_by uuid -- Who confirmed it: another.
  confirmed_at timestamp with time zone -- When; from then on it is so.
  ended_at timestamp with time zone -- When the proposal was taken back.
  CHECK (((confirmed_by IS DISTINCT FROM proposed_by) OR (confirmed_by IS NULL)))
  CHECK ((ground = ANY (ARRAY['own_wish'::text, 'authority_ended'::text, 'mistake'::text])))
  CHECK ((wanted = ANY (ARRAY['none'::text, 'marked'::text])))
  FOREIGN KEY (confirmed_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (person_id) REFERENCES organisation.person(id) ON DELETE CASCADE
  FOREIGN KEY (proposed_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  PRIMARY KEY (id)

-- One import of staff from the HR system (personalimport): uploaded, previewed, then applied whole or not at all.
organisation.staff_import
  id uuid not null default gen_random_uuid() -- 
  organisation_id uuid not null -- The municipality.
  file_id uuid -- The uploaded file.
  file_name text not null -- Its name.
  mapping jsonb not null default '{}'::jsonb -- Which column means what; the last one is suggested next time.
  state text not null default 'uploaded'::text -- Where it stands.
  rows_total integer not null default 0 -- Rows to go through.
  rows_done integer not null default 0 -- Rows gone through: progress.
  counts jsonb not null default '{}'::jsonb -- How many are added, moved, changed, ended, unchanged, faulty.
  trouble text -- Why the file could not be read or applied.
  created_by uuid -- Who uploaded it.
  created_at timestamp with time zone not null default now() -- When.
  finished_at timestamp with time zone -- When it was applied or given up.
  columns jsonb not null default '[]'::jsonb -- Headings of the file, each with a few examples that no person can be put together from.
  whole_staff boolean not null default true -- The file is the whole staff: who is missing in it ends.
  creates_units boolean not null default false -- Units the tree lacks are made as the file has them; else they are faults.
  digest text -- Digest of what the preview showed: applied only if it would do the same still.
  applied_by uuid -- Who applied it.
  CHECK ((state = ANY (ARRAY['uploaded'::text, 'reading'::text, 'previewed'::text, 'unreadable'::text, 'applying'::text, 'applied'::text, 'abandoned'::text])))
  FOREIGN KEY (organisation_id) REFERENCES organisation.organisation(id) ON DELETE CASCADE
  PRIMARY KEY (id)

-- What one row of the file would do, or why it is faulty (importrad).
organisation.staff_import_row
  import_id uuid not null -- Which import.
  row_number integer not null -- Row as Excel numbers it; negative for people who are missing in the file.
  number text -- The HR system's number for the person, as read.
  given_name text -- Given name, as read.
  family_name text -- Family name, as read.
  email text -- Work e-mail, as read; emptied when the import is over.
  phone text -- Work phone, as read; emptied when the import is over.
  personal_number bytea -- Personal number, encrypted; emptied when the import is over.
  blind_index bytea -- HMAC of the personal number; emptied when the import is over.
  administration text -- Administration, as read.
  unit text -- Unit by name, as read.
  unit_code text -- Unit by the HR system's code, as read.
  profession text -- Profession, as read.
  share numeric(4,3) -- Share of full time, as read.
  starts_on date -- First day, as read: often the day of hire, whatever unit it was at.
  ended_on date -- First day she no longer works there, as read (the file has the last day).
  leads boolean -- Leads the unit, as read; empty where the file does not say.
  protected boolean not null default false -- Protected identity, as read.
  hidden boolean not null default false -- Protected identity, in the file or already here: then the preview shows no unit.
  person_id uuid -- Who that is: someone already here, or the id she will get.
  is_new boolean not null default false -- She is not here yet.
  unit_id uuid -- Which unit that is, or the id it will get.
  employment_id uuid -- The employment here that the row speaks of.
  plan text -- What is done with the employment: match, renew (a new one follows at once), profession, move, correct (a mistake of today mended in place), add, missing (ends), keep.
  switch_on date -- For renew, profession and move: the old employment's end and the new one's start.
  new_start date -- First day the employment will have.
  new_end date -- First day after it, as it will be.
  action text not null default 'same'::text -- What the preview calls it: add, move, change, end, same or fault.
  faults jsonb not null default '[]'::jsonb -- Every fault of the row: key and values for the sentence.
  reasons jsonb not null default '[]'::jsonb -- What changes: key and values for the sentence; without places for protected identity.
  name text -- Name for the preview.
  workplace text -- Unit for the preview; empty for protected identity.
  guarded uuid -- The protected person the row was found to be about; then the row keeps neither name, number, e-mail nor phone, and changes none of them.
  untouched boolean not null default false -- The row brought an e-mail or phone that it may not change: protected identity or a safe channel.
  CHECK ((action = ANY (ARRAY['add'::text, 'move'::text, 'change'::text, 'end'::text, 'same'::text, 'fault'::text])))
  CHECK ((plan = ANY (ARRAY['match'::text, 'renew'::text, 'profession'::text, 'move'::text, 'correct'::text, 'add'::text, 'missing'::text, 'keep'::text])))
  FOREIGN KEY (import_id) REFERENCES organisation.staff_import(id) ON DELETE CASCADE
  PRIMARY KEY (import_id, row_number)

-- The HR system's number for a person in a municipality (anställningsnummer).
organisation.staff_number
  municipality_id uuid not null -- The employer.
  number text not null -- The number, as text.
  person_id uuid not null -- Whose.
  CHECK (((number <> ''::text) AND (length(number) <= 40)))
  FOREIGN KEY (municipality_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  FOREIGN KEY (person_id) REFERENCES organisation.person(id) ON DELETE CASCADE
  PRIMARY KEY (municipality_id, number)

-- A person whose data the incident concerns (berörd), and whether and how she was told. GDPR art. 34.
oversight.affected_person
  incident_id uuid not null -- Which incident.
  person_id uuid not null -- Who.
  added_by uuid not null -- Who put her on the list.
  added_at timestamp with time zone not null default now() -- When.
  told_at timestamp with time zone -- When she was told, or when it was decided not to.
  told_by uuid -- Who told or decided.
  channel text -- in_person (i ett möte), phone (på telefon), post (brev), through_reader (genom den som är hennes namngivna läsare), not_told (inte underrättad, med skäl).
  note text -- Why not, or what was agreed.
  CHECK ((((told_at IS NULL) = (channel IS NULL)) AND ((told_at IS NULL) = (told_by IS NULL))))
  CHECK ((channel = ANY (ARRAY['in_person'::text, 'phone'::text, 'post'::text, 'through_reader'::text, 'not_told'::text])))
  CHECK ((length(note) <= 1000))
  FOREIGN KEY (incident_id) REFERENCES oversight.incident(id) ON DELETE RESTRICT
  FOREIGN KEY (person_id) REFERENCES organisation.person(id) ON DELETE CASCADE
  PRIMARY KEY (incident_id, person_id)

-- A log entry to be judged (utvald loggpost).
oversight.drawn_entry
  id uuid not null default gen_random_uuid() -- 
  review_id uuid not null -- In which review.
  entry_id bigint not null -- The entry in the log. No foreign key: the log is weeded after its own years.
  place smallint not null -- Place in the list, from 1: the strongest reasons first.
  person_id uuid not null -- Who did it.
  unit_id uuid -- From which unit; a head sees what comes from units she leads.
  about_person_id uuid -- Whom it was about; she does not judge it herself.
  reasons text[] not null -- Why it was drawn: random, or names of rules.
  outcome text -- justified (har skäl), asked (medarbetaren tillfrågad), deviation (avvikelse).
  comment text -- What the reviewer wrote.
  judged_by uuid -- Who judged; never the one who did it.
  judged_at timestamp with time zone -- When.
  CHECK ((((outcome IS NULL) = (judged_at IS NULL)) AND ((outcome IS NULL) = (judged_by IS NULL))))
  CHECK ((judged_by <> person_id))
  CHECK ((length(comment) <= 2000))
  CHECK ((outcome = ANY (ARRAY['justified'::text, 'asked'::text, 'deviation'::text])))
  FOREIGN KEY (review_id) REFERENCES oversight.review(id) ON DELETE RESTRICT
  PRIMARY KEY (id)
  UNIQUE (review_id, entry_id)

-- Entries of the log frozen for an incident (fryst bevis): copied whole with a digest, added and never changed.
oversight.evidence
  id uuid not null -- 
  incident_id uuid not null -- For which incident.
  from_at timestamp with time zone not null -- From when.
  until_at timestamp with time zone not null -- Until when.
  person_id uuid -- Only what she did, where chosen.
  act text -- Only this act, where chosen.
  entries integer not null -- How many.
  content text not null -- One JSON line an entry, with its place and hash in the chain.
  sha256 bytea not null -- sha256 of the content in UTF-8: the same as of the exported file.
  frozen_by uuid not null -- Who froze it.
  frozen_at timestamp with time zone not null default now() -- When.
  CHECK ((entries > 0))
  CHECK ((until_at > from_at))
  FOREIGN KEY (incident_id) REFERENCES oversight.incident(id) ON DELETE RESTRICT
  PRIMARY KEY (id)

-- A question to who did it, or a deviation, until it is settled (uppföljning).
oversight.follow_up
  drawn_id uuid not null -- Of which entry.
  kind text not null -- question (fråga) or deviation (avvikelse).
  person_id uuid not null -- Who did it: she answers.
  question text not null default ''::text -- What she is asked.
  opened_by uuid not null -- Who opened it.
  opened_at timestamp with time zone not null default now() -- When.
  due_on date not null -- Should be settled by then.
  answer text -- Her answer.
  answered_at timestamp with time zone -- When she answered; it is not changed after.
  result text -- How it ended: justified or deviation.
  closing text -- What was found and done.
  closed_by uuid -- Who settled it.
  closed_at timestamp with time zone -- When.
  CHECK ((((closed_at IS NULL) = (closed_by IS NULL)) AND ((closed_at IS NULL) = (result IS NULL))))
  CHECK ((closed_by <> person_id))
  CHECK ((kind = ANY (ARRAY['question'::text, 'deviation'::text])))
  CHECK ((length(answer) <= 4000))
  CHECK ((length(closing) <= 4000))
  CHECK ((length(question) <= 2000))
  CHECK ((result = ANY (ARRAY['justified'::text, 'deviation'::text])))
  FOREIGN KEY (drawn_id) REFERENCES oversight.drawn_entry(id) ON DELETE RESTRICT
  PRIMARY KEY (drawn_id)

-- Something that has happened to information or to the system (incident). CSL 2025:1506 2 kap.; GDPR art. 33–34.
oversight.incident
  id uuid not null -- 
  controller_id uuid not null -- Whose incident.
  title text not null -- What, in a few words and without anybody's name.
  story text not null -- What has happened, as it was reported.
  aware_at timestamp with time zone not null -- When we became aware: the clocks run from here.
  reported_by uuid not null -- Who reported it.
  reported_at timestamp with time zone not null default now() -- When.
  taken_by uuid -- Who answers for handling it.
  taken_at timestamp with time zone -- Since when.
  cyber text not null default 'unjudged'::text -- unjudged (inte bedömd), significant (betydande), not_significant (inte betydande). CSL 2:5.
  personal_data text not null default 'unjudged'::text -- unjudged (inte bedömd), high_risk (hög risk: de berörda ska få veta), risk (anmäls), no_risk (anmäls inte), none (inga personuppgifter). GDPR art. 33–34.
  judged_by uuid -- Who classified it last.
  judged_at timestamp with time zone -- When.
  warned text[] not null default '{}'::text[] -- Clocks that have been warned of by letter.
  lessons text -- What was learnt, when it was closed.
  closed_by uuid -- Who closed it.
  closed_at timestamp with time zone -- When.
  CHECK ((((closed_at IS NULL) = (closed_by IS NULL)) AND ((closed_at IS NULL) = (lessons IS NULL))))
  CHECK (((closed_at IS NULL) OR ((cyber <> 'unjudged'::text) AND (personal_data <> 'unjudged'::text))))
  CHECK (((story <> ''::text) AND (length(story) <= 4000)))
  CHECK (((title <> ''::text) AND (length(title) <= 120)))
  CHECK ((aware_at <= (reported_at + '01:00:00'::interval)))
  CHECK ((cyber = ANY (ARRAY['unjudged'::text, 'significant'::text, 'not_significant'::text])))
  CHECK ((length(lessons) <= 4000))
  CHECK ((personal_data = ANY (ARRAY['unjudged'::text, 'high_risk'::text, 'risk'::text, 'no_risk'::text, 'none'::text])))
  FOREIGN KEY (controller_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  PRIMARY KEY (id)

-- Something to do because of an incident (åtgärd).
oversight.measure
  id uuid not null -- 
  incident_id uuid not null -- Which incident.
  what text not null -- What.
  due_on date -- By when.
  added_by uuid not null -- Who wrote it.
  added_at timestamp with time zone not null default now() -- When.
  done_by uuid -- Who did it.
  done_at timestamp with time zone -- When.
  CHECK (((done_at IS NULL) = (done_by IS NULL)))
  CHECK (((what <> ''::text) AND (length(what) <= 500)))
  FOREIGN KEY (incident_id) REFERENCES oversight.incident(id) ON DELETE RESTRICT
  PRIMARY KEY (id)

-- A report that has been sent to an authority (anmälan): to the CSIRT or to IMY.
oversight.notice
  incident_id uuid not null -- Of which incident.
  kind text not null -- early_notice (tidig varning, 24 timmar), notification (incidentanmälan, 72 timmar), final_report (slutrapport, en månad), data_breach (personuppgiftsincident till IMY, 72 timmar).
  sent_at timestamp with time zone not null -- When it was sent.
  reference text not null -- The authority's number.
  entered_by uuid not null -- Who ticked it off.
  entered_at timestamp with time zone not null default now() -- When it was ticked off.
  CHECK (((reference <> ''::text) AND (length(reference) <= 120)))
  CHECK ((kind = ANY (ARRAY['early_notice'::text, 'notification'::text, 'final_report'::text, 'data_breach'::text])))
  CHECK ((sent_at <= (entered_at + '00:01:00'::interval)))
  FOREIGN KEY (incident_id) REFERENCES oversight.incident(id) ON DELETE RESTRICT
  PRIMARY KEY (incident_id, kind)

-- Someone asks who has looked at her (begäran om loggutdrag). GDPR art. 15; weighed against secrecy.
oversight.request
  id uuid not null -- 
  person_id uuid not null -- Who asks: always about herself.
  controller_id uuid not null -- Whose log it concerns.
  from_on date not null -- First day asked about.
  until_on date not null -- Last day asked about.
  wish text not null default ''::text -- What she wrote.
  made_at timestamp with time zone not null default now() -- When she asked.
  due_on date not null -- Answered by then: one month, GDPR art. 12.3.
  taken_by uuid -- Who works it.
  taken_at timestamp with time zone -- Since when.
  decided_by uuid -- Who decided; never herself.
  decided_at timestamp with time zone -- When; a decision is not changed after.
  ground text -- Ground for what was held back; empty where all was disclosed. osl_21_3 protected staff, osl_39_3 threatened staff, osl_17_1 review and control, osl_18_1 suspected crime, osl_18_8 security, osl_26_1 someone else in the social services, gdpr_15_4 others' rights.
  weighing text -- How it was weighed.
  withdrawn_at timestamp with time zone -- When she took it back.
  CHECK ((((decided_at IS NULL) = (decided_by IS NULL)) AND ((decided_at IS NULL) = (weighing IS NULL))))
  CHECK (((decided_by <> person_id) AND (taken_by <> person_id)))
  CHECK ((ground = ANY (ARRAY['osl_21_3'::text, 'osl_39_3'::text, 'osl_17_1'::text, 'osl_18_1'::text, 'osl_18_8'::text, 'osl_26_1'::text, 'gdpr_15_4'::text])))
  CHECK ((length(weighing) <= 4000))
  CHECK ((length(wish) <= 1000))
  CHECK ((until_on >= from_on))
  FOREIGN KEY (controller_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  FOREIGN KEY (person_id) REFERENCES organisation.person(id) ON DELETE CASCADE
  PRIMARY KEY (id)

-- One look at her as it was decided (post i utdraget); written with the decision and never changed.
oversight.request_entry
  request_id uuid not null -- In which request.
  entry_id bigint not null -- The entry in the log.
  at timestamp with time zone not null -- When it was.
  act text not null -- What was done.
  reader_id uuid -- Who looked; empty for jobs. Shown to her only where the outcome is named and the reader is not protected.
  unit_id uuid -- From which unit.
  role text -- As which role.
  outcome text not null -- named (namnet lämnas ut), unit (bara enhet och roll), withheld (lämnas inte ut).
  CHECK ((outcome = ANY (ARRAY['named'::text, 'unit'::text, 'withheld'::text])))
  FOREIGN KEY (request_id) REFERENCES oversight.request(id) ON DELETE CASCADE
  PRIMARY KEY (request_id, entry_id)

-- One head's part of a month's sample (loggkontroll), signed when every entry is judged. 2001:454 10 §.
oversight.review
  id uuid not null default gen_random_uuid() -- 
  controller_id uuid not null -- Whose log.
  month date not null -- First day of the month.
  reviewer_id uuid -- Head who goes through it; empty where the log reviewers do, since nobody reviews herself.
  due_on date not null -- Last day it should be signed.
  reminded_at timestamp with time zone -- When the head was reminded.
  escalated_at timestamp with time zone -- When the log reviewers were told that it is late; from then they may go through it too.
  signed_by uuid -- Who signed.
  signed_at timestamp with time zone -- When; after that no judgement in it is changed.
  conclusion text -- What she wrote when she signed.
  CHECK (((signed_at IS NULL) = (signed_by IS NULL)))
  CHECK ((length(conclusion) <= 2000))
  FOREIGN KEY (controller_id, month) REFERENCES oversight.sample(controller_id, month) ON DELETE RESTRICT
  PRIMARY KEY (id)
  UNIQUE NULLS NOT DISTINCT (controller_id, month, reviewer_id)

-- One month's sample of a controller's log (urval). Seed, sizes and rules are kept, so that the same sample can be made again.
oversight.sample
  controller_id uuid not null -- Whose log.
  month date not null -- First day of the month.
  seed text not null -- What chance was made of: entries are in the order of sha256(seed, id).
  random_size smallint not null -- Size by chance, as it was.
  risk_size smallint not null -- Size by risk, as it was.
  rules text[] not null -- Rules in force when it was drawn.
  entries integer not null -- Entries it was drawn from.
  drawn_at timestamp with time zone not null default now() -- When.
  CHECK ((EXTRACT(day FROM month) = (1)::numeric))
  FOREIGN KEY (controller_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  PRIMARY KEY (controller_id, month)

-- How many entries a head goes through each month (urvalets storlek), where a controller has chosen other than 5 by chance and 15 by risk.
oversight.sample_size
  controller_id uuid not null -- Controller (personuppgiftsansvarig).
  random_size smallint not null default 5 -- Entries drawn by chance for each head.
  risk_size smallint not null default 15 -- At most so many by risk for each head; opened in an emergency comes besides, always.
  set_by uuid -- Who chose.
  set_at timestamp with time zone not null default now() -- When.
  CHECK (((random_size >= 1) AND (random_size <= 100)))
  CHECK (((risk_size >= 0) AND (risk_size <= 200)))
  FOREIGN KEY (controller_id) REFERENCES organisation.organisation(id) ON DELETE CASCADE
  PRIMARY KEY (controller_id)

-- What was done with an incident, in order (tidslinje); added and never changed.
oversight.step
  id bigint not null -- 
  incident_id uuid not null -- Which incident.
  at timestamp with time zone not null default clock_timestamp() -- When.
  person_id uuid -- Who.
  kind text not null -- What: reported, taken, judged, sent, frozen, listed, told, planned, done, noted, closed.
  words text not null default ''::text -- What she wrote, or the facts of it.
  CHECK ((kind = ANY (ARRAY['reported'::text, 'taken'::text, 'judged'::text, 'sent'::text, 'frozen'::text, 'listed'::text, 'told'::text, 'planned'::text, 'done'::text, 'noted'::text, 'closed'::text])))
  CHECK ((length(words) <= 4000))
  FOREIGN KEY (incident_id) REFERENCES oversight.incident(id) ON DELETE RESTRICT
  PRIMARY KEY (id)

-- A key for the API (åtkomstnyckel), hashed. It may at most what its person may, within its scopes.
platform.api_token
  id uuid not null default gen_random_uuid() -- 
  person_id uuid not null -- As whom it acts.
  label text not null default ''::text -- What it is for.
  secret_hash bytea not null -- sha256 of the key.
  scopes text[] not null default '{}'::text[] -- Permissions it is limited to; empty means all the person has.
  created_at timestamp with time zone not null default now() -- When it was made.
  expires_at timestamp with time zone not null -- When it stops working.
  revoked_at timestamp with time zone -- When it was ended.
  last_used_at timestamp with time zone -- Last use, to the minute.
  level smallint not null default 2 -- Level of the session it was made in: it reaches no further.
  CHECK (((level >= 1) AND (level <= 3)))
  CHECK ((length(label) <= 120))
  PRIMARY KEY (id)
  UNIQUE (secret_hash)

-- The people one may sign in as in demo mode (demopersoner).
platform.demo_persona
  persona text not null -- Name of the persona: course-planner.
  person_id uuid not null -- Who that is.
  position integer not null -- Order on the sign-in page.
  PRIMARY KEY (persona)

-- What has been erased for good (radering): ids only. Done again after a restore from a backup that is older, so that it does not come back.
platform.erasure
  noun text not null -- Table of what was erased: organisation.person.
  id uuid not null -- 
  erased_at timestamp with time zone not null default clock_timestamp() -- When.
  erased_by uuid -- Who did it; empty for the command line and for what a restore did again.
  ground text not null -- Why, and by which law or decision; never a name.
  CHECK (((ground <> ''::text) AND (length(ground) <= 500)))
  CHECK ((noun ~ '^[a-z_]+\.[a-z_]+$'::text))
  PRIMARY KEY (noun, id)

-- An uploaded file (fil), in the database so that every process and every backup has it. Read only through the record it belongs to.
platform.file
  id uuid not null default gen_random_uuid() -- 
  name text not null -- Name as uploaded.
  type text not null -- Media type, decided from its content.
  bytes bytea not null -- Content, 50 MB at most.
  sha256 bytea not null -- Digest of the content.
  uploaded_by uuid -- Who uploaded it.
  uploaded_at timestamp with time zone not null default now() -- When.
  CHECK (((name <> ''::text) AND (length(name) <= 255)))
  CHECK ((length(bytes) <= 52428800))
  PRIMARY KEY (id)

-- Answers already given to API posts with an Idempotency-Key (upprepade anrop), kept two days.
platform.idempotency
  person_id uuid not null -- Who posted.
  key text not null -- The key.
  request_hash bytea not null -- sha256 of method, address and body: the same key with another request is refused.
  status integer -- Status answered.
  body text -- Body answered.
  location text -- Location header answered.
  created_at timestamp with time zone not null default now() -- When.
  CHECK (((length(key) >= 1) AND (length(key) <= 200)))
  PRIMARY KEY (person_id, key)

-- Migrations applied (schemaändring).
platform.migration
  name text not null -- File name.
  sha256 text not null -- Digest of the file: an applied migration is never changed.
  applied_at timestamp with time zone not null default now() -- When.
  PRIMARY KEY (name)

-- This database was filled from a backup (återställning). Until it is finished no server serves it: what was erased after the backup might still be there.
platform.restoration
  id bigint not null -- 
  made_at timestamp with time zone not null -- The moment the backup was of: what was done after it is gone.
  version text not null -- Version of Samfrid that made the backup.
  rows bigint not null -- Rows read from it.
  begun_at timestamp with time zone not null default clock_timestamp() -- When its rows were in place.
  erased_again integer -- How many erasures were done again.
  finished_at timestamp with time zone -- When all was done; empty while it goes on, or when it was interrupted.
  PRIMARY KEY (id)

-- Digest of the policies, grants and functions last stated (fastställda regler).
platform.stated
  sha256 text not null -- The digest.
  stated_at timestamp with time zone not null default now() -- When.

-- An instrument being filled in at an open visit (bedömning). The row is taken away when the visit is closed: what is to be kept is kept in the case record.
screening.assessment
  municipality_id uuid not null -- The municipality; first, so that the table can be divided.
  id uuid not null default gen_random_uuid() -- Its own.
  visit_id uuid not null -- At which visit.
  instrument_version_id uuid not null -- In which version of which instrument: answers are read with the questions they were given to.
  sealed bytea not null -- What was answered, sealed (platform/files/seal.ts), tied to this row.
  begun_at timestamp with time zone not null default now() -- When it was begun.
  finished_at timestamp with time zone -- When the last page was first reached.
  seen_at timestamp with time zone -- When beginning or looking at it was last written in the log: one trace a sitting, the same for both. One for each page would tell how many questions followed, and so what was answered.
  FOREIGN KEY (instrument_version_id) REFERENCES screening.instrument_version(id) ON DELETE RESTRICT
  FOREIGN KEY (municipality_id, visit_id) REFERENCES screening.visit(municipality_id, id) ON DELETE CASCADE
  PRIMARY KEY (municipality_id, id)
  UNIQUE (visit_id)

-- A case system (verksamhetssystem) that keeps visits and tells of them: Viva, Treserva, Lifecare.
screening.case_system
  id uuid not null default gen_random_uuid() -- 
  municipality_id uuid not null -- The municipality whose it is.
  organisation_id uuid not null -- What it speaks for: this organisation and what lies below.
  label text not null -- What the municipality calls it.
  origins text[] not null default '{}'::text[] -- Where its pages lie: only they may frame our question page, and only there it leads back.
  created_by uuid -- Who entered it; empty when the operator did.
  created_at timestamp with time zone not null default now() -- When.
  CHECK (((cardinality(origins) <= 5) AND (array_to_string(origins, ' '::text, '?'::text) ~ '^$|^(https://[a-z0-9.-]{1,250}|http://localhost)(:[0-9]{1,5})?( (https://[a-z0-9.-]{1,250}|http://localhost)(:[0-9]{1,5})?)*$'::text)))
  CHECK (((label <> ''::text) AND (length(label) <= 120)))
  FOREIGN KEY (created_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (municipality_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  FOREIGN KEY (organisation_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  PRIMARY KEY (id)

-- A call of a case system's that was refused (systemfel), for its administrators to mend; the last two hundred.
screening.case_system_fault
  id bigint not null -- 
  case_system_id uuid not null -- Whose.
  at timestamp with time zone not null default now() -- When.
  request text not null -- Method and kind: POST receipts.
  status smallint not null -- HTTP status of the answer.
  what text -- Which of our fields; never a value.
  CHECK ((length(request) <= 60))
  CHECK ((length(what) <= 200))
  FOREIGN KEY (case_system_id) REFERENCES screening.case_system(id) ON DELETE CASCADE
  PRIMARY KEY (id)

-- A key with which a case system comes in (systemnyckel). Two at once, so that they are changed without a stop.
screening.case_system_key
  id uuid not null default gen_random_uuid() -- 
  case_system_id uuid not null -- Whose.
  secret_hash bytea not null -- SHA-256 of the secret; the secret itself is shown once and kept nowhere.
  expires_at timestamp with time zone not null -- When it stops working.
  last_used_at timestamp with time zone -- The last call with it, to the minute.
  revoked_at timestamp with time zone -- When it was ended before its time.
  created_by uuid -- Who made it; empty when the operator did.
  created_at timestamp with time zone not null default now() -- When.
  CHECK ((octet_length(secret_hash) = 32))
  FOREIGN KEY (case_system_id) REFERENCES screening.case_system(id) ON DELETE RESTRICT
  FOREIGN KEY (created_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  PRIMARY KEY (id)
  UNIQUE (secret_hash)

-- How many of all who come a municipality means to ask (mål). 95 % where it has set none of its own. Rows are added and never changed: a month is held against the goal of its time.
screening.goal
  municipality_id uuid not null -- The municipality.
  id uuid not null default gen_random_uuid() -- 
  from_month date not null -- First day of the first month it is for; of several for one month the one set last.
  share smallint not null -- Per cent of the visits.
  set_by uuid -- Who set it.
  set_at timestamp with time zone not null default now() -- When.
  CHECK (((share >= 50) AND (share <= 100)))
  CHECK ((EXTRACT(day FROM from_month) = (1)::numeric))
  FOREIGN KEY (municipality_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  FOREIGN KEY (set_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  PRIMARY KEY (municipality_id, id)

-- A set of questions (frågeinstrument), as data. Its texts belong to whoever wrote them: a municipality loads its own copy.
screening.instrument
  id uuid not null default gen_random_uuid() -- 
  organisation_id uuid -- The municipality that loaded it; empty for the one that Samfrid brings itself.
  key text not null -- Its own short name, as the file says.
  created_by uuid -- Who loaded it first.
  created_at timestamp with time zone not null default now() -- When.
  CHECK ((key ~ '^[a-z0-9][a-z0-9-]{1,62}$'::text))
  FOREIGN KEY (created_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (organisation_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  PRIMARY KEY (id)
  UNIQUE NULLS NOT DISTINCT (organisation_id, key)

-- One version of an instrument (instrumentversion). Never changed: answers keep the version they were given in.
screening.instrument_version
  id uuid not null default gen_random_uuid() -- 
  instrument_id uuid not null -- Of which instrument.
  version text not null -- What its owner calls it.
  kind text not null -- scored (poängsatt): points, weights, bands. unscored (strukturerad bedömning): factors judged now and historically.
  document jsonb not null -- The whole, in the format of docs/instrument-format.md.
  sha256 bytea not null -- Of the document: loading the same again changes nothing.
  loaded_by uuid -- Who loaded it.
  loaded_at timestamp with time zone not null default now() -- When.
  withdrawn_by uuid -- Who withdrew it.
  withdrawn_at timestamp with time zone -- When it was withdrawn; what has been answered in it stays.
  CHECK (((version <> ''::text) AND (length(version) <= 40)))
  CHECK ((kind = ANY (ARRAY['scored'::text, 'unscored'::text])))
  FOREIGN KEY (instrument_id) REFERENCES screening.instrument(id) ON DELETE RESTRICT
  FOREIGN KEY (loaded_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (withdrawn_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  PRIMARY KEY (id)
  UNIQUE (instrument_id, version)

-- Closed visits counted by unit, channel and month (månadsräkning), kept with every closing. No request reads it: what is shown goes through functions that show work, or through the publication.
screening.month_count
  municipality_id uuid not null -- The municipality.
  month date not null -- First day of the month.
  unit_id uuid not null -- The unit.
  channel text not null -- visit, call or assessment.
  visits integer not null default 0 -- Closed visits: asked and not asked.
  asked integer not null default 0 -- Asked: yes, no or declined.
  company integer not null default 0 -- Not asked: company in the room.
  interpreter integer not null default 0 -- Not asked: unsuitable interpreter.
  child integer not null default 0 -- Not asked: child present.
  acute integer not null default 0 -- Not asked: acute.
  other integer not null default 0 -- Not asked: another reason.
  yes integer not null default 0 -- Said yes.
  no integer not null default 0 -- Said no.
  declined integer not null default 0 -- Did not want to answer.
  children integer not null default 0 -- Of the yes: children in the household.
  offered integer not null default 0 -- Of the yes: support offered.
  accepted integer not null default 0 -- Of the offered: accepted.
  CHECK ((EXTRACT(day FROM month) = (1)::numeric))
  CHECK ((channel = ANY (ARRAY['visit'::text, 'call'::text, 'assessment'::text])))
  FOREIGN KEY (municipality_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  FOREIGN KEY (unit_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  PRIMARY KEY (municipality_id, month, unit_id, channel)

-- How a unit asks (frågeprotokoll): whom, when, alone with whom, how, and what one does then. One row a version; what is in force is never changed, but replaced. HSLF-FS 2022:39.
screening.protocol
  id uuid not null default gen_random_uuid() -- 
  municipality_id uuid not null -- The municipality.
  organisation_id uuid not null -- The unit it is for, or an administration for all below that have none of their own.
  number integer not null -- Version, counted from 1.
  whom text not null default ''::text -- Whom one asks.
  when_asked text not null default ''::text -- When one asks.
  alone text not null default ''::text -- Alone with whom, and what one does about company, children and interpreters.
  how text not null default ''::text -- How one asks: the words that open.
  at_yes text not null default ''::text -- The next step at a yes.
  at_no text not null default ''::text -- The next step at a no.
  at_declined text not null default ''::text -- The next step where the person does not want to answer.
  at_suspicion text not null default ''::text -- The next step where one suspects violence in spite of a no.
  at_acute text not null default ''::text -- What one does when it is acute.
  instrument_version_id uuid -- The instrument one asks with, in its version; none where one asks without.
  channels text[] not null default '{visit,call,assessment}'::text[] -- Where one asks: visit (besök), call (samtal), assessment (bedömning).
  re_ask_months smallint not null default 6 -- After so many months everyone is asked again, whatever she answered: a list of those to ask again must not tell who said what.
  routine_name text not null default ''::text -- The routine it belongs to.
  routine_address text not null default ''::text -- Where the routine is read.
  owner text not null default ''::text -- The function that answers for it.
  decided_by text not null default ''::text -- Who decided it, as a function or a board.
  decided_on date -- When it was decided.
  valid_from date -- First day it is in force.
  valid_until date -- Last day it is in force, unless decided anew.
  written_by uuid -- Who began to write this version.
  written_at timestamp with time zone not null default now() -- When.
  changed_at timestamp with time zone not null default now() -- When the draft was last changed; two who write do not write over each other.
  in_force_by uuid -- Who put it in force.
  in_force_at timestamp with time zone -- When; empty for a draft.
  ended_on date -- The day another version took its place.
  CHECK (((channels <@ ARRAY['visit'::text, 'call'::text, 'assessment'::text]) AND (cardinality(channels) > 0)))
  CHECK (((in_force_at IS NULL) OR ((decided_on IS NOT NULL) AND (valid_from IS NOT NULL) AND (valid_until IS NOT NULL))))
  CHECK (((re_ask_months >= 1) AND (re_ask_months <= 24)))
  CHECK ((length(alone) <= 2000))
  CHECK ((length(at_acute) <= 4000))
  CHECK ((length(at_declined) <= 4000))
  CHECK ((length(at_no) <= 4000))
  CHECK ((length(at_suspicion) <= 4000))
  CHECK ((length(at_yes) <= 4000))
  CHECK ((length(decided_by) <= 200))
  CHECK ((length(how) <= 4000))
  CHECK ((length(owner) <= 200))
  CHECK ((length(routine_address) <= 500))
  CHECK ((length(routine_name) <= 200))
  CHECK ((length(when_asked) <= 2000))
  CHECK ((length(whom) <= 2000))
  CHECK ((number > 0))
  CHECK ((valid_until >= valid_from))
  FOREIGN KEY (in_force_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (instrument_version_id) REFERENCES screening.instrument_version(id) ON DELETE RESTRICT
  FOREIGN KEY (municipality_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  FOREIGN KEY (organisation_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  FOREIGN KEY (written_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  PRIMARY KEY (id)
  UNIQUE (organisation_id, number)

-- That word was sent of a protocol that runs out (protokollvarning): once each.
screening.protocol_warning
  protocol_id uuid not null -- Of which.
  kind text not null -- soon (giltigheten går ut om 60 dagar eller mindre), over (sista dagen).
  sent_at timestamp with time zone not null default now() -- When.
  CHECK ((kind = ANY (ARRAY['soon'::text, 'over'::text])))
  FOREIGN KEY (protocol_id) REFERENCES screening.protocol(id) ON DELETE CASCADE
  PRIMARY KEY (protocol_id, kind)

-- The figures of a quarter made public (publicering): the same for every reader and every format, made once and never changed.
screening.publication
  id uuid not null default gen_random_uuid() -- 
  top_id uuid not null -- The root of the tree it is of: a region, or a municipality that stands alone.
  quarter date not null -- First day of the quarter.
  threshold smallint not null -- A number of people smaller than this is not shown, nor can it be reckoned.
  method text not null -- Which version of which method hid the small numbers (docs/decisions/0027).
  published_at timestamp with time zone not null default now() -- When it was made. What is closed later counts in a month that is not published yet.
  CHECK (((EXTRACT(day FROM quarter) = (1)::numeric) AND (EXTRACT(month FROM quarter) = ANY (ARRAY[(1)::numeric, (4)::numeric, (7)::numeric, (10)::numeric]))))
  CHECK ((method <> ''::text))
  CHECK ((threshold >= 5))
  FOREIGN KEY (top_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  PRIMARY KEY (id)
  UNIQUE (top_id, quarter)

-- One published number (publicerad siffra). What is not here is hidden: too few people, or it would let somebody reckon out too few. Open data.
screening.published_cell
  publication_id uuid not null -- The publication it came with.
  organisation_id uuid not null -- The unit, administration, municipality or region it counts.
  span text not null -- month (månad), quarter (kvartal), year (år).
  starts_on date not null -- First day of the span.
  family text not null -- Numbers that are shown together or not at all: asked, answers, declined, support, accepted, children, reasons, re_asks.
  channel text not null default 'all'::text -- visit, call, assessment, or all of them together.
  measure text not null -- What is counted: visits, asked, not_asked, yes and so on.
  value integer not null -- How many.
  CHECK ((channel = ANY (ARRAY['all'::text, 'visit'::text, 'call'::text, 'assessment'::text])))
  CHECK ((span = ANY (ARRAY['month'::text, 'quarter'::text, 'year'::text])))
  CHECK ((value >= 0))
  FOREIGN KEY (organisation_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  FOREIGN KEY (publication_id) REFERENCES screening.publication(id) ON DELETE RESTRICT
  PRIMARY KEY (organisation_id, span, family, starts_on, channel, measure, publication_id)

-- The tree as it was when a quarter was published (publicerad organisation): a unit that moves later does not change what has been told.
screening.published_organisation
  publication_id uuid not null -- Of which publication.
  organisation_id uuid not null -- The organisation.
  parent_id uuid -- Above it then; empty at the top.
  kind text not null -- Its kind then.
  FOREIGN KEY (organisation_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  FOREIGN KEY (parent_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  FOREIGN KEY (publication_id) REFERENCES screening.publication(id) ON DELETE RESTRICT
  PRIMARY KEY (publication_id, organisation_id)

-- A link to the question page for one visit of a case system's (frågelänk). Opened once, for a quarter of an hour at most.
screening.question_link
  id uuid not null -- 
  case_system_id uuid not null -- Who asked for it.
  visit_id uuid not null -- For which visit. A visit may have had several links; it is closed once.
  token_hash bytea not null -- SHA-256 of the link's token. The token is signed with the installation's secret and kept nowhere.
  page_hash bytea -- SHA-256 of what took the token's place when the link was opened: the page's own address.
  made_at timestamp with time zone not null default now() -- When it was made.
  expires_at timestamp with time zone not null -- When link and page stop working.
  opened_at timestamp with time zone -- When it was opened: it opens once.
  used_at timestamp with time zone -- When the visit was closed on its page.
  way_back bytea -- Where the page leads back, and the caller's own mark: sealed with the link's token, then with the page's own address. Neither is kept, so nothing that is stored opens it. Forgotten the night after its time is out.
  CHECK (((opened_at IS NULL) = (page_hash IS NULL)))
  CHECK (((used_at IS NULL) OR (opened_at IS NOT NULL)))
  CHECK ((expires_at <= (made_at + '00:15:00'::interval)))
  CHECK ((octet_length(page_hash) = 32))
  CHECK ((octet_length(token_hash) = 32))
  CHECK ((octet_length(way_back) <= 24000))
  FOREIGN KEY (case_system_id) REFERENCES screening.case_system(id) ON DELETE RESTRICT
  FOREIGN KEY (visit_id) REFERENCES screening.visit(id) ON DELETE CASCADE
  PRIMARY KEY (id)
  UNIQUE (page_hash)
  UNIQUE (token_hash)

-- Someone to be asked again (återfråga). Holds no answer, and everyone with a code is here alike: the list does not tell who said what.
screening.re_ask
  municipality_id uuid not null -- The municipality.
  id uuid not null default gen_random_uuid() -- 
  unit_id uuid not null -- The unit that asks again.
  pseudonym bytea -- Whom, by the unit's own code; forgotten when it is done with.
  known boolean not null -- Whether the pseudonym was made of something the unit can type again.
  channel text not null -- Where it was asked last.
  made_on date not null -- The day of the occasion it comes from.
  due_on date not null -- The day to ask again.
  because text not null -- asked (tillfrågad förut), not_asked (inte tillfrågad då).
  ended_on date -- The day it was done with.
  ended_how text -- asked (tillfrågad), not_asked (ny dag bestämd), dropped (inte längre aktuell).
  ended_by uuid -- Who took it off the list.
  case_system_id uuid -- The case system whose visit it comes from; empty where a worker asked. A system sees its own alone: else it could find out whom others have on the list, by trying.
  CHECK ((((ended_on IS NULL) = (ended_how IS NULL)) AND ((ended_on IS NULL) = (pseudonym IS NOT NULL))))
  CHECK ((because = ANY (ARRAY['asked'::text, 'not_asked'::text])))
  CHECK ((channel = ANY (ARRAY['visit'::text, 'call'::text, 'assessment'::text])))
  CHECK ((ended_how = ANY (ARRAY['asked'::text, 'not_asked'::text, 'dropped'::text])))
  CHECK ((octet_length(pseudonym) = 10))
  FOREIGN KEY (ended_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (municipality_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  FOREIGN KEY (unit_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  PRIMARY KEY (municipality_id, id)
  UNIQUE (id)

-- Re-asks counted by the month they were due (återfrågeräkning).
screening.re_ask_count
  municipality_id uuid not null -- The municipality.
  month date not null -- First day of the month they were due in.
  unit_id uuid not null -- The unit.
  due integer not null default 0 -- To be asked again.
  done integer not null default 0 -- Of these asked again.
  dropped integer not null default 0 -- Of these no longer of concern.
  CHECK ((EXTRACT(day FROM month) = (1)::numeric))
  FOREIGN KEY (municipality_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  FOREIGN KEY (unit_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  PRIMARY KEY (municipality_id, month, unit_id)

-- How many staff talks (medarbetarsamtal) a head held at a unit in a half-year, and in how many she asked. Numbers alone: no employee, no answer, no words. A correction is a new row.
screening.staff_talk
  municipality_id uuid not null -- The municipality; first, so that the table can be divided.
  unit_id uuid not null -- Where.
  period date not null -- First day of the half-year: 1 January or 1 July.
  number smallint not null -- 1 for what was ticked first, counted on by corrections; the last one counts.
  held smallint not null -- Talks held.
  asked smallint not null -- Of these, where the head asked about violence. What was answered is written nowhere.
  meeting_on date -- Day of the workplace meeting (APT) where the matter was raised; empty where it was not.
  attended smallint -- How many were there.
  ticked_by uuid -- The head who ticked.
  ticked_at timestamp with time zone not null default now() -- When.
  CHECK (((EXTRACT(day FROM period) = (1)::numeric) AND (EXTRACT(month FROM period) = ANY (ARRAY[(1)::numeric, (7)::numeric]))))
  CHECK (((attended >= 0) AND (attended <= 5000)))
  CHECK (((held >= 0) AND (held <= 5000)))
  CHECK (((meeting_on >= period) AND (meeting_on < (period + '6 mons'::interval))))
  CHECK (((meeting_on IS NULL) = (attended IS NULL)))
  CHECK ((asked <= held))
  CHECK ((asked >= 0))
  CHECK ((number > 0))
  FOREIGN KEY (municipality_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  FOREIGN KEY (ticked_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (unit_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  PRIMARY KEY (municipality_id, unit_id, period, number)

-- How many employees were offered support talks (stödsamtal) in a half-year, in a whole municipality: kept by the specialist unit, never by unit. A correction is a new row.
screening.support_count
  municipality_id uuid not null -- The municipality.
  period date not null -- First day of the half-year.
  number smallint not null -- 1 for what was ticked first, counted on by corrections; the last one counts.
  offered smallint not null -- Employees who were offered support talks.
  ticked_by uuid -- Who at the specialist unit ticked.
  ticked_at timestamp with time zone not null default now() -- When.
  CHECK (((EXTRACT(day FROM period) = (1)::numeric) AND (EXTRACT(month FROM period) = ANY (ARRAY[(1)::numeric, (7)::numeric]))))
  CHECK (((offered >= 0) AND (offered <= 5000)))
  CHECK ((number > 0))
  FOREIGN KEY (municipality_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  FOREIGN KEY (ticked_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  PRIMARY KEY (municipality_id, period, number)

-- Which course counts beside the staff talks (räknad kurs), as the coordinator has chosen.
screening.talk_course
  municipality_id uuid not null -- The municipality.
  kind text not null -- half_day (halvdagen för chefer och skyddsombud), new_managers (genomgången för nya chefer).
  course_id uuid not null -- Which course.
  chosen_at timestamp with time zone not null default now() -- Since when.
  CHECK ((kind = ANY (ARRAY['half_day'::text, 'new_managers'::text])))
  FOREIGN KEY (course_id) REFERENCES training.course(id) ON DELETE RESTRICT
  FOREIGN KEY (municipality_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  PRIMARY KEY (municipality_id, kind)

-- That a unit's heads were reminded to tick (samtalspåminnelse): once each.
screening.talk_reminder
  unit_id uuid not null -- Of which unit.
  period date not null -- Of which half-year.
  kind text not null -- before (tre veckor innan halvåret är slut), after (en vecka efter).
  sent_at timestamp with time zone not null default now() -- When.
  CHECK ((kind = ANY (ARRAY['before'::text, 'after'::text])))
  FOREIGN KEY (unit_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  PRIMARY KEY (unit_id, period, kind)

-- A unit's own secret (enhetsnyckel), of which its pseudonyms are made. Sealed with the installation's secret; no other unit, and no region, may read it.
screening.unit_key
  unit_id uuid not null -- Whose.
  sealed bytea not null -- 32 random bytes, sealed (platform/files/seal.ts), tied to the unit.
  made_at timestamp with time zone not null default now() -- When it was made.
  FOREIGN KEY (unit_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  PRIMARY KEY (unit_id)

-- A visit, call or assessment where one asks (frågetillfälle). No name, no number, no words: what was answered is read by nobody row by row.
screening.visit
  municipality_id uuid not null -- The municipality; first, so that the table can be divided.
  id uuid not null default gen_random_uuid() -- 
  unit_id uuid not null -- Where.
  channel text not null -- visit (besök), call (samtal), assessment (bedömning).
  protocol_id uuid -- The unit's protocol that day.
  pseudonym bytea -- Ten bytes made with the unit's own key of what the unit typed, or of chance. Taken away when the visit is closed, so that no answer stands beside it; who is to be asked again is in re_ask.
  known boolean not null default false -- Whether the pseudonym was made of something the unit can type again.
  opened_at timestamp with time zone not null default now() -- When it was opened.
  opened_by uuid -- The worker; empty where a case system opened it.
  case_system_id uuid -- The case system that keeps the visit, if any.
  receipt_id uuid -- The case system's own id of it: sent twice, it is one.
  closed_at timestamp with time zone -- When it was closed.
  counted_month date -- First day of the month it counts in.
  outcome text -- yes (ja), no (nej), declined (vill inte svara), not_asked (inte tillfrågad).
  reason text -- Why not asked: company (sällskap i rummet), interpreter (olämplig tolk), child (barn närvarande), acute (akut läge), other (annat).
  children boolean -- At a yes: are there children in the household?
  offered boolean -- At a yes: was support offered?
  accepted boolean -- Where offered: was it accepted?
  CHECK ((((NOT (outcome IS DISTINCT FROM 'yes'::text)) = (children IS NOT NULL)) AND ((children IS NULL) = (offered IS NULL))))
  CHECK ((((closed_at IS NULL) = (outcome IS NULL)) AND ((closed_at IS NULL) = (counted_month IS NULL))))
  CHECK (((NOT (outcome IS DISTINCT FROM 'not_asked'::text)) = (reason IS NOT NULL)))
  CHECK (((closed_at IS NULL) OR (pseudonym IS NULL)))
  CHECK (((offered IS TRUE) = (accepted IS NOT NULL)))
  CHECK (((receipt_id IS NULL) OR (case_system_id IS NOT NULL)))
  CHECK ((EXTRACT(day FROM counted_month) = (1)::numeric))
  CHECK ((channel = ANY (ARRAY['visit'::text, 'call'::text, 'assessment'::text])))
  CHECK ((octet_length(pseudonym) = 10))
  CHECK ((outcome = ANY (ARRAY['yes'::text, 'no'::text, 'declined'::text, 'not_asked'::text])))
  CHECK ((reason = ANY (ARRAY['company'::text, 'interpreter'::text, 'child'::text, 'acute'::text, 'other'::text])))
  FOREIGN KEY (case_system_id) REFERENCES screening.case_system(id) ON DELETE RESTRICT
  FOREIGN KEY (municipality_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  FOREIGN KEY (opened_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (protocol_id) REFERENCES screening.protocol(id) ON DELETE RESTRICT
  FOREIGN KEY (unit_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  PRIMARY KEY (municipality_id, id)
  UNIQUE (id)

-- Whether a participant was there for a part (närvaro).
training.attendance
  part_id uuid not null -- Which part.
  enrolment_id uuid not null -- Whose.
  presence text not null -- present (närvarande), late (sen), partial (delvis), absent (frånvarande).
  recorded_by uuid -- Who noted it.
  recorded_at timestamp with time zone not null default now() -- When.
  CHECK ((presence = ANY (ARRAY['present'::text, 'late'::text, 'partial'::text, 'absent'::text])))
  FOREIGN KEY (enrolment_id) REFERENCES training.enrolment(id) ON DELETE CASCADE
  FOREIGN KEY (part_id) REFERENCES training.part(id) ON DELETE CASCADE
  PRIMARY KEY (part_id, enrolment_id)

-- Organisations whose people may sign up (inbjudna organisationer).
training.audience
  occasion_id uuid not null -- Which occasion.
  organisation_id uuid not null -- Whose people: the subtree.
  FOREIGN KEY (occasion_id) REFERENCES training.occasion(id) ON DELETE CASCADE
  FOREIGN KEY (organisation_id) REFERENCES organisation.organisation(id) ON DELETE CASCADE
  PRIMARY KEY (occasion_id, organisation_id)

-- A secret, revocable address of one's own course calendar (kalenderprenumeration).
training.calendar_feed
  id uuid not null default gen_random_uuid() -- 
  person_id uuid not null -- Whose.
  secret_hash bytea not null -- sha256 of the secret in the address.
  created_at timestamp with time zone not null default now() -- When it was made.
  revoked_at timestamp with time zone -- When it was ended.
  last_read_at timestamp with time zone -- When a calendar last read it.
  FOREIGN KEY (person_id) REFERENCES organisation.person(id) ON DELETE CASCADE
  PRIMARY KEY (id)
  UNIQUE (secret_hash)

-- A reminder to everyone in an organisation who lacks a course (kampanj): all 600 at once.
training.campaign
  id uuid not null default gen_random_uuid() -- 
  course_id uuid not null -- Which course.
  organisation_id uuid not null -- Whose people: the subtree.
  everyone boolean not null default false -- To everyone employed there; else to those in a target group of the course.
  created_by uuid -- Who sent it.
  created_at timestamp with time zone not null default clock_timestamp() -- When.
  people integer -- How many lacked the course and had no seat when it was sent out; empty until the sending has begun.
  sent integer not null default 0 -- Letters written so far.
  passed_over integer not null default 0 -- People who had been reminded of the same course the same day, and were not written to again.
  finished_at timestamp with time zone -- When everyone had been gone through.
  CHECK (((finished_at IS NULL) OR (people = (sent + passed_over))))
  CHECK ((people >= 0))
  FOREIGN KEY (course_id) REFERENCES training.course(id) ON DELETE CASCADE
  FOREIGN KEY (organisation_id) REFERENCES organisation.organisation(id) ON DELETE CASCADE
  PRIMARY KEY (id)

-- A person has completed a course (genomförd kurs), here or elsewhere; its certificate (intyg) has the code.
training.completion
  id uuid not null default gen_random_uuid() -- 
  person_id uuid not null -- Who.
  course_id uuid not null -- Which course.
  occasion_id uuid -- At which occasion; empty when completed elsewhere.
  completed_on date not null -- When it was completed.
  valid_until date -- Last day it is valid; empty when it does not lapse.
  source text not null -- occasion (här) or external (intyg från annat håll).
  state text not null default 'approved'::text -- claimed (väntar på chefens godkännande), approved, rejected, revoked.
  earned_at_employer uuid -- Her employer when she completed it: proof that moved in with her shows as such.
  issuer text -- Who issued an external certificate.
  code text -- Code of a certificate issued here, that anyone may check; Crockford's base 32 without I, L, O, U. Certificates from elsewhere have none: their issuer answers for them.
  file_id uuid -- The external certificate, as a file.
  decided_by uuid -- Who approved or rejected it.
  decided_at timestamp with time zone -- When.
  reason text -- Why rejected or revoked.
  created_at timestamp with time zone not null default now() -- When it was entered.
  CHECK (((source <> 'occasion'::text) OR (code IS NOT NULL)))
  CHECK (((source = 'occasion'::text) = (occasion_id IS NOT NULL)))
  CHECK (((state <> ALL (ARRAY['rejected'::text, 'revoked'::text])) OR (reason <> ''::text)))
  CHECK (((valid_until IS NULL) OR (valid_until >= completed_on)))
  CHECK ((code ~ '^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$'::text))
  CHECK ((length(issuer) <= 200))
  CHECK ((length(reason) <= 500))
  CHECK ((source = ANY (ARRAY['occasion'::text, 'external'::text])))
  CHECK ((state = ANY (ARRAY['claimed'::text, 'approved'::text, 'rejected'::text, 'revoked'::text])))
  FOREIGN KEY (course_id) REFERENCES training.course(id) ON DELETE RESTRICT
  FOREIGN KEY (earned_at_employer) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  FOREIGN KEY (file_id) REFERENCES platform.file(id) ON DELETE RESTRICT
  FOREIGN KEY (occasion_id) REFERENCES training.occasion(id) ON DELETE RESTRICT
  FOREIGN KEY (person_id) REFERENCES organisation.person(id) ON DELETE CASCADE
  PRIMARY KEY (id)
  UNIQUE (code)

-- The rule an occasion was judged by (krav för intyg), as the course had it when the last list was noted: a rule changed later moves no certificate already given.
training.completion_rule
  occasion_id uuid not null -- Which occasion.
  parts_to_complete integer -- Parts one must have attended; empty means all.
  late_counts boolean not null -- Whether coming late counted.
  partial_counts boolean not null -- Whether attending half a part counted.
  settled_at timestamp with time zone not null default now() -- Since when.
  CHECK ((parts_to_complete > 0))
  FOREIGN KEY (occasion_id) REFERENCES training.occasion(id) ON DELETE CASCADE
  PRIMARY KEY (occasion_id)

-- A course in the catalogue (kurs). Organisations may share the catalogue without sharing people.
training.course
  id uuid not null default gen_random_uuid() -- 
  organisation_id uuid not null -- Who owns the course.
  title text not null -- Title.
  level text not null -- basic (basutbildning), deepening (fördjupning), specialist (spets), trainers (utbilda utbildare), conference (konferens).
  form text not null default 'classroom'::text -- How it is held.
  length_text text not null default ''::text -- Length in words: "tre halvdagar".
  summary text not null default ''::text -- What it gives, in a sentence or two.
  body text not null default ''::text -- Content, for the course page. Plain text with blank lines.
  material text not null default ''::text -- Material to read or bring; links one a line.
  validity_months integer -- Months the knowledge is valid; empty when it need not be renewed.
  approval text not null default 'none'::text -- Whether the manager must approve a sign-up.
  parts_to_complete integer -- Parts one must attend to complete; empty means all.
  late_counts boolean not null default true -- Whether coming late counts as attending the part.
  partial_counts boolean not null default false -- Whether attending half the part counts.
  accepts_external boolean not null default false -- Whether a certificate from elsewhere may count (NCK's web course), approved by the manager.
  leads_to_trainer_of uuid -- For a trainers' course: the course its participants may be approved to lead.
  published_at timestamp with time zone -- Since when it stands in the catalogue.
  retired_at timestamp with time zone -- Since when no new occasions are planned.
  created_by uuid -- Who made it.
  created_at timestamp with time zone not null default now() -- When.
  CHECK (((title <> ''::text) AND (length(title) <= 160)))
  CHECK (((validity_months >= 1) AND (validity_months <= 120)))
  CHECK ((approval = ANY (ARRAY['none'::text, 'manager'::text])))
  CHECK ((form = ANY (ARRAY['classroom'::text, 'online'::text, 'web_course'::text, 'mixed'::text])))
  CHECK ((length(body) <= 20000))
  CHECK ((length(length_text) <= 120))
  CHECK ((length(material) <= 5000))
  CHECK ((length(summary) <= 600))
  CHECK ((level = ANY (ARRAY['basic'::text, 'deepening'::text, 'specialist'::text, 'trainers'::text, 'conference'::text])))
  CHECK ((parts_to_complete > 0))
  FOREIGN KEY (leads_to_trainer_of) REFERENCES training.course(id) ON DELETE RESTRICT
  FOREIGN KEY (organisation_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  PRIMARY KEY (id)

-- Where a course was copied from (kursens ursprung): another organisation's course, made one's own.
training.course_origin
  course_id uuid not null -- The copy.
  origin_id uuid not null -- The course it was copied from.
  copied_by uuid -- Who copied it.
  copied_at timestamp with time zone not null default now() -- When.
  CHECK ((course_id <> origin_id))
  FOREIGN KEY (copied_by) REFERENCES organisation.person(id) ON DELETE SET NULL
  FOREIGN KEY (course_id) REFERENCES training.course(id) ON DELETE CASCADE
  FOREIGN KEY (origin_id) REFERENCES training.course(id) ON DELETE RESTRICT
  PRIMARY KEY (course_id)

-- How large a share of a group shall have the course, by when (täckningsmål).
training.course_target
  course_id uuid not null -- The course.
  group_id uuid not null -- The group.
  share numeric(4,3) not null -- Share, 0–1.
  due_on date not null -- By when.
  first_for_new boolean not null default true -- Whether those who newly join the group get this course offered first.
  CHECK (((share > (0)::numeric) AND (share <= (1)::numeric)))
  FOREIGN KEY (course_id) REFERENCES training.course(id) ON DELETE CASCADE
  FOREIGN KEY (group_id) REFERENCES training.target_group(id) ON DELETE CASCADE
  PRIMARY KEY (course_id, group_id)

-- A person's entry for an occasion (anmälan). Its number is the order of arrival and never changes.
training.enrolment
  id uuid not null default gen_random_uuid() -- 
  occasion_id uuid not null -- Which occasion.
  person_id uuid not null -- Who.
  employer_id uuid -- Her municipality, or external organisation, when she signed up.
  state text not null -- requested (väntar på chef), interested (intresseanmäld), placed (har plats), waiting (i kön), resting (svarade inte, behåller sitt nummer); ended: withdrawn (avanmäld), declined (tackade nej), refused (chefen sa nej), removed (borttagen), cancelled (tillfället ställdes in).
  number integer not null default 0 -- Order of arrival, 1 first. Given by trigger under the occasion's lock, and never changed.
  share_id uuid -- The kept seats it counts against; empty for the common ones.
  signed_up_by uuid -- Herself, or the manager or planner who signed her up.
  signed_up_at timestamp with time zone not null default clock_timestamp() -- When.
  changed_at timestamp with time zone not null default clock_timestamp() -- When the state was last changed.
  reason text -- Why it was refused or removed.
  CHECK ((length(reason) <= 500))
  CHECK ((number > 0))
  CHECK ((state = ANY (ARRAY['requested'::text, 'interested'::text, 'placed'::text, 'waiting'::text, 'resting'::text, 'withdrawn'::text, 'declined'::text, 'refused'::text, 'removed'::text, 'cancelled'::text])))
  FOREIGN KEY (employer_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  FOREIGN KEY (occasion_id) REFERENCES training.occasion(id) ON DELETE RESTRICT
  FOREIGN KEY (person_id) REFERENCES organisation.person(id) ON DELETE CASCADE
  FOREIGN KEY (share_id) REFERENCES training.seat_share(id) ON DELETE SET NULL
  PRIMARY KEY (id)
  UNIQUE (occasion_id, number)

-- Every state an entry has had (anmälans historik): why someone stands where she stands. Written by trigger.
training.enrolment_change
  id bigint not null -- 
  enrolment_id uuid not null -- Which entry.
  state text not null -- The state it got.
  at timestamp with time zone not null default clock_timestamp() -- When.
  by uuid -- By whom; empty for the system.
  FOREIGN KEY (enrolment_id) REFERENCES training.enrolment(id) ON DELETE CASCADE
  PRIMARY KEY (id)

-- The secret address by which someone without an account sees and answers her one entry (gästlänk). Kept readable, because later letters must carry it; no login of requests may read it.
training.guest_pass
  enrolment_id uuid not null -- The one entry it opens.
  secret text not null -- The secret in the address.
  CHECK ((length(secret) >= 32))
  FOREIGN KEY (enrolment_id) REFERENCES training.enrolment(id) ON DELETE CASCADE
  PRIMARY KEY (enrolment_id)
  UNIQUE (secret)

-- A secret address by which an external organisation's people sign up without an account (inbjudan).
training.invitation
  id uuid not null default gen_random_uuid() -- 
  occasion_id uuid not null -- To which occasion.
  organisation_id uuid not null -- Which external organisation.
  secret_hash bytea not null -- sha256 of the secret in the address.
  most integer not null default 1 -- How many it is good for.
  used integer not null default 0 -- How many have used it.
  created_by uuid -- Who invited.
  created_at timestamp with time zone not null default now() -- When.
  revoked_at timestamp with time zone -- When it was taken back.
  CHECK (((most >= 1) AND (most <= 500)))
  FOREIGN KEY (occasion_id) REFERENCES training.occasion(id) ON DELETE CASCADE
  FOREIGN KEY (organisation_id) REFERENCES organisation.organisation(id) ON DELETE CASCADE
  PRIMARY KEY (id)
  UNIQUE (secret_hash)

-- One round of a course (tillfälle). Without parts it has no date yet and gathers interest (intresselista).
training.occasion
  id uuid not null default gen_random_uuid() -- 
  course_id uuid not null -- Which course.
  organiser_id uuid not null -- Who arranges it, possibly for several others.
  label text not null default ''::text -- What tells it apart: "Omgång 2, kväll".
  seats integer not null -- Seats in all (platser).
  place text not null default ''::text -- Room and address.
  online_link text -- Link for online participation; shown to those with a seat.
  sign_up_opens timestamp with time zone -- From when one may sign up; empty means from publication.
  sign_up_closes timestamp with time zone -- Until when; empty means until the first part starts.
  offer_hours integer not null default 48 -- Hours one has at the least to answer an offered seat; the deadline falls on a weekday (training.answer_by).
  final_call_days integer not null default 3 -- Days before the start when everyone left in the queue is told, first come first served.
  final_call_at timestamp with time zone -- When that was done.
  public_calendar boolean not null default true -- Whether it stands in the public calendar.
  next_number integer not null default 1 -- The next arrival number.
  sequence integer not null default 0 -- Times it was changed: SEQUENCE in calendars (RFC 5545).
  published_at timestamp with time zone -- Since when it is seen.
  cancelled_at timestamp with time zone -- When it was cancelled.
  cancel_reason text -- Why, as told to the participants.
  created_by uuid -- Who planned it.
  created_at timestamp with time zone not null default now() -- When.
  told_free integer not null default 0 -- During the final call: free seats that those left in the queue have been told of, so that each freed seat is told once.
  revised_at timestamp with time zone not null default clock_timestamp() -- When something that calendars show of it last changed: LAST-MODIFIED and DTSTAMP (RFC 5545). Kept by trigger.
  CHECK (((final_call_days >= 0) AND (final_call_days <= 30)))
  CHECK (((offer_hours >= 1) AND (offer_hours <= 336)))
  CHECK (((online_link ~ '^https://'::text) AND (length(online_link) <= 500)))
  CHECK (((seats >= 1) AND (seats <= 5000)))
  CHECK (((sign_up_closes IS NULL) OR (sign_up_opens IS NULL) OR (sign_up_closes > sign_up_opens)))
  CHECK ((length(label) <= 80))
  CHECK ((length(place) <= 200))
  FOREIGN KEY (course_id) REFERENCES training.course(id) ON DELETE RESTRICT
  FOREIGN KEY (organiser_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  PRIMARY KEY (id)

-- Who leads an occasion (utbildare).
training.occasion_trainer
  occasion_id uuid not null -- Which occasion.
  person_id uuid not null -- Who.
  FOREIGN KEY (occasion_id) REFERENCES training.occasion(id) ON DELETE CASCADE
  FOREIGN KEY (person_id) REFERENCES organisation.person(id) ON DELETE CASCADE
  PRIMARY KEY (occasion_id, person_id)

-- A seat offered for a time to someone in the queue (erbjudande). While it is pending the seat counts as taken.
training.offer
  id uuid not null default gen_random_uuid() -- 
  enrolment_id uuid not null -- The entry it is offered to.
  occasion_id uuid not null -- Which occasion.
  share_id uuid -- The kept seats it counts against.
  offered_at timestamp with time zone not null default clock_timestamp() -- When.
  expires_at timestamp with time zone not null -- Until when it may be answered.
  state text not null default 'pending'::text -- pending, accepted, declined, expired (svarade inte), revoked (återtaget).
  answered_at timestamp with time zone -- When it was answered or ended.
  CHECK ((state = ANY (ARRAY['pending'::text, 'accepted'::text, 'declined'::text, 'expired'::text, 'revoked'::text])))
  FOREIGN KEY (enrolment_id) REFERENCES training.enrolment(id) ON DELETE CASCADE
  FOREIGN KEY (occasion_id) REFERENCES training.occasion(id) ON DELETE RESTRICT
  FOREIGN KEY (share_id) REFERENCES training.seat_share(id) ON DELETE SET NULL
  PRIMARY KEY (id)

-- One sitting of an occasion (del): a course of three half-days has three.
training.part
  id uuid not null default gen_random_uuid() -- 
  occasion_id uuid not null -- Which occasion.
  number integer not null -- 1, 2, 3.
  starts_at timestamp with time zone not null -- Start.
  ends_at timestamp with time zone not null -- End.
  room text not null default ''::text -- Room, where it differs from the occasion's.
  CHECK ((ends_at > starts_at))
  CHECK ((length(room) <= 200))
  CHECK ((number > 0))
  FOREIGN KEY (occasion_id) REFERENCES training.occasion(id) ON DELETE CASCADE
  PRIMARY KEY (id)
  UNIQUE (occasion_id, number)

-- A course one must have, still valid, before another (förkunskapskrav).
training.prerequisite
  course_id uuid not null -- The course.
  required_id uuid not null -- The course required first.
  CHECK ((course_id <> required_id))
  FOREIGN KEY (course_id) REFERENCES training.course(id) ON DELETE CASCADE
  FOREIGN KEY (required_id) REFERENCES training.course(id) ON DELETE RESTRICT
  PRIMARY KEY (course_id, required_id)

-- A reminder to take a course (påminnelse), so that nobody is reminded twice the same day.
training.reminder
  person_id uuid not null -- To whom.
  course_id uuid not null -- Which course.
  sent_on date not null default CURRENT_DATE -- When.
  kind text not null -- first_course (ny anställd eller chef), campaign (hela förvaltningen), lapsing (intyg går ut), late (ligger efter).
  sent_by uuid -- Who sent it; empty for the system.
  CHECK ((kind = ANY (ARRAY['first_course'::text, 'campaign'::text, 'lapsing'::text, 'late'::text])))
  FOREIGN KEY (course_id) REFERENCES training.course(id) ON DELETE CASCADE
  FOREIGN KEY (person_id) REFERENCES organisation.person(id) ON DELETE CASCADE
  PRIMARY KEY (person_id, course_id, sent_on)

-- A role asks for a valid course (utbildning som nyckel): without one it sleeps. SoL 5:1; HSLF-FS 2022:39, competence.
training.role_key
  id uuid not null -- 
  organisation_id uuid not null -- The controller whose roles it is about.
  role text not null -- Which role.
  course_id uuid not null -- Which course.
  grace_days smallint not null default 0 -- Days that those who already had the role when the key was set have to take the course.
  set_by uuid -- Who set it.
  set_at timestamp with time zone not null default now() -- When.
  ended_by uuid -- Who took it away.
  ended_at timestamp with time zone -- When.
  CHECK (((grace_days >= 0) AND (grace_days <= 365)))
  FOREIGN KEY (course_id) REFERENCES training.course(id) ON DELETE RESTRICT
  FOREIGN KEY (organisation_id) REFERENCES organisation.organisation(id) ON DELETE RESTRICT
  PRIMARY KEY (id)

-- Word that a role will sleep, or does (besked om vilande behörighet): each once for each day it would fall asleep.
training.role_notice
  grant_id uuid not null -- Which role.
  awake_until date not null -- The first day it sleeps, as it was then.
  kind text not null -- month_before (30 days), week_before (7 days), asleep (the day itself, when sessions end).
  noted_at timestamp with time zone not null default now() -- When.
  CHECK ((kind = ANY (ARRAY['month_before'::text, 'week_before'::text, 'asleep'::text])))
  FOREIGN KEY (grant_id) REFERENCES access.role_grant(id) ON DELETE CASCADE
  PRIMARY KEY (grant_id, awake_until, kind)

-- Seats kept for an organisation's people (platsandel), or held for those furthest behind their coverage target until a published date (hållna platser).
training.seat_share
  id uuid not null default gen_random_uuid() -- 
  occasion_id uuid not null -- Which occasion.
  organisation_id uuid not null -- For whom: the subtree.
  kind text not null -- share: agreed; hold: for those furthest behind.
  seats integer not null -- How many.
  release_on date -- The day what is left goes to everyone; empty for a share that never does.
  released_at timestamp with time zone -- When that was done.
  CHECK (((kind = 'share'::text) OR (release_on IS NOT NULL)))
  CHECK ((kind = ANY (ARRAY['share'::text, 'hold'::text])))
  CHECK ((seats > 0))
  FOREIGN KEY (occasion_id) REFERENCES training.occasion(id) ON DELETE CASCADE
  FOREIGN KEY (organisation_id) REFERENCES organisation.organisation(id) ON DELETE CASCADE
  PRIMARY KEY (id)
  UNIQUE (occasion_id, organisation_id, kind)

-- People who shall have a course (målgrupp), by what they work with, not by name.
training.target_group
  id uuid not null default gen_random_uuid() -- 
  organisation_id uuid not null -- Whose people: this organisation's subtree.
  name text not null -- Name: "Äldreomsorgen".
  CHECK (((name <> ''::text) AND (length(name) <= 120)))
  FOREIGN KEY (organisation_id) REFERENCES organisation.organisation(id) ON DELETE CASCADE
  PRIMARY KEY (id)
  UNIQUE (organisation_id, name)

-- One way to belong to a target group (målgruppsregel). What is set must all be true; any rule of the group is enough.
training.target_rule
  id uuid not null default gen_random_uuid() -- 
  group_id uuid not null -- The group.
  sector text -- Works in this line of work.
  profession text -- Has this profession.
  unit_id uuid -- Works here or below.
  function text -- Holds this function there.
  leads boolean -- Leads a unit.
  CHECK ((num_nonnulls(sector, profession, unit_id, function, leads) > 0))
  FOREIGN KEY (group_id) REFERENCES training.target_group(id) ON DELETE CASCADE
  FOREIGN KEY (unit_id) REFERENCES organisation.organisation(id) ON DELETE CASCADE
  PRIMARY KEY (id)

-- A person may lead a course (godkänd utbildare), after the trainers' course.
training.trainer_approval
  id uuid not null default gen_random_uuid() -- 
  person_id uuid not null -- Who.
  course_id uuid not null -- Which course.
  organisation_id uuid not null -- Whose approval.
  approved_on date not null default CURRENT_DATE -- From when.
  approved_by uuid -- Who approved.
  ended_on date -- First day it no longer holds.
  FOREIGN KEY (course_id) REFERENCES training.course(id) ON DELETE CASCADE
  FOREIGN KEY (organisation_id) REFERENCES organisation.organisation(id) ON DELETE CASCADE
  FOREIGN KEY (person_id) REFERENCES organisation.person(id) ON DELETE CASCADE
  PRIMARY KEY (id)
  UNIQUE (person_id, course_id, organisation_id, approved_on)

-- A certificate code that did not exist was asked for (felaktig kod), so that nobody can try codes by the thousand. Kept ten minutes.
training.wrong_code
  id bigint not null -- 
  visitor bytea not null -- Keyed hash of day and network address: the address itself is never kept.
  at timestamp with time zone not null default clock_timestamp() -- When.
  PRIMARY KEY (id)
