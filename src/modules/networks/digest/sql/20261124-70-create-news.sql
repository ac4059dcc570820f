create table networks.news (
  id uuid primary key default gen_random_uuid(),
  network_id uuid not null references networks.network on delete cascade,
  kind text not null check (kind in ('meeting', 'minutes', 'decision', 'question', 'answer', 'accepted', 'raised_answer', 'file')),
  about_id uuid not null,
  title text not null check (title <> '' and length(title) <= 200),
  href text not null check (href like '/networks/%' and length(href) <= 300),
  made_by uuid references organisation.person on delete set null,
  made_at timestamptz not null default now(),
  unique (kind, about_id)
);
create index news_network on networks.news (network_id, made_at);
comment on table networks.news is 'Something new in a network that its members are told of (nyhet): its title and where it is, never its text.';
comment on column networks.news.network_id is 'In which.';
comment on column networks.news.kind is 'meeting (möte), minutes (anteckningar), decision (beslut), question (fråga), answer (svar), accepted (så här gör vi), raised_answer (svar uppifrån), file (fil).';
comment on column networks.news.about_id is 'The meeting, question, answer, version of a file …';
comment on column networks.news.title is 'What it is called.';
comment on column networks.news.href is 'Its address here.';
comment on column networks.news.made_by is 'Who made it: she is not told of it.';
comment on column networks.news.made_at is 'When.';

create table networks.to_tell (
  news_id uuid not null references networks.news on delete cascade,
  person_id uuid not null references organisation.person on delete cascade,
  told_at timestamptz,
  primary key (news_id, person_id)
);
create index to_tell_waiting on networks.to_tell (person_id) where told_at is null;
comment on table networks.to_tell is 'Whom a piece of news is for: those who were members when it was made (att berätta). Told once each, or gone when she has left or wants none.';
comment on column networks.to_tell.news_id is 'Which news.';
comment on column networks.to_tell.person_id is 'Who.';
comment on column networks.to_tell.told_at is 'When the letter with it was put in the outbox.';

create table networks.digest (
  network_id uuid not null references networks.network on delete cascade,
  person_id uuid not null references organisation.person on delete cascade,
  pace text not null check (pace in ('at_once', 'daily', 'weekly', 'never')),
  chosen_at timestamptz not null default now(),
  primary key (network_id, person_id)
);
comment on table networks.digest is 'How often a member wants to be told what is new in a network (sammandrag); weekly where she has chosen nothing.';
comment on column networks.digest.network_id is 'Of which.';
comment on column networks.digest.person_id is 'Who.';
comment on column networks.digest.pace is 'at_once (genast, frågor och svar), daily (varje dag), weekly (varje vecka), never (aldrig).';
comment on column networks.digest.chosen_at is 'When she chose.';
