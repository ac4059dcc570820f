create table handbook.emergency_line (
  id uuid primary key default gen_random_uuid(),
  municipality_id uuid not null references organisation.organisation on delete restrict,
  organisation_id uuid not null references organisation.organisation on delete restrict,
  instead_of uuid references handbook.emergency_line on delete cascade,
  name text not null check (btrim(name) <> '' and length(name) <= 120),
  telephone text not null check (telephone ~ '^\+?[0-9][0-9 ()–-]{1,28}$'),
  hours text not null default '' check (length(hours) <= 120),
  purpose text not null default '' check (length(purpose) <= 300),
  position integer not null default 10 check (position between 1 and 99),
  checked_on date not null default current_date check (checked_on >= '2000-01-01'),
  checked_by uuid references organisation.person on delete set null,
  entered_by uuid references organisation.person on delete set null,
  entered_at timestamptz not null default now(),
  removed_at timestamptz,
  removed_by uuid references organisation.person on delete set null,
  check (instead_of <> id)
);
create index emergency_line_place on handbook.emergency_line (municipality_id, organisation_id) where removed_at is null;
create index emergency_line_instead on handbook.emergency_line (instead_of);
comment on table handbook.emergency_line is 'A line of the emergency card (rad på larmkortet): whom to call now. Kept by the municipality, and by a unit for itself.';
comment on column handbook.emergency_line.municipality_id is 'Whose: the municipality, or the top of another tree.';
comment on column handbook.emergency_line.organisation_id is 'Whose card it is on: its own, and of all below it.';
comment on column handbook.emergency_line.instead_of is 'The line from above that it takes the place of, on this organisation''s card and below.';
comment on column handbook.emergency_line.name is 'Whom one calls, by function: never a private person.';
comment on column handbook.emergency_line.telephone is 'The number, as it is to be read.';
comment on column handbook.emergency_line.hours is 'When somebody answers, in words.';
comment on column handbook.emergency_line.purpose is 'What one calls about.';
comment on column handbook.emergency_line.position is 'Its place on the card; the lowest first.';
comment on column handbook.emergency_line.checked_on is 'The day somebody last called, or asked, and found it right.';
comment on column handbook.emergency_line.checked_by is 'Who did.';
comment on column handbook.emergency_line.entered_by is 'Who entered it.';
comment on column handbook.emergency_line.entered_at is 'When.';
comment on column handbook.emergency_line.removed_at is 'When it was taken off the card.';
comment on column handbook.emergency_line.removed_by is 'By whom.';
