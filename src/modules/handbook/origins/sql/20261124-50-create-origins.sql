create table handbook.offer (
  id uuid primary key default gen_random_uuid(),
  routine_id uuid not null references handbook.routine on delete restrict,
  offered_to text not null check (offered_to in ('everybody', 'same_county')),
  note text not null default '' check (length(note) <= 1000),
  offered_by uuid references organisation.person on delete set null,
  offered_at timestamptz not null default now(),
  ended_by uuid references organisation.person on delete set null,
  ended_at timestamptz
);
create unique index offer_open on handbook.offer (routine_id) where ended_at is null;
comment on table handbook.offer is 'That a published routine is offered to those who write handbooks elsewhere (erbjudande av rutin): they may read it and copy it.';
comment on column handbook.offer.routine_id is 'Which.';
comment on column handbook.offer.offered_to is 'everybody (alla som använder Samfrid här), same_county (organisationer i samma län eller region).';
comment on column handbook.offer.note is 'A word on the way: what one should think of when copying it.';
comment on column handbook.offer.offered_by is 'Who offered it.';
comment on column handbook.offer.offered_at is 'When.';
comment on column handbook.offer.ended_by is 'Who ended the offer.';
comment on column handbook.offer.ended_at is 'When: from then on nobody new may read or copy it.';

create table handbook.origin (
  routine_id uuid primary key references handbook.routine on delete cascade,
  origin_routine_id uuid not null references handbook.routine on delete restrict,
  organisation_id uuid not null references organisation.organisation on delete restrict,
  copied_by uuid references organisation.person on delete set null,
  copied_at timestamptz not null default now(),
  check (routine_id <> origin_routine_id)
);
create index origin_of on handbook.origin (origin_routine_id);
comment on table handbook.origin is 'Where a routine was copied from (ursprung).';
comment on column handbook.origin.routine_id is 'The copy.';
comment on column handbook.origin.origin_routine_id is 'The routine it was copied from.';
comment on column handbook.origin.organisation_id is 'Who keeps that one.';
comment on column handbook.origin.copied_by is 'Who copied it.';
comment on column handbook.origin.copied_at is 'When.';

create table handbook.origin_base (
  id bigint generated always as identity primary key,
  routine_id uuid not null references handbook.origin on delete cascade,
  version_id uuid not null references handbook.version on delete restrict,
  number integer not null,
  title text not null,
  summary text not null,
  body text not null,
  steps jsonb not null,
  in_version uuid not null references handbook.version on delete cascade,
  set_by uuid references organisation.person on delete set null,
  set_at timestamptz not null default now()
);
create index origin_base_routine on handbook.origin_base (routine_id, id);
create index origin_base_version on handbook.origin_base (in_version);
create index origin_base_origin on handbook.origin_base (version_id);
comment on table handbook.origin_base is 'Which version of its origin a copy builds on, with the words it had (ursprungets text): the last row is the one it is compared with. Thrown away with the draft that took it over.';
comment on column handbook.origin_base.routine_id is 'The copy.';
comment on column handbook.origin_base.version_id is 'The origin''s version.';
comment on column handbook.origin_base.number is 'Its number.';
comment on column handbook.origin_base.title is 'What it was called.';
comment on column handbook.origin_base.summary is 'What it said, in two sentences.';
comment on column handbook.origin_base.body is 'Its text.';
comment on column handbook.origin_base.steps is 'Its steps.';
comment on column handbook.origin_base.in_version is 'The copy''s version that builds on it first.';
comment on column handbook.origin_base.set_by is 'Who settled the last of what had changed.';
comment on column handbook.origin_base.set_at is 'When.';

create table handbook.origin_piece (
  routine_id uuid not null references handbook.origin on delete cascade,
  piece text not null check (length(piece) <= 400),
  digest text not null check (digest ~ '^[0-9a-f]{32}$'),
  settled text not null check (settled in ('taken', 'rewritten', 'left')),
  reason text not null default '' check (length(reason) <= 1000),
  in_version uuid references handbook.version on delete cascade,
  settled_by uuid references organisation.person on delete set null,
  settled_at timestamptz not null default now(),
  primary key (routine_id, piece, digest),
  check (settled <> 'left' or btrim(reason) <> '')
);
create index origin_piece_version on handbook.origin_piece (in_version);
comment on table handbook.origin_piece is 'What was done with one changed piece of the origin (ändrat stycke): remembered as long as the origin says the same.';
comment on column handbook.origin_piece.routine_id is 'In which copy.';
comment on column handbook.origin_piece.piece is 'Which piece: title, summary, section:…, section_order, step:…, step_order.';
comment on column handbook.origin_piece.digest is 'Of the origin''s words then and now: a later change of the same piece is asked about anew.';
comment on column handbook.origin_piece.settled is 'taken (taget över), rewritten (taget över och ändrat), left (lämnat).';
comment on column handbook.origin_piece.reason is 'Why it was left.';
comment on column handbook.origin_piece.in_version is 'The draft it was written into; thrown away with it.';
comment on column handbook.origin_piece.settled_by is 'Who.';
comment on column handbook.origin_piece.settled_at is 'When.';

create table handbook.origin_notice (
  routine_id uuid not null references handbook.origin on delete cascade,
  version_id uuid not null references handbook.version on delete cascade,
  sent_at timestamptz not null default now(),
  primary key (routine_id, version_id)
);
create index origin_notice_version on handbook.origin_notice (version_id);
comment on table handbook.origin_notice is 'That those who write in a copy were told of a new version of its origin (besked om nytt ursprung): once each.';
comment on column handbook.origin_notice.routine_id is 'The copy.';
comment on column handbook.origin_notice.version_id is 'The origin''s new version.';
comment on column handbook.origin_notice.sent_at is 'When.';
