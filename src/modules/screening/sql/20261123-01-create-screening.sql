create schema screening;
comment on schema screening is 'Screening (rutinfråga): that everyone is asked about violence, without becoming a register of those who answered.';

create table screening.instrument (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid references organisation.organisation on delete restrict,
  key text not null check (key ~ '^[a-z0-9][a-z0-9-]{1,62}$'),
  created_by uuid references organisation.person on delete set null,
  created_at timestamptz not null default now(),
  unique nulls not distinct (organisation_id, key)
);
comment on table screening.instrument is 'A set of questions (frågeinstrument), as data. Its texts belong to whoever wrote them: a municipality loads its own copy.';
comment on column screening.instrument.organisation_id is 'The municipality that loaded it; empty for the one that Samfrid brings itself.';
comment on column screening.instrument.key is 'Its own short name, as the file says.';
comment on column screening.instrument.created_by is 'Who loaded it first.';
comment on column screening.instrument.created_at is 'When.';

create table screening.instrument_version (
  id uuid primary key default gen_random_uuid(),
  instrument_id uuid not null references screening.instrument on delete restrict,
  version text not null check (version <> '' and length(version) <= 40),
  kind text not null check (kind in ('scored', 'unscored')),
  document jsonb not null,
  sha256 bytea not null,
  loaded_by uuid references organisation.person on delete set null,
  loaded_at timestamptz not null default now(),
  withdrawn_by uuid references organisation.person on delete set null,
  withdrawn_at timestamptz,
  unique (instrument_id, version)
);
comment on table screening.instrument_version is 'One version of an instrument (instrumentversion). Never changed: answers keep the version they were given in.';
comment on column screening.instrument_version.instrument_id is 'Of which instrument.';
comment on column screening.instrument_version.version is 'What its owner calls it.';
comment on column screening.instrument_version.kind is 'scored (poängsatt): points, weights, bands. unscored (strukturerad bedömning): factors judged now and historically.';
comment on column screening.instrument_version.document is 'The whole, in the format of docs/instrument-format.md.';
comment on column screening.instrument_version.sha256 is 'Of the document: loading the same again changes nothing.';
comment on column screening.instrument_version.loaded_by is 'Who loaded it.';
comment on column screening.instrument_version.loaded_at is 'When.';
comment on column screening.instrument_version.withdrawn_by is 'Who withdrew it.';
comment on column screening.instrument_version.withdrawn_at is 'When it was withdrawn; what has been answered in it stays.';

create table screening.protocol (
  id uuid primary key default gen_random_uuid(),
  municipality_id uuid not null references organisation.organisation on delete restrict,
  organisation_id uuid not null references organisation.organisation on delete restrict,
  number integer not null check (number > 0),
  whom text not null default '' check (length(whom) <= 2000),
  when_asked text not null default '' check (length(when_asked) <= 2000),
  alone text not null default '' check (length(alone) <= 2000),
  how text not null default '' check (length(how) <= 4000),
  at_yes text not null default '' check (length(at_yes) <= 4000),
  at_no text not null default '' check (length(at_no) <= 4000),
  at_declined text not null default '' check (length(at_declined) <= 4000),
  at_suspicion text not null default '' check (length(at_suspicion) <= 4000),
  at_acute text not null default '' check (length(at_acute) <= 4000),
  instrument_version_id uuid references screening.instrument_version on delete restrict,
  channels text[] not null default '{visit,call,assessment}'
    check (channels <@ array['visit', 'call', 'assessment'] and cardinality(channels) > 0),
  re_ask_months smallint not null default 6 check (re_ask_months between 1 and 24),
  routine_name text not null default '' check (length(routine_name) <= 200),
  routine_address text not null default '' check (length(routine_address) <= 500),
  owner text not null default '' check (length(owner) <= 200),
  decided_by text not null default '' check (length(decided_by) <= 200),
  decided_on date,
  valid_from date,
  valid_until date check (valid_until >= valid_from),
  written_by uuid references organisation.person on delete set null,
  written_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  in_force_by uuid references organisation.person on delete set null,
  in_force_at timestamptz,
  ended_on date,
  unique (organisation_id, number),
  check (in_force_at is null or (decided_on is not null and valid_from is not null and valid_until is not null))
);
create index protocol_place on screening.protocol (organisation_id) where in_force_at is not null;
comment on table screening.protocol is 'How a unit asks (frågeprotokoll): whom, when, alone with whom, how, and what one does then. One row a version; what is in force is never changed, but replaced. HSLF-FS 2022:39.';
comment on column screening.protocol.municipality_id is 'The municipality.';
comment on column screening.protocol.organisation_id is 'The unit it is for, or an administration for all below that have none of their own.';
comment on column screening.protocol.number is 'Version, counted from 1.';
comment on column screening.protocol.whom is 'Whom one asks.';
comment on column screening.protocol.when_asked is 'When one asks.';
comment on column screening.protocol.alone is 'Alone with whom, and what one does about company, children and interpreters.';
comment on column screening.protocol.how is 'How one asks: the words that open.';
comment on column screening.protocol.at_yes is 'The next step at a yes.';
comment on column screening.protocol.at_no is 'The next step at a no.';
comment on column screening.protocol.at_declined is 'The next step where the person does not want to answer.';
comment on column screening.protocol.at_suspicion is 'The next step where one suspects violence in spite of a no.';
comment on column screening.protocol.at_acute is 'What one does when it is acute.';
comment on column screening.protocol.instrument_version_id is 'The instrument one asks with, in its version; none where one asks without.';
comment on column screening.protocol.channels is 'Where one asks: visit (besök), call (samtal), assessment (bedömning).';
comment on column screening.protocol.re_ask_months is 'After so many months everyone is asked again, whatever she answered: a list of those to ask again must not tell who said what.';
comment on column screening.protocol.routine_name is 'The routine it belongs to.';
comment on column screening.protocol.routine_address is 'Where the routine is read.';
comment on column screening.protocol.owner is 'The function that answers for it.';
comment on column screening.protocol.decided_by is 'Who decided it, as a function or a board.';
comment on column screening.protocol.decided_on is 'When it was decided.';
comment on column screening.protocol.valid_from is 'First day it is in force.';
comment on column screening.protocol.valid_until is 'Last day it is in force, unless decided anew.';
comment on column screening.protocol.written_by is 'Who began to write this version.';
comment on column screening.protocol.written_at is 'When.';
comment on column screening.protocol.changed_at is 'When the draft was last changed; two who write do not write over each other.';
comment on column screening.protocol.in_force_by is 'Who put it in force.';
comment on column screening.protocol.in_force_at is 'When; empty for a draft.';
comment on column screening.protocol.ended_on is 'The day another version took its place.';

create table screening.unit_key (
  unit_id uuid primary key references organisation.organisation on delete restrict,
  sealed bytea not null,
  made_at timestamptz not null default now()
);
comment on table screening.unit_key is 'A unit''s own secret (enhetsnyckel), of which its pseudonyms are made. Sealed with the installation''s secret; no other unit, and no region, may read it.';
comment on column screening.unit_key.unit_id is 'Whose.';
comment on column screening.unit_key.sealed is '32 random bytes, sealed (platform/files/seal.ts), tied to the unit.';
comment on column screening.unit_key.made_at is 'When it was made.';

create table screening.visit (
  municipality_id uuid not null references organisation.organisation on delete restrict,
  id uuid not null default gen_random_uuid(),
  unit_id uuid not null references organisation.organisation on delete restrict,
  channel text not null check (channel in ('visit', 'call', 'assessment')),
  protocol_id uuid references screening.protocol on delete restrict,
  pseudonym bytea check (octet_length(pseudonym) = 10),
  known boolean not null default false,
  opened_at timestamptz not null default now(),
  opened_by uuid references organisation.person on delete set null,
  case_system_id uuid,
  receipt_id uuid,
  closed_at timestamptz,
  counted_month date check (extract(day from counted_month) = 1),
  outcome text check (outcome in ('yes', 'no', 'declined', 'not_asked')),
  reason text check (reason in ('company', 'interpreter', 'child', 'acute', 'other')),
  children boolean,
  offered boolean,
  accepted boolean,
  primary key (municipality_id, id),
  unique (id),
  check ((closed_at is null) = (outcome is null) and (closed_at is null) = (counted_month is null)),
  check ((outcome is not distinct from 'not_asked') = (reason is not null)),
  check ((outcome is not distinct from 'yes') = (children is not null) and (children is null) = (offered is null)),
  check ((offered is true) = (accepted is not null)),
  check (receipt_id is null or case_system_id is not null),
  check (closed_at is null or pseudonym is null)
);
create unique index visit_receipt on screening.visit (case_system_id, receipt_id) where receipt_id is not null;
create index visit_open on screening.visit (opened_by, opened_at) where closed_at is null;
create index visit_waits on screening.visit (municipality_id, unit_id) where closed_at is null;
comment on table screening.visit is 'A visit, call or assessment where one asks (frågetillfälle). No name, no number, no words: what was answered is read by nobody row by row.';
comment on column screening.visit.municipality_id is 'The municipality; first, so that the table can be divided.';
comment on column screening.visit.unit_id is 'Where.';
comment on column screening.visit.channel is 'visit (besök), call (samtal), assessment (bedömning).';
comment on column screening.visit.protocol_id is 'The unit''s protocol that day.';
comment on column screening.visit.pseudonym is 'Ten bytes made with the unit''s own key of what the unit typed, or of chance. Taken away when the visit is closed, so that no answer stands beside it; who is to be asked again is in re_ask.';
comment on column screening.visit.known is 'Whether the pseudonym was made of something the unit can type again.';
comment on column screening.visit.opened_at is 'When it was opened.';
comment on column screening.visit.opened_by is 'The worker; empty where a case system opened it.';
comment on column screening.visit.case_system_id is 'The case system that keeps the visit, if any.';
comment on column screening.visit.receipt_id is 'The case system''s own id of it: sent twice, it is one.';
comment on column screening.visit.closed_at is 'When it was closed.';
comment on column screening.visit.counted_month is 'First day of the month it counts in.';
comment on column screening.visit.outcome is 'yes (ja), no (nej), declined (vill inte svara), not_asked (inte tillfrågad).';
comment on column screening.visit.reason is 'Why not asked: company (sällskap i rummet), interpreter (olämplig tolk), child (barn närvarande), acute (akut läge), other (annat).';
comment on column screening.visit.children is 'At a yes: are there children in the household?';
comment on column screening.visit.offered is 'At a yes: was support offered?';
comment on column screening.visit.accepted is 'Where offered: was it accepted?';

create table screening.re_ask (
  municipality_id uuid not null references organisation.organisation on delete restrict,
  id uuid not null default gen_random_uuid(),
  unit_id uuid not null references organisation.organisation on delete restrict,
  pseudonym bytea check (octet_length(pseudonym) = 10),
  known boolean not null,
  channel text not null check (channel in ('visit', 'call', 'assessment')),
  made_on date not null,
  due_on date not null,
  because text not null check (because in ('asked', 'not_asked')),
  ended_on date,
  ended_how text check (ended_how in ('asked', 'not_asked', 'dropped')),
  ended_by uuid references organisation.person on delete set null,
  primary key (municipality_id, id),
  unique (id),
  check ((ended_on is null) = (ended_how is null) and (ended_on is null) = (pseudonym is not null))
);
create unique index re_ask_open on screening.re_ask (unit_id, pseudonym) where ended_on is null;
create index re_ask_due on screening.re_ask (unit_id, due_on) where ended_on is null;
comment on table screening.re_ask is 'Someone to be asked again (återfråga). Holds no answer, and everyone with a code is here alike: the list does not tell who said what.';
comment on column screening.re_ask.municipality_id is 'The municipality.';
comment on column screening.re_ask.unit_id is 'The unit that asks again.';
comment on column screening.re_ask.pseudonym is 'Whom, by the unit''s own code; forgotten when it is done with.';
comment on column screening.re_ask.known is 'Whether the pseudonym was made of something the unit can type again.';
comment on column screening.re_ask.channel is 'Where it was asked last.';
comment on column screening.re_ask.made_on is 'The day of the occasion it comes from.';
comment on column screening.re_ask.due_on is 'The day to ask again.';
comment on column screening.re_ask.because is 'asked (tillfrågad förut), not_asked (inte tillfrågad då).';
comment on column screening.re_ask.ended_on is 'The day it was done with.';
comment on column screening.re_ask.ended_how is 'asked (tillfrågad), not_asked (ny dag bestämd), dropped (inte längre aktuell).';
comment on column screening.re_ask.ended_by is 'Who took it off the list.';

create table screening.month_count (
  municipality_id uuid not null references organisation.organisation on delete restrict,
  month date not null check (extract(day from month) = 1),
  unit_id uuid not null references organisation.organisation on delete restrict,
  channel text not null check (channel in ('visit', 'call', 'assessment')),
  visits integer not null default 0,
  asked integer not null default 0,
  company integer not null default 0,
  interpreter integer not null default 0,
  child integer not null default 0,
  acute integer not null default 0,
  other integer not null default 0,
  yes integer not null default 0,
  no integer not null default 0,
  declined integer not null default 0,
  children integer not null default 0,
  offered integer not null default 0,
  accepted integer not null default 0,
  primary key (municipality_id, month, unit_id, channel)
);
comment on table screening.month_count is 'Closed visits counted by unit, channel and month (månadsräkning), kept with every closing. No request reads it: what is shown goes through functions that show work, or through the publication.';
comment on column screening.month_count.municipality_id is 'The municipality.';
comment on column screening.month_count.month is 'First day of the month.';
comment on column screening.month_count.unit_id is 'The unit.';
comment on column screening.month_count.channel is 'visit, call or assessment.';
comment on column screening.month_count.visits is 'Closed visits: asked and not asked.';
comment on column screening.month_count.asked is 'Asked: yes, no or declined.';
comment on column screening.month_count.company is 'Not asked: company in the room.';
comment on column screening.month_count.interpreter is 'Not asked: unsuitable interpreter.';
comment on column screening.month_count.child is 'Not asked: child present.';
comment on column screening.month_count.acute is 'Not asked: acute.';
comment on column screening.month_count.other is 'Not asked: another reason.';
comment on column screening.month_count.yes is 'Said yes.';
comment on column screening.month_count.no is 'Said no.';
comment on column screening.month_count.declined is 'Did not want to answer.';
comment on column screening.month_count.children is 'Of the yes: children in the household.';
comment on column screening.month_count.offered is 'Of the yes: support offered.';
comment on column screening.month_count.accepted is 'Of the offered: accepted.';

create table screening.re_ask_count (
  municipality_id uuid not null references organisation.organisation on delete restrict,
  month date not null check (extract(day from month) = 1),
  unit_id uuid not null references organisation.organisation on delete restrict,
  due integer not null default 0,
  done integer not null default 0,
  dropped integer not null default 0,
  primary key (municipality_id, month, unit_id)
);
comment on table screening.re_ask_count is 'Re-asks counted by the month they were due (återfrågeräkning).';
comment on column screening.re_ask_count.municipality_id is 'The municipality.';
comment on column screening.re_ask_count.month is 'First day of the month they were due in.';
comment on column screening.re_ask_count.unit_id is 'The unit.';
comment on column screening.re_ask_count.due is 'To be asked again.';
comment on column screening.re_ask_count.done is 'Of these asked again.';
comment on column screening.re_ask_count.dropped is 'Of these no longer of concern.';
