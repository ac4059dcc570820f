alter table networks.call add column starts_at timestamptz;
comment on column networks.call.starts_at is 'When the meeting was to begin as she was told; what a later letter says it was moved from.';
