create table access.wall (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references organisation.person on delete cascade,
  record_type text not null check (record_type in ('person')),
  record_id uuid not null,
  reason text not null check (length(reason) between 1 and 500),
  responsible_id uuid not null references organisation.person on delete cascade,
  set_by uuid not null references organisation.person on delete cascade,
  set_at timestamptz not null default now(),
  ended_at timestamptz,
  ended_by uuid references organisation.person on delete set null,
  met_at timestamptz,
  check (person_id <> responsible_id),
  check (record_type <> 'person' or record_id <> person_id)
);
create unique index wall_once on access.wall (person_id, record_type, record_id) where ended_at is null;
create index wall_record on access.wall (record_type, record_id) where ended_at is null;
comment on table access.wall is 'A person is walled off from a record (jäv, jävsvägg) before she has seen it: nothing of it is there for her, and she is not told that there is a wall. FL 16–18.';
comment on column access.wall.person_id is 'Who is walled off.';
comment on column access.wall.record_type is 'Kind of record; a person (staff) today.';
comment on column access.wall.record_id is 'Which record.';
comment on column access.wall.reason is 'Why, as short as can be: kin, neighbour, other.';
comment on column access.wall.responsible_id is 'The head who is told when she tries.';
comment on column access.wall.set_by is 'Who set it.';
comment on column access.wall.set_at is 'Since when it stands.';
comment on column access.wall.ended_at is 'When it was taken down.';
comment on column access.wall.ended_by is 'Who took it down.';
comment on column access.wall.met_at is 'When she last tried to open the record; the head is told once an hour at most, the log every time.';
