create table oversight.incident (
  id uuid primary key,
  controller_id uuid not null references organisation.organisation on delete restrict,
  title text not null check (title <> '' and length(title) <= 120),
  story text not null check (story <> '' and length(story) <= 4000),
  aware_at timestamptz not null,
  reported_by uuid not null,
  reported_at timestamptz not null default now(),
  taken_by uuid,
  taken_at timestamptz,
  cyber text not null default 'unjudged' check (cyber in ('unjudged', 'significant', 'not_significant')),
  personal_data text not null default 'unjudged' check (personal_data in ('unjudged', 'high_risk', 'risk', 'no_risk', 'none')),
  judged_by uuid,
  judged_at timestamptz,
  warned text[] not null default '{}',
  lessons text check (length(lessons) <= 4000),
  closed_by uuid,
  closed_at timestamptz,
  check (aware_at <= reported_at + interval '1 hour'),
  check ((closed_at is null) = (closed_by is null) and (closed_at is null) = (lessons is null)),
  check (closed_at is null or (cyber <> 'unjudged' and personal_data <> 'unjudged'))
);
create index incident_controller on oversight.incident (controller_id, reported_at desc);
comment on table oversight.incident is 'Something that has happened to information or to the system (incident). CSL 2025:1506 2 kap.; GDPR art. 33–34.';
comment on column oversight.incident.controller_id is 'Whose incident.';
comment on column oversight.incident.title is 'What, in a few words and without anybody''s name.';
comment on column oversight.incident.story is 'What has happened, as it was reported.';
comment on column oversight.incident.aware_at is 'When we became aware: the clocks run from here.';
comment on column oversight.incident.reported_by is 'Who reported it.';
comment on column oversight.incident.reported_at is 'When.';
comment on column oversight.incident.taken_by is 'Who answers for handling it.';
comment on column oversight.incident.taken_at is 'Since when.';
comment on column oversight.incident.cyber is 'unjudged (inte bedömd), significant (betydande), not_significant (inte betydande). CSL 2:5.';
comment on column oversight.incident.personal_data is 'unjudged (inte bedömd), high_risk (hög risk: de berörda ska få veta), risk (anmäls), no_risk (anmäls inte), none (inga personuppgifter). GDPR art. 33–34.';
comment on column oversight.incident.judged_by is 'Who classified it last.';
comment on column oversight.incident.judged_at is 'When.';
comment on column oversight.incident.warned is 'Clocks that have been warned of by letter.';
comment on column oversight.incident.lessons is 'What was learnt, when it was closed.';
comment on column oversight.incident.closed_by is 'Who closed it.';
comment on column oversight.incident.closed_at is 'When.';

create table oversight.notice (
  incident_id uuid not null references oversight.incident on delete restrict,
  kind text not null check (kind in ('early_notice', 'notification', 'final_report', 'data_breach')),
  sent_at timestamptz not null,
  reference text not null check (reference <> '' and length(reference) <= 120),
  entered_by uuid not null,
  entered_at timestamptz not null default now(),
  primary key (incident_id, kind),
  check (sent_at <= entered_at + interval '1 minute')
);
comment on table oversight.notice is 'A report that has been sent to an authority (anmälan): to the CSIRT or to IMY.';
comment on column oversight.notice.incident_id is 'Of which incident.';
comment on column oversight.notice.kind is 'early_notice (tidig varning, 24 timmar), notification (incidentanmälan, 72 timmar), final_report (slutrapport, en månad), data_breach (personuppgiftsincident till IMY, 72 timmar).';
comment on column oversight.notice.sent_at is 'When it was sent.';
comment on column oversight.notice.reference is 'The authority''s number.';
comment on column oversight.notice.entered_by is 'Who ticked it off.';
comment on column oversight.notice.entered_at is 'When it was ticked off.';

create table oversight.evidence (
  id uuid primary key,
  incident_id uuid not null references oversight.incident on delete restrict,
  from_at timestamptz not null,
  until_at timestamptz not null,
  person_id uuid,
  act text,
  entries integer not null check (entries > 0),
  content text not null,
  sha256 bytea not null,
  frozen_by uuid not null,
  frozen_at timestamptz not null default now(),
  check (until_at > from_at)
);
create index evidence_incident on oversight.evidence (incident_id);
comment on table oversight.evidence is 'Entries of the log frozen for an incident (fryst bevis): copied whole with a digest, added and never changed.';
comment on column oversight.evidence.incident_id is 'For which incident.';
comment on column oversight.evidence.from_at is 'From when.';
comment on column oversight.evidence.until_at is 'Until when.';
comment on column oversight.evidence.person_id is 'Only what she did, where chosen.';
comment on column oversight.evidence.act is 'Only this act, where chosen.';
comment on column oversight.evidence.entries is 'How many.';
comment on column oversight.evidence.content is 'One JSON line an entry, with its place and hash in the chain.';
comment on column oversight.evidence.sha256 is 'sha256 of the content in UTF-8: the same as of the exported file.';
comment on column oversight.evidence.frozen_by is 'Who froze it.';
comment on column oversight.evidence.frozen_at is 'When.';

create table oversight.affected_person (
  incident_id uuid not null references oversight.incident on delete restrict,
  person_id uuid not null references organisation.person on delete cascade,
  added_by uuid not null,
  added_at timestamptz not null default now(),
  told_at timestamptz,
  told_by uuid,
  channel text check (channel in ('in_person', 'phone', 'post', 'through_reader', 'not_told')),
  note text check (length(note) <= 1000),
  primary key (incident_id, person_id),
  check ((told_at is null) = (channel is null) and (told_at is null) = (told_by is null))
);
comment on table oversight.affected_person is 'A person whose data the incident concerns (berörd), and whether and how she was told. GDPR art. 34.';
comment on column oversight.affected_person.incident_id is 'Which incident.';
comment on column oversight.affected_person.person_id is 'Who.';
comment on column oversight.affected_person.added_by is 'Who put her on the list.';
comment on column oversight.affected_person.added_at is 'When.';
comment on column oversight.affected_person.told_at is 'When she was told, or when it was decided not to.';
comment on column oversight.affected_person.told_by is 'Who told or decided.';
comment on column oversight.affected_person.channel is 'in_person (i ett möte), phone (på telefon), post (brev), through_reader (genom den som är hennes namngivna läsare), not_told (inte underrättad, med skäl).';
comment on column oversight.affected_person.note is 'Why not, or what was agreed.';

create table oversight.measure (
  id uuid primary key,
  incident_id uuid not null references oversight.incident on delete restrict,
  what text not null check (what <> '' and length(what) <= 500),
  due_on date,
  added_by uuid not null,
  added_at timestamptz not null default now(),
  done_by uuid,
  done_at timestamptz,
  check ((done_at is null) = (done_by is null))
);
create index measure_incident on oversight.measure (incident_id);
comment on table oversight.measure is 'Something to do because of an incident (åtgärd).';
comment on column oversight.measure.incident_id is 'Which incident.';
comment on column oversight.measure.what is 'What.';
comment on column oversight.measure.due_on is 'By when.';
comment on column oversight.measure.added_by is 'Who wrote it.';
comment on column oversight.measure.added_at is 'When.';
comment on column oversight.measure.done_by is 'Who did it.';
comment on column oversight.measure.done_at is 'When.';

create table oversight.step (
  id bigint generated always as identity primary key,
  incident_id uuid not null references oversight.incident on delete restrict,
  at timestamptz not null default clock_timestamp(),
  person_id uuid,
  kind text not null check (kind in ('reported', 'taken', 'judged', 'sent', 'frozen', 'listed', 'told', 'planned', 'done', 'noted', 'closed')),
  words text not null default '' check (length(words) <= 4000)
);
create index step_incident on oversight.step (incident_id, id);
comment on table oversight.step is 'What was done with an incident, in order (tidslinje); added and never changed.';
comment on column oversight.step.incident_id is 'Which incident.';
comment on column oversight.step.at is 'When.';
comment on column oversight.step.person_id is 'Who.';
comment on column oversight.step.kind is 'What: reported, taken, judged, sent, frozen, listed, told, planned, done, noted, closed.';
comment on column oversight.step.words is 'What she wrote, or the facts of it.';
