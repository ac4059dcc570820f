create table networks.activity (
  id uuid primary key default gen_random_uuid(),
  network_id uuid not null references networks.network on delete cascade,
  decision_id uuid,
  title text not null check (title <> '' and length(title) <= 300),
  owner_function text not null default '' check (length(owner_function) <= 200),
  owner_id uuid references organisation.person on delete set null,
  due_on date not null,
  state text not null default 'planned' check (state in ('planned', 'under_way', 'done', 'dropped')),
  created_by uuid references organisation.person on delete set null,
  created_at timestamptz not null default now()
);
create index activity_network on networks.activity (network_id, due_on);
create index activity_owner on networks.activity (owner_id) where state in ('planned', 'under_way');
comment on table networks.activity is 'Something a network has taken on to do (aktivitet): who, when, how far. Plain columns: a plan takes them in as they are.';
comment on column networks.activity.network_id is 'Of which network.';
comment on column networks.activity.decision_id is 'The decision it came of, if one (networks.decision).';
comment on column networks.activity.title is 'What is to be done.';
comment on column networks.activity.owner_function is 'Who does it, by function.';
comment on column networks.activity.owner_id is 'Who does it, when it is a member by name: she is reminded.';
comment on column networks.activity.due_on is 'Last day (senast).';
comment on column networks.activity.state is 'planned (planerad), under_way (pågår), done (klar), dropped (utgår).';
comment on column networks.activity.created_by is 'Who wrote it.';
comment on column networks.activity.created_at is 'When.';

create table networks.activity_change (
  id uuid primary key default gen_random_uuid(),
  activity_id uuid not null references networks.activity on delete cascade,
  network_id uuid not null references networks.network on delete cascade,
  state text not null check (state in ('planned', 'under_way', 'done', 'dropped')),
  due_on date not null,
  note text not null default '' check (length(note) <= 1000),
  changed_by uuid references organisation.person on delete set null,
  changed_at timestamptz not null default clock_timestamp()
);
create index activity_change_activity on networks.activity_change (activity_id, changed_at);
comment on table networks.activity_change is 'How far an activity had come, and when it was to be done, from then on (ändring): its history, the first row included.';
comment on column networks.activity_change.activity_id is 'Of which.';
comment on column networks.activity_change.network_id is 'The activity''s network.';
comment on column networks.activity_change.state is 'From then on: planned (planerad), under_way (pågår), done (klar), dropped (utgår).';
comment on column networks.activity_change.due_on is 'Last day from then on.';
comment on column networks.activity_change.note is 'What was said about it; never about a person.';
comment on column networks.activity_change.changed_by is 'Who.';
comment on column networks.activity_change.changed_at is 'When.';
