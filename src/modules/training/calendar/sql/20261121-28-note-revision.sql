alter table training.occasion add column revised_at timestamptz not null default clock_timestamp();
comment on column training.occasion.revised_at is 'When something that calendars show of it last changed: LAST-MODIFIED and DTSTAMP (RFC 5545). Kept by trigger.';
