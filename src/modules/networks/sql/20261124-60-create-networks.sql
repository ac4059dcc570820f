create schema networks;
comment on schema networks is 'Networks (nätverk): those who hold a function and meet, inside a municipality and across municipalities.';

create table networks.network (
  id uuid primary key default gen_random_uuid(),
  municipality_id uuid not null references organisation.organisation on delete restrict,
  organisation_id uuid not null references organisation.organisation on delete restrict,
  name text not null check (name <> '' and length(name) <= 200),
  purpose text not null default '' check (length(purpose) <= 2000),
  is_open boolean not null default false,
  rotates boolean not null default false,
  closed_at timestamptz,
  founded_by uuid references organisation.person on delete set null,
  founded_at timestamptz not null default now()
);
create index network_place on networks.network (municipality_id, organisation_id);
comment on table networks.network is 'A network (nätverk) of people who hold the same function, or meet about the same work.';
comment on column networks.network.municipality_id is 'Who answers for it: the municipality, or the top of another tree (organisation.controller).';
comment on column networks.network.organisation_id is 'The organisation that keeps it.';
comment on column networks.network.name is 'What it is called.';
comment on column networks.network.purpose is 'What it is for.';
comment on column networks.network.is_open is 'Open (öppet): all staff of the organisation see that it is there and may join. Closed: only members know it.';
comment on column networks.network.rotates is 'The host changes from meeting to meeting (värdskapet går runt).';
comment on column networks.network.closed_at is 'When it ceased to meet.';
comment on column networks.network.founded_by is 'Who founded it.';
comment on column networks.network.founded_at is 'When.';

create table networks.member (
  id uuid primary key default gen_random_uuid(),
  network_id uuid not null references networks.network on delete cascade,
  person_id uuid references organisation.person on delete cascade,
  organisation_id uuid references organisation.organisation on delete cascade,
  function text check (function in ('vin_handler', 'vin_representative', 'safety_representative', 'child_contact', 'coordinator', 'manager')),
  leads boolean not null default false,
  stands_for text not null default '' check (length(stands_for) <= 200),
  joined_on date not null default current_date,
  left_on date,
  added_by uuid references organisation.person on delete set null,
  added_at timestamptz not null default now(),
  check ((person_id is null) = (function is not null)),
  check (function is null or organisation_id is not null),
  check (left_on >= joined_on)
);
create unique index member_person on networks.member (network_id, person_id) where left_on is null and person_id is not null;
create unique index member_function on networks.member (network_id, organisation_id, function) where left_on is null and function is not null;
create index member_of on networks.member (person_id) where left_on is null;
comment on table networks.member is 'Membership (medlemskap) of a network: a person by name, or whoever holds a function in an organisation.';
comment on column networks.member.network_id is 'Of which.';
comment on column networks.member.person_id is 'Who, when by name.';
comment on column networks.member.organisation_id is 'By function: where it is held, with all below. By name: whom she stands for, if somebody.';
comment on column networks.member.function is 'By function: vin_handler (VIN-handläggare), vin_representative (VIN-ombud), safety_representative (skyddsombud), child_contact (barnets kontaktperson), coordinator (samordnare), manager (chef).';
comment on column networks.member.leads is 'Calls the meetings and keeps the network (sammankallande).';
comment on column networks.member.stands_for is 'Whom she stands for, in words: police, kvinnojouren.';
comment on column networks.member.joined_on is 'First day.';
comment on column networks.member.left_on is 'First day she is no longer one.';
comment on column networks.member.added_by is 'Who added her.';
comment on column networks.member.added_at is 'When.';
