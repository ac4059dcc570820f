-- Two who begin on a new version write in the same draft, and see each other's words.
create unique index protocol_draft on screening.protocol (organisation_id) where in_force_at is null;

create table screening.protocol_warning (
  protocol_id uuid not null references screening.protocol on delete cascade,
  kind text not null check (kind in ('soon', 'over')),
  sent_at timestamptz not null default now(),
  primary key (protocol_id, kind)
);
comment on table screening.protocol_warning is 'That word was sent of a protocol that runs out (protokollvarning): once each.';
comment on column screening.protocol_warning.protocol_id is 'Of which.';
comment on column screening.protocol_warning.kind is 'soon (giltigheten går ut om 60 dagar eller mindre), over (sista dagen).';
comment on column screening.protocol_warning.sent_at is 'When.';
