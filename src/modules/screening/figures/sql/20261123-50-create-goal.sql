create table screening.goal (
  municipality_id uuid not null references organisation.organisation on delete restrict,
  id uuid not null default gen_random_uuid(),
  from_month date not null check (extract(day from from_month) = 1),
  share smallint not null check (share between 50 and 100),
  set_by uuid references organisation.person on delete set null,
  set_at timestamptz not null default now(),
  primary key (municipality_id, id)
);
create index goal_from on screening.goal (municipality_id, from_month, set_at);
comment on table screening.goal is 'How many of all who come a municipality means to ask (mål). 95 % where it has set none of its own. Rows are added and never changed: a month is held against the goal of its time.';
comment on column screening.goal.municipality_id is 'The municipality.';
comment on column screening.goal.from_month is 'First day of the first month it is for; of several for one month the one set last.';
comment on column screening.goal.share is 'Per cent of the visits.';
comment on column screening.goal.set_by is 'Who set it.';
comment on column screening.goal.set_at is 'When.';
