-- People change jobs: who does an activity can change, and its history says from when.
alter table networks.activity_change
  add column owner_function text check (length(owner_function) <= 200),
  add column owner_id uuid references organisation.person on delete set null;
comment on column networks.activity_change.owner_function is 'Who does it from then on, by function, where that changed; null where it did not.';
comment on column networks.activity_change.owner_id is 'Who does it from then on, where that changed to a member by name.';
