alter table networks.network add column hosts text[] not null default '{}' check (cardinality(hosts) <= 50);
comment on column networks.network.hosts is 'Who takes turns as host (värdar), in the order they do.';

create table networks.invite (
  id uuid primary key,
  network_id uuid not null references networks.network on delete cascade,
  email text not null check (length(email) <= 254),
  person_id uuid references organisation.person on delete cascade,
  stands_for text not null default '' check (length(stands_for) <= 200),
  invited_by uuid references organisation.person on delete set null,
  invited_at timestamptz not null default now(),
  accepted_at timestamptz,
  declined_at timestamptz,
  withdrawn_at timestamptz
);
create unique index invite_open on networks.invite (network_id, lower(email)) where accepted_at is null and withdrawn_at is null;
create index invite_to on networks.invite (person_id) where accepted_at is null and withdrawn_at is null and declined_at is null;
comment on table networks.invite is 'Somebody asked by e-mail to join a network (inbjudan till nätverk). Who asked does not learn whether she is in Samfrid, unless she accepts.';
comment on column networks.invite.network_id is 'Which network.';
comment on column networks.invite.email is 'Where she was asked.';
comment on column networks.invite.person_id is 'Who has that address; nobody who keeps the network is shown it.';
comment on column networks.invite.stands_for is 'Whom she would stand for, in words.';
comment on column networks.invite.invited_by is 'Who asked.';
comment on column networks.invite.invited_at is 'When.';
comment on column networks.invite.accepted_at is 'When she became a member.';
comment on column networks.invite.declined_at is 'When she said no; shown to nobody.';
comment on column networks.invite.withdrawn_at is 'When it was taken back.';

create table networks.series (
  id uuid primary key,
  network_id uuid not null references networks.network on delete cascade,
  title text not null default '' check (length(title) <= 200),
  starts_at timestamp not null,
  minutes integer not null check (minutes between 5 and 1440),
  rule text not null default '' check (length(rule) <= 500),
  extra_dates date[] not null default '{}' check (cardinality(extra_dates) <= 200),
  except_dates date[] not null default '{}' check (cardinality(except_dates) <= 200),
  place text not null default '' check (length(place) <= 200),
  online_link text not null default '' check (length(online_link) <= 500),
  call_days integer not null default 14 check (call_days between 0 and 120),
  answer_days integer not null default 3 check (answer_days between 0 and 60),
  revision integer not null default 1,
  made_by uuid references organisation.person on delete set null,
  made_at timestamptz not null default now(),
  changed_at timestamptz not null default now()
);
create index series_network on networks.series (network_id);
comment on table networks.series is 'A series of meetings (mötesserie) by a rule of RFC 5545: DTSTART, RRULE, RDATE and EXDATE in Swedish time, whatever summer time does.';
comment on column networks.series.network_id is 'Whose.';
comment on column networks.series.title is 'What its meetings are called; the name of the network where empty.';
comment on column networks.series.starts_at is 'DTSTART by the clock in Sweden: the first meeting.';
comment on column networks.series.minutes is 'How long a meeting is.';
comment on column networks.series.rule is 'RRULE; empty where the days are written one by one.';
comment on column networks.series.extra_dates is 'RDATE: more days, at the same time of day.';
comment on column networks.series.except_dates is 'EXDATE: days that are passed over.';
comment on column networks.series.place is 'Where, unless a meeting says otherwise.';
comment on column networks.series.online_link is 'Where one takes part from afar.';
comment on column networks.series.call_days is 'So many days before a meeting its members are called to it.';
comment on column networks.series.answer_days is 'So many days before a meeting is the last day to answer.';
comment on column networks.series.revision is 'Counts every saving: who saves says which one she changed.';
comment on column networks.series.made_by is 'Who made it.';
comment on column networks.series.made_at is 'When.';
comment on column networks.series.changed_at is 'When it was last changed.';

create table networks.meeting (
  id uuid primary key,
  network_id uuid not null references networks.network on delete cascade,
  series_id uuid references networks.series on delete restrict,
  recurrence_on date,
  title text not null default '' check (length(title) <= 200),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  place text not null default '' check (length(place) <= 200),
  online_link text not null default '' check (length(online_link) <= 500),
  host text not null default '' check (length(host) <= 120),
  turn integer,
  call_on date not null default current_date,
  answer_by date,
  reminded_at timestamptz,
  moved_at timestamptz,
  moved_from timestamptz,
  move_reason text not null default '' check (length(move_reason) <= 500),
  cancelled_at timestamptz,
  cancel_reason text not null default '' check (length(cancel_reason) <= 500),
  agenda_closed_at timestamptz,
  attendance_at timestamptz,
  sequence integer not null default 0,
  made_by uuid references organisation.person on delete set null,
  made_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  check (ends_at > starts_at),
  check ((series_id is null) = (recurrence_on is null)),
  check (cancelled_at is null or cancel_reason <> '')
);
create unique index meeting_once on networks.meeting (series_id, recurrence_on) where series_id is not null;
create index meeting_when on networks.meeting (network_id, starts_at);
create index meeting_coming on networks.meeting (starts_at);
comment on table networks.meeting is 'A meeting (möte) of a network, alone or one of a series.';
comment on column networks.meeting.network_id is 'Whose.';
comment on column networks.meeting.series_id is 'One of which series.';
comment on column networks.meeting.recurrence_on is 'RECURRENCE-ID: the day the series gave it, wherever it was moved.';
comment on column networks.meeting.title is 'What it is called; the name of the network where empty.';
comment on column networks.meeting.starts_at is 'When it begins.';
comment on column networks.meeting.ends_at is 'When it ends.';
comment on column networks.meeting.place is 'Where.';
comment on column networks.meeting.online_link is 'Where one takes part from afar.';
comment on column networks.meeting.host is 'Who is host (värd).';
comment on column networks.meeting.turn is 'Which turn in the order of hosts this is; empty where nobody takes turns.';
comment on column networks.meeting.call_on is 'The day its members are called to it.';
comment on column networks.meeting.answer_by is 'Last day to answer; empty where one may until it begins.';
comment on column networks.meeting.reminded_at is 'When those who had not answered were reminded.';
comment on column networks.meeting.moved_at is 'When it was moved by hand.';
comment on column networks.meeting.moved_from is 'When it was to begin before that.';
comment on column networks.meeting.move_reason is 'Why it was moved, as the members are told.';
comment on column networks.meeting.cancelled_at is 'When it was cancelled.';
comment on column networks.meeting.cancel_reason is 'Why, as the members are told.';
comment on column networks.meeting.agenda_closed_at is 'When the agenda was closed to more items.';
comment on column networks.meeting.attendance_at is 'When who came was written down.';
comment on column networks.meeting.sequence is 'Rises with every change that calendars show (RFC 5545 SEQUENCE).';
comment on column networks.meeting.made_by is 'Who made it; empty where the series did.';
comment on column networks.meeting.made_at is 'When.';
comment on column networks.meeting.changed_at is 'When something that calendars show last changed.';

create table networks.call (
  meeting_id uuid not null references networks.meeting on delete cascade,
  person_id uuid not null references organisation.person on delete cascade,
  sequence integer not null,
  kind text not null check (kind in ('called', 'changed', 'cancelled')),
  called_at timestamptz not null default now(),
  primary key (meeting_id, person_id, sequence)
);
comment on table networks.call is 'Who has been called to a meeting (kallelse), once for each change of it.';
comment on column networks.call.meeting_id is 'Which meeting.';
comment on column networks.call.person_id is 'Who.';
comment on column networks.call.sequence is 'The meeting''s sequence when she was told.';
comment on column networks.call.kind is 'called to it, told that it changed, told that it is cancelled.';
comment on column networks.call.called_at is 'When.';

create table networks.agenda_item (
  id uuid primary key,
  meeting_id uuid not null references networks.meeting on delete cascade,
  place integer not null,
  title text not null check (title <> '' and length(title) <= 200),
  minutes integer check (minutes between 1 and 600),
  presenter text not null default '' check (length(presenter) <= 120),
  words text not null default '' check (length(words) <= 4000),
  added_by uuid references organisation.person on delete set null,
  added_at timestamptz not null default now(),
  removed_at timestamptz
);
create index agenda_item_meeting on networks.agenda_item (meeting_id, place);
comment on table networks.agenda_item is 'An item on the agenda (punkt på dagordningen) of a meeting.';
comment on column networks.agenda_item.meeting_id is 'Of which meeting.';
comment on column networks.agenda_item.place is 'Its place in the order.';
comment on column networks.agenda_item.title is 'What it is.';
comment on column networks.agenda_item.minutes is 'How long it may take.';
comment on column networks.agenda_item.presenter is 'Who presents it, in words.';
comment on column networks.agenda_item.words is 'What one should know before.';
comment on column networks.agenda_item.added_by is 'Who put it there.';
comment on column networks.agenda_item.added_at is 'When.';
comment on column networks.agenda_item.removed_at is 'When it was taken off.';

create table networks.sign_up (
  meeting_id uuid not null references networks.meeting on delete cascade,
  person_id uuid not null references organisation.person on delete cascade,
  answer text not null check (answer in ('yes', 'remotely', 'no')),
  answered_by uuid references organisation.person on delete set null,
  answered_at timestamptz not null default now(),
  primary key (meeting_id, person_id)
);
comment on table networks.sign_up is 'What a member answered the call to a meeting (svar på kallelse).';
comment on column networks.sign_up.meeting_id is 'Which meeting.';
comment on column networks.sign_up.person_id is 'Who.';
comment on column networks.sign_up.answer is 'yes, remotely, no.';
comment on column networks.sign_up.answered_by is 'Who wrote it: herself, or who keeps the network.';
comment on column networks.sign_up.answered_at is 'When.';

create table networks.attendance (
  meeting_id uuid not null references networks.meeting on delete cascade,
  person_id uuid not null references organisation.person on delete cascade,
  noted_by uuid references organisation.person on delete set null,
  noted_at timestamptz not null default now(),
  primary key (meeting_id, person_id)
);
comment on table networks.attendance is 'Who came to a meeting (närvaro).';
comment on column networks.attendance.meeting_id is 'Which meeting.';
comment on column networks.attendance.person_id is 'Who came.';
comment on column networks.attendance.noted_by is 'Who wrote it down.';
comment on column networks.attendance.noted_at is 'When.';

create table networks.guest (
  meeting_id uuid not null references networks.meeting on delete cascade,
  stands_for text not null check (stands_for <> '' and length(stands_for) <= 120),
  number integer not null check (number between 1 and 99),
  primary key (meeting_id, stands_for)
);
comment on table networks.guest is 'Guests at a meeting (gäster), as numbers: no names.';
comment on column networks.guest.meeting_id is 'Which meeting.';
comment on column networks.guest.stands_for is 'Whom they stood for.';
comment on column networks.guest.number is 'How many they were.';

create table networks.minutes (
  meeting_id uuid primary key references networks.meeting on delete cascade,
  body text not null check (length(body) <= 100000),
  revision integer not null default 1,
  written_by uuid references organisation.person on delete set null,
  written_at timestamptz not null default now(),
  approver_id uuid references organisation.person on delete set null,
  approved_by uuid references organisation.person on delete set null,
  approved_at timestamptz
);
comment on table networks.minutes is 'The minutes (minnesanteckningar, protokoll) of a meeting; once approved they are never changed.';
comment on column networks.minutes.meeting_id is 'Of which meeting.';
comment on column networks.minutes.body is 'The text, Markdown.';
comment on column networks.minutes.revision is 'Counts every saving: who saves says which one she wrote from.';
comment on column networks.minutes.written_by is 'Who wrote last.';
comment on column networks.minutes.written_at is 'When.';
comment on column networks.minutes.approver_id is 'Who was asked to approve them (justerare).';
comment on column networks.minutes.approved_by is 'Who approved them.';
comment on column networks.minutes.approved_at is 'When they were approved, and locked.';

create table networks.addendum (
  id uuid primary key,
  meeting_id uuid not null references networks.minutes on delete cascade,
  body text not null check (body <> '' and length(body) <= 10000),
  written_by uuid references organisation.person on delete set null,
  written_at timestamptz not null default now()
);
create index addendum_meeting on networks.addendum (meeting_id, written_at);
comment on table networks.addendum is 'A correction of approved minutes (tillägg): written beside them, never into them.';
comment on column networks.addendum.meeting_id is 'Of which meeting''s minutes.';
comment on column networks.addendum.body is 'What is corrected.';
comment on column networks.addendum.written_by is 'Who wrote it.';
comment on column networks.addendum.written_at is 'When.';

create table networks.decision (
  id uuid primary key,
  meeting_id uuid not null references networks.meeting on delete cascade,
  number integer not null check (number > 0),
  words text not null check (words <> '' and length(words) <= 2000),
  owner text not null default '' check (length(owner) <= 120),
  owner_id uuid references organisation.person on delete set null,
  written_by uuid references organisation.person on delete set null,
  written_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  unique (meeting_id, number)
);
comment on table networks.decision is 'A decision (beslut) of a meeting, with who sees to it. What became of it is told by what was made of it.';
comment on column networks.decision.meeting_id is 'Of which meeting.';
comment on column networks.decision.number is 'Its number in that meeting, from 1; never given twice.';
comment on column networks.decision.words is 'What was decided.';
comment on column networks.decision.owner is 'Who sees to it, in words: a function.';
comment on column networks.decision.owner_id is 'Who sees to it, where it is a member.';
comment on column networks.decision.written_by is 'Who wrote it down.';
comment on column networks.decision.written_at is 'When.';
comment on column networks.decision.withdrawn_at is 'When it was struck out, before the minutes were approved.';

create table networks.feed (
  id uuid primary key,
  person_id uuid not null references organisation.person on delete cascade,
  secret_hash bytea not null unique,
  created_at timestamptz not null default now(),
  revoked_at timestamptz,
  last_read_at timestamptz
);
create unique index feed_one on networks.feed (person_id) where revoked_at is null;
comment on table networks.feed is 'A secret, revocable address of the calendar of one''s networks (kalenderprenumeration på möten).';
comment on column networks.feed.person_id is 'Whose.';
comment on column networks.feed.secret_hash is 'sha256 of the secret in the address.';
comment on column networks.feed.created_at is 'When it was made.';
comment on column networks.feed.revoked_at is 'When it was ended.';
comment on column networks.feed.last_read_at is 'When a calendar last read it.';
