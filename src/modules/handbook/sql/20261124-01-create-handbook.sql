create schema handbook;
comment on schema handbook is 'Handbook (handbok): how the work is done, written, decided, read and followed up; the binder that lies in every unit.';

create table handbook.handbook (
  id uuid primary key default gen_random_uuid(),
  municipality_id uuid not null references organisation.organisation on delete restrict,
  organisation_id uuid not null references organisation.organisation on delete restrict,
  title text not null check (title <> '' and length(title) <= 200),
  intro text not null default '' check (length(intro) <= 4000),
  public_at timestamptz,
  public_by uuid references organisation.person on delete set null,
  closed_at timestamptz,
  created_by uuid references organisation.person on delete set null,
  created_at timestamptz not null default now()
);
create index handbook_place on handbook.handbook (municipality_id, organisation_id);
comment on table handbook.handbook is 'A handbook (handbok) of a municipality, a region or one of their administrations.';
comment on column handbook.handbook.municipality_id is 'Whose: the municipality, or the top of another tree (organisation.controller).';
comment on column handbook.handbook.organisation_id is 'The organisation that keeps it: those who write there, or above, write in it.';
comment on column handbook.handbook.title is 'What it is called.';
comment on column handbook.handbook.intro is 'What it is for, in a few lines.';
comment on column handbook.handbook.public_at is 'Since when everybody may read what is published in it; empty: the staff alone.';
comment on column handbook.handbook.public_by is 'Who made it public.';
comment on column handbook.handbook.closed_at is 'When it was closed: nothing more is written in it.';
comment on column handbook.handbook.created_by is 'Who made it.';
comment on column handbook.handbook.created_at is 'When.';

create table handbook.chapter (
  id uuid primary key default gen_random_uuid(),
  handbook_id uuid not null references handbook.handbook on delete cascade,
  position integer not null check (position > 0),
  title text not null check (title <> '' and length(title) <= 200),
  unique (handbook_id, position) deferrable initially deferred
);
comment on table handbook.chapter is 'A chapter (kapitel) of a handbook.';
comment on column handbook.chapter.handbook_id is 'Of which.';
comment on column handbook.chapter.position is 'Its place: chapter 1, 2, 3.';
comment on column handbook.chapter.title is 'What it is about.';

create table handbook.routine (
  id uuid primary key default gen_random_uuid(),
  handbook_id uuid not null references handbook.handbook on delete restrict,
  chapter_id uuid not null references handbook.chapter on delete restrict,
  municipality_id uuid not null references organisation.organisation on delete restrict,
  organisation_id uuid not null references organisation.organisation on delete restrict,
  number text not null check (number ~ '^[0-9A-Za-zÅÄÖåäö][0-9A-Za-zÅÄÖåäö.-]{0,19}$'),
  areas text[] not null default '{}' check (areas <@ array['income_support', 'substance_use', 'social_psychiatry', 'children_youth',
    'lss_children', 'lss_adults', 'elderly_care', 'violence_unit']),
  covers text[] not null default '{}' check (covers <@ array['asking', 'when_violence_emerges']),
  owner_id uuid references organisation.person on delete set null,
  replaced_by uuid references handbook.routine on delete restrict,
  ended_at timestamptz,
  ended_by uuid references organisation.person on delete set null,
  end_reason text check (length(end_reason) <= 500),
  created_by uuid references organisation.person on delete set null,
  created_at timestamptz not null default now(),
  unique (handbook_id, number)
);
create index routine_chapter on handbook.routine (chapter_id);
create index routine_place on handbook.routine (municipality_id, organisation_id);
comment on table handbook.routine is 'A routine (rutin): what is done, by whom and when. Its text is in its versions.';
comment on column handbook.routine.handbook_id is 'In which handbook.';
comment on column handbook.routine.chapter_id is 'In which chapter; the order in it is by number.';
comment on column handbook.routine.municipality_id is 'Whose, as the handbook''s.';
comment on column handbook.routine.organisation_id is 'Who keeps it, as the handbook''s.';
comment on column handbook.routine.number is 'Its number in the handbook (nummer), such as 3.2.';
comment on column handbook.routine.areas is 'Parts of social services it is the routine for, as Öppna jämförelser asks (U37535–U37542): income_support (ekonomiskt bistånd), substance_use (missbruk och beroende), social_psychiatry (socialpsykiatri), children_youth (barn och unga), lss_children (LSS barn), lss_adults (LSS vuxna), elderly_care (äldreomsorg), violence_unit (våld i nära relationer).';
comment on column handbook.routine.covers is 'What the routine on violence covers: asking (hur man frågar), when_violence_emerges (vad man gör när våld kommer fram). A current routine covers both.';
comment on column handbook.routine.owner_id is 'The person who is reminded; who owns it by function stands in the version''s head.';
comment on column handbook.routine.replaced_by is 'The routine that took its place, if another did.';
comment on column handbook.routine.ended_at is 'When it ceased to be used.';
comment on column handbook.routine.ended_by is 'Who ended it.';
comment on column handbook.routine.end_reason is 'Why.';
comment on column handbook.routine.created_by is 'Who began it.';
comment on column handbook.routine.created_at is 'When.';

create table handbook.version (
  id uuid primary key default gen_random_uuid(),
  routine_id uuid not null references handbook.routine on delete restrict,
  municipality_id uuid not null references organisation.organisation on delete restrict,
  organisation_id uuid not null references organisation.organisation on delete restrict,
  number integer not null check (number > 0),
  revision integer not null default 1 check (revision > 0),
  title text not null check (title <> '' and length(title) <= 200),
  summary text not null default '' check (length(summary) <= 600),
  body text not null default '' check (length(body) <= 200000),
  steps jsonb not null default '[]' check (jsonb_typeof(steps) = 'array' and octet_length(steps::text) <= 400000),
  applies_to uuid[] not null default '{}',
  owner_function text not null default '' check (length(owner_function) <= 200),
  reviser_function text not null default '' check (length(reviser_function) <= 200),
  follower_function text not null default '' check (length(follower_function) <= 200),
  replaces text not null default '' check (length(replaces) <= 300),
  valid_until date,
  change_note text not null default '' check (length(change_note) <= 2000),
  editorial boolean not null default false,
  decided_by_body text not null default '' check (length(decided_by_body) <= 200),
  decided_on date,
  decision_reference text not null default '' check (length(decision_reference) <= 100),
  publish_on date,
  written_by uuid references organisation.person on delete set null,
  written_at timestamptz not null default now(),
  changed_by uuid references organisation.person on delete set null,
  changed_at timestamptz not null default now(),
  submitted_by uuid references organisation.person on delete set null,
  submitted_at timestamptz,
  reviewed_at timestamptz,
  decided_by uuid references organisation.person on delete set null,
  decided_at timestamptz,
  published_at timestamptz,
  replaced_at timestamptz,
  state text not null generated always as (case when replaced_at is not null then 'replaced' when published_at is not null then 'published'
    when decided_at is not null then 'decided' when reviewed_at is not null then 'reviewed' when submitted_at is not null then 'review' else 'draft' end) stored
    check (state in ('draft', 'review', 'reviewed', 'decided', 'published', 'replaced')),
  unique (routine_id, number)
);
-- Two who begin on a new version write in the same one, and see each other's words.
create unique index version_draft on handbook.version (routine_id) where published_at is null;
create unique index version_published on handbook.version (routine_id) where published_at is not null and replaced_at is null;
create index version_place on handbook.version (municipality_id, state);
comment on table handbook.version is 'One version of a routine (version). Written as a draft, read by other eyes, decided, published, followed up, replaced; what has been published is never changed.';
comment on column handbook.version.routine_id is 'Of which.';
comment on column handbook.version.municipality_id is 'Whose, as the routine''s.';
comment on column handbook.version.organisation_id is 'Who keeps it, as the routine''s.';
comment on column handbook.version.number is '1 for the first.';
comment on column handbook.version.revision is 'Counts every saving of the draft: who saves says which one she wrote from, so that nobody''s words are lost.';
comment on column handbook.version.title is 'What the routine is called.';
comment on column handbook.version.summary is 'What it says, in two sentences.';
comment on column handbook.version.body is 'The text, as Markdown (platform/text says which).';
comment on column handbook.version.steps is 'Steps with branches (steg), in order; the first is where one begins. Format: modules/handbook/steps/step.ts.';
comment on column handbook.version.applies_to is 'Organisations it applies to (gäller för), each with all below it; empty: all of the handbook''s.';
comment on column handbook.version.owner_function is 'Owner (ägare), by function.';
comment on column handbook.version.reviser_function is 'Who revises it (reviderar), by function.';
comment on column handbook.version.follower_function is 'Who follows it up (följer upp), by function.';
comment on column handbook.version.replaces is 'What it replaces (ersätter), in words.';
comment on column handbook.version.valid_until is 'Last day it holds (giltig till).';
comment on column handbook.version.change_note is 'What changed since the version before, in words.';
comment on column handbook.version.editorial is 'Only spelling and the like changed: nobody is asked to read it again.';
comment on column handbook.version.decided_by_body is 'Who decided it (beslutad av), by function or board.';
comment on column handbook.version.decided_on is 'The day of the decision.';
comment on column handbook.version.decision_reference is 'Paragraph or diary number (§, dnr).';
comment on column handbook.version.publish_on is 'The day it is to be published, set when it is decided.';
comment on column handbook.version.written_by is 'Who began it.';
comment on column handbook.version.written_at is 'When.';
comment on column handbook.version.changed_by is 'Who last saved it.';
comment on column handbook.version.changed_at is 'When.';
comment on column handbook.version.submitted_by is 'Who sent it to review.';
comment on column handbook.version.submitted_at is 'When; from then on it is not changed, unless it is taken back.';
comment on column handbook.version.reviewed_at is 'When somebody who has not written in it found it good (four eyes).';
comment on column handbook.version.decided_by is 'Who entered the decision.';
comment on column handbook.version.decided_at is 'When it was entered.';
comment on column handbook.version.published_at is 'When it became the one in force.';
comment on column handbook.version.replaced_at is 'When another took its place, or the routine ended.';
comment on column handbook.version.state is 'draft (utkast), review (granskas), reviewed (granskad), decided (beslutad), published (gäller), replaced (ersatt).';

create table handbook.writer (
  version_id uuid not null references handbook.version on delete cascade,
  person_id uuid not null references organisation.person on delete cascade,
  primary key (version_id, person_id)
);
comment on table handbook.writer is 'Who has written in a version (skribent): she cannot be the other pair of eyes.';
comment on column handbook.writer.version_id is 'In which.';
comment on column handbook.writer.person_id is 'Who.';

create table handbook.review (
  id uuid primary key default gen_random_uuid(),
  version_id uuid not null references handbook.version on delete cascade,
  person_id uuid not null references organisation.person on delete cascade,
  asked_by uuid references organisation.person on delete set null,
  asked_at timestamptz not null default now(),
  verdict text check (verdict in ('approved', 'changes')),
  note text not null default '' check (length(note) <= 4000),
  answered_at timestamptz,
  revision integer,
  check ((verdict is null) = (answered_at is null))
);
create unique index review_open on handbook.review (version_id, person_id) where answered_at is null;
create index review_person on handbook.review (person_id) where answered_at is null;
comment on table handbook.review is 'Somebody asked to read a version with other eyes (granskning), and what she answered.';
comment on column handbook.review.version_id is 'Of which.';
comment on column handbook.review.person_id is 'Who is asked.';
comment on column handbook.review.asked_by is 'By whom.';
comment on column handbook.review.asked_at is 'When.';
comment on column handbook.review.verdict is 'approved (godkänd), changes (ändra först).';
comment on column handbook.review.note is 'Her words.';
comment on column handbook.review.answered_at is 'When she answered.';
comment on column handbook.review.revision is 'Of which saving.';

create table handbook.follow_up (
  id uuid primary key default gen_random_uuid(),
  routine_id uuid not null references handbook.routine on delete restrict,
  version_id uuid not null references handbook.version on delete restrict,
  followed_up_on date not null,
  is_used boolean not null,
  works boolean not null,
  note text not null check (btrim(note) <> '' and length(note) <= 4000),
  followed_up_by uuid references organisation.person on delete set null,
  entered_at timestamptz not null default now()
);
create index follow_up_routine on handbook.follow_up (routine_id, followed_up_on);
comment on table handbook.follow_up is 'That a routine was followed up (uppföljning av rutin): checked that it is used and works, with its note. Öppna jämförelser counts a routine as current when this was done in the last year.';
comment on column handbook.follow_up.routine_id is 'Which.';
comment on column handbook.follow_up.version_id is 'The version in force then.';
comment on column handbook.follow_up.followed_up_on is 'The day.';
comment on column handbook.follow_up.is_used is 'Is it known and used by those it is for?';
comment on column handbook.follow_up.works is 'Does it work? No: a new version is wanted.';
comment on column handbook.follow_up.note is 'How it was checked and what was found; about the work, never about a person.';
comment on column handbook.follow_up.followed_up_by is 'Who.';
comment on column handbook.follow_up.entered_at is 'When it was written here.';

create table handbook.proposal (
  id uuid primary key default gen_random_uuid(),
  municipality_id uuid not null references organisation.organisation on delete restrict,
  handbook_id uuid not null references handbook.handbook on delete cascade,
  routine_id uuid references handbook.routine on delete cascade,
  place text not null default '' check (length(place) <= 200),
  text text not null check (btrim(text) <> '' and length(text) <= 8000),
  source_kind text not null check (source_kind in ('decision', 'question', 'origin', 'person')),
  source_id uuid,
  source_label text not null default '' check (length(source_label) <= 300),
  source_href text not null default '' check (length(source_href) <= 300),
  proposed_by uuid references organisation.person on delete set null,
  proposed_at timestamptz not null default now(),
  version_id uuid references handbook.version on delete set null,
  section text not null default '' check (length(section) <= 200),
  settled_at timestamptz,
  settled_by uuid references organisation.person on delete set null,
  settled_how text check (settled_how in ('taken_in', 'declined')),
  settle_note text not null default '' check (length(settle_note) <= 1000),
  check ((settled_at is null) = (settled_how is null))
);
create unique index proposal_source on handbook.proposal (source_kind, source_id, handbook_id) where source_id is not null;
create index proposal_routine on handbook.proposal (routine_id);
comment on table handbook.proposal is 'A proposed change to a routine, or a wished new one (ändringsförslag): from a network''s decision, an answered question, the origin, or somebody who uses it.';
comment on column handbook.proposal.municipality_id is 'Whose handbook.';
comment on column handbook.proposal.handbook_id is 'Which handbook.';
comment on column handbook.proposal.routine_id is 'Which routine; empty where a new one is wished for.';
comment on column handbook.proposal.place is 'Where in it: heading or step, in words.';
comment on column handbook.proposal.text is 'What is proposed; never about a person.';
comment on column handbook.proposal.source_kind is 'decision (beslut i nätverk), question (besvarad fråga), origin (ursprungsrutin), person (den som använder den).';
comment on column handbook.proposal.source_id is 'The decision or question.';
comment on column handbook.proposal.source_label is 'The source in words that all who read the routine may see, such as ''Referensgrupp våld 2026-11-10, beslut 3''.';
comment on column handbook.proposal.source_href is 'Its address here; whoever may not see it finds nothing there.';
comment on column handbook.proposal.proposed_by is 'Who.';
comment on column handbook.proposal.proposed_at is 'When.';
comment on column handbook.proposal.version_id is 'The version it was taken into.';
comment on column handbook.proposal.section is 'The heading or step in that version that says it: the way from the paragraph back to the meeting.';
comment on column handbook.proposal.settled_at is 'When it was taken in or declined.';
comment on column handbook.proposal.settled_by is 'By whom.';
comment on column handbook.proposal.settled_how is 'taken_in (infört), declined (avböjt).';
comment on column handbook.proposal.settle_note is 'Why, when declined.';

create table handbook.notice (
  routine_id uuid not null references handbook.routine on delete cascade,
  kind text not null check (kind in ('end_soon', 'end', 'follow_up_soon', 'follow_up')),
  due_on date not null,
  sent_at timestamptz not null default now(),
  primary key (routine_id, kind, due_on)
);
comment on table handbook.notice is 'That word was sent of what is soon due for a routine (påminnelse): once each.';
comment on column handbook.notice.routine_id is 'Of which.';
comment on column handbook.notice.kind is 'end_soon (går ut inom 60 dagar), end (gick ut), follow_up_soon (uppföljning inom 60 dagar), follow_up (uppföljning försenad).';
comment on column handbook.notice.due_on is 'The day it is about.';
comment on column handbook.notice.sent_at is 'When.';
