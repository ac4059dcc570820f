alter table networks.series
  add column ended_at timestamptz,
  add column ended_by uuid references organisation.person on delete set null,
  add column end_reason text not null default '' check (length(end_reason) <= 500),
  add constraint series_end_said check (ended_at is null or end_reason <> '');
comment on column networks.series.ended_at is 'When it was ended (avslutad): no more meetings come of it.';
comment on column networks.series.ended_by is 'By whom.';
comment on column networks.series.end_reason is 'Why, as the members are told.';
