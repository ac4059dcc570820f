create table networks.question (
  id uuid primary key default gen_random_uuid(),
  network_id uuid not null references networks.network on delete cascade,
  title text not null check (title <> '' and length(title) <= 200),
  body text not null default '' check (length(body) <= 8000),
  asked_by uuid references organisation.person on delete set null,
  asked_at timestamptz not null default now(),
  accepted_id uuid,
  accepted_by uuid references organisation.person on delete set null,
  accepted_at timestamptz,
  closed_at timestamptz,
  closed_by uuid references organisation.person on delete set null,
  withdrawn_at timestamptz,
  withdrawn_by uuid references organisation.person on delete set null,
  terms tsvector not null default '',
  analyser integer not null default 0,
  check ((accepted_id is null) = (accepted_at is null))
);
create index question_network on networks.question (network_id, asked_at);
create index question_terms on networks.question using gin (terms);
comment on table networks.question is 'A question between members (fråga) about how the work is done; never about a person.';
comment on column networks.question.network_id is 'Asked in which network.';
comment on column networks.question.title is 'The question in one sentence.';
comment on column networks.question.body is 'What more there is to say, as Markdown; empty once it is withdrawn.';
comment on column networks.question.asked_by is 'Who asked.';
comment on column networks.question.asked_at is 'When.';
comment on column networks.question.accepted_id is 'The answer that says how we do (så här gör vi); one at a time.';
comment on column networks.question.accepted_by is 'Who called it so: somebody who calls the network''s meetings.';
comment on column networks.question.accepted_at is 'When.';
comment on column networks.question.closed_at is 'When it was closed: nothing more is answered.';
comment on column networks.question.closed_by is 'By whom.';
comment on column networks.question.withdrawn_at is 'When its words were taken away.';
comment on column networks.question.withdrawn_by is 'By whom.';
comment on column networks.question.terms is 'What it is found by, its answers included: the terms of handbook.search_vector, kept by triggers.';
comment on column networks.question.analyser is 'By which analyser; another than handbook.search_analyser() is made again by the job.';

create table networks.answer (
  id uuid primary key default gen_random_uuid(),
  question_id uuid not null references networks.question on delete cascade,
  network_id uuid not null references networks.network on delete cascade,
  body text not null check (length(body) <= 8000),
  answered_by uuid references organisation.person on delete set null,
  answered_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  withdrawn_by uuid references organisation.person on delete set null,
  check (withdrawn_at is not null or btrim(body) <> ''),
  unique (question_id, id)
);
create index answer_question on networks.answer (question_id, answered_at);
alter table networks.question add foreign key (id, accepted_id) references networks.answer (question_id, id) deferrable initially deferred;
comment on table networks.answer is 'A member''s answer (svar) to a question.';
comment on column networks.answer.question_id is 'To which.';
comment on column networks.answer.network_id is 'The question''s network.';
comment on column networks.answer.body is 'What she answers, as Markdown; empty once it is withdrawn.';
comment on column networks.answer.answered_by is 'Who.';
comment on column networks.answer.answered_at is 'When.';
comment on column networks.answer.withdrawn_at is 'When its words were taken away.';
comment on column networks.answer.withdrawn_by is 'By whom.';

create table networks.raised_question (
  id uuid primary key default gen_random_uuid(),
  network_id uuid not null references networks.network on delete cascade,
  question_id uuid references networks.question on delete restrict,
  decision_id uuid,
  level text not null check (level in ('county', 'state')),
  to_network_id uuid references networks.network on delete set null,
  addressee text not null check (addressee <> '' and length(addressee) <= 200),
  title text not null check (title <> '' and length(title) <= 200),
  words text not null check (btrim(words) <> '' and length(words) <= 4000),
  raised_by uuid references organisation.person on delete set null,
  raised_at timestamptz not null default now(),
  answer text check (btrim(answer) <> '' and length(answer) <= 8000),
  answer_from text not null default '' check (length(answer_from) <= 200),
  answered_on date,
  source_link text not null default '' check (source_link ~ '^(https://.*)?$' and length(source_link) <= 500),
  answered_by uuid references organisation.person on delete set null,
  answered_at timestamptz,
  check (num_nonnulls(question_id, decision_id) <= 1),
  check ((answer is null) = (answered_at is null) and (answer is null) = (answered_on is null))
);
create index raised_question_network on networks.raised_question (network_id, raised_at);
create index raised_question_to on networks.raised_question (to_network_id);
create unique index raised_question_once on networks.raised_question (question_id, level) where question_id is not null;
comment on table networks.raised_question is 'A question that a network cannot answer itself, raised to the county or to the state (fråga uppåt), and the answer that came.';
comment on column networks.raised_question.network_id is 'The network that asks.';
comment on column networks.raised_question.question_id is 'The members'' question it came of, if one.';
comment on column networks.raised_question.decision_id is 'The decision it came of, if one (networks.decision).';
comment on column networks.raised_question.level is 'county (länet), state (staten).';
comment on column networks.raised_question.to_network_id is 'The network it was raised to, such as the county''s coordinators, if one.';
comment on column networks.raised_question.addressee is 'To whom, in words: länsstyrelsen, Socialstyrelsen.';
comment on column networks.raised_question.title is 'The question in one sentence.';
comment on column networks.raised_question.words is 'What is asked; never about a person.';
comment on column networks.raised_question.raised_by is 'Who raised it.';
comment on column networks.raised_question.raised_at is 'When.';
comment on column networks.raised_question.answer is 'The answer.';
comment on column networks.raised_question.answer_from is 'Who gave the answer, in words.';
comment on column networks.raised_question.answered_on is 'The day of the answer.';
comment on column networks.raised_question.source_link is 'Where the answer can be read.';
comment on column networks.raised_question.answered_by is 'Who entered it here.';
comment on column networks.raised_question.answered_at is 'When.';

create table networks.question_reminder (
  question_id uuid primary key references networks.question on delete cascade,
  sent_at timestamptz not null default now()
);
comment on table networks.question_reminder is 'That those who call the meetings were reminded of a question nobody has answered (påminnelse om obesvarad fråga): once.';
comment on column networks.question_reminder.question_id is 'Of which.';
comment on column networks.question_reminder.sent_at is 'When.';
