
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
  CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)))
  FOREIGN KEY (organisation_id) REFERENCES organisation.organisation(id) ON DELETE CASCADE
  FOREIGN KEY (person_id) REFERENCES organisation.person(id) ON DELETE CASCADE
  PRIMARY KEY (id)

-- What each role may do. Restated from the code at every deploy; never edited by hand.
access.role_permission
  role text not null -- Role (roll), for example course_planner.
  permission text not null -- Permission (rättighet), for example training.plan.
  PRIMARY KEY (role, permission)

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
  FOREIGN KEY ("userId") REFERENCES auth."user"(id) ON DELETE CASCADE
  PRIMARY KEY (id)
  UNIQUE (token)

-- A one-time-code secret, encrypted (tvåfaktor).
auth.twoFactor
  id uuid not null default gen_random_uuid() -- Key.
  secret text not null -- Encrypted secret.
  backupCodes text not null -- Encrypted recovery codes.
  userId uuid not null -- Whose.
  verified boolean -- Whether a first code has been given.
  failedVerificationCount integer -- Wrong codes in a row.
  lockedUntil timestamp with time zone -- Locked until.
  FOREIGN KEY ("userId") REFERENCES auth."user"(id) ON DELETE CASCADE
  PRIMARY KEY (id)

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
  CHECK (((email ~ '^[^@\s]+@[^@\s]+$'::text) AND (length(email) <= 254)))
  CHECK ((length(phone) <= 40))
  FOREIGN KEY (person_id) REFERENCES organisation.person(id) ON DELETE CASCADE
  PRIMARY KEY (person_id)

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
  protected_at timestamp with time zone -- Since when she has protected identity (skyddade personuppgifter); then lists show no unit, e-mail or phone. OSL 21:3.
  created_at timestamp with time zone not null default now() -- When she was entered.
  CHECK (((given_name <> ''::text) AND (length(given_name) <= 100)))
  CHECK ((language = ANY (ARRAY['sv'::text, 'en'::text])))
  CHECK ((length(family_name) <= 100))
  PRIMARY KEY (id)

-- A personal number (personnummer), optional and encrypted; no login of requests may read it.
organisation.personal_number
  person_id uuid not null -- Whose.
  sealed bytea not null -- AES-256-GCM, key outside the database.
  blind_index bytea not null -- HMAC of the number, to find the same person again without decrypting.
  FOREIGN KEY (person_id) REFERENCES organisation.person(id) ON DELETE CASCADE
  PRIMARY KEY (person_id)
  UNIQUE (blind_index)

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
  CHECK ((length(label) <= 120))
  PRIMARY KEY (id)
  UNIQUE (secret_hash)

-- The people one may sign in as in demo mode (demopersoner).
platform.demo_persona
  persona text not null -- Name of the persona: course-planner.
  person_id uuid not null -- Who that is.
  position integer not null -- Order on the sign-in page.
  PRIMARY KEY (persona)

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

-- Digest of the policies, grants and functions last stated (fastställda regler).
platform.stated
  sha256 text not null -- The digest.
  stated_at timestamp with time zone not null default now() -- When.

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
