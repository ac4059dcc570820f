-- A row that says whose it is says the same as what it belongs to: whatever way it was written, a version is of its keeper's routine.
alter table handbook.handbook add unique (id, municipality_id, organisation_id);
alter table handbook.routine add unique (id, municipality_id, organisation_id);
alter table handbook.routine add unique (id, municipality_id);
alter table handbook.routine add unique (id, organisation_id);
alter table handbook.routine add unique (id, handbook_id);
alter table handbook.version add unique (id, routine_id);
alter table handbook.handbook add unique (id, municipality_id);

alter table handbook.routine drop constraint routine_handbook_id_fkey,
  add foreign key (handbook_id, municipality_id, organisation_id) references handbook.handbook (id, municipality_id, organisation_id) on delete restrict;
alter table handbook.version drop constraint version_routine_id_fkey,
  add foreign key (routine_id, municipality_id, organisation_id) references handbook.routine (id, municipality_id, organisation_id) on delete restrict;
alter table handbook.readership drop constraint readership_routine_id_fkey,
  add foreign key (routine_id, municipality_id) references handbook.routine (id, municipality_id) on delete cascade;
alter table handbook.follow_up drop constraint follow_up_version_id_fkey,
  add foreign key (version_id, routine_id) references handbook.version (id, routine_id) on delete restrict;
alter table handbook.receipt drop constraint receipt_version_id_fkey,
  add foreign key (version_id, routine_id) references handbook.version (id, routine_id) on delete restrict;
alter table handbook.proposal drop constraint proposal_handbook_id_fkey, drop constraint proposal_routine_id_fkey, drop constraint proposal_version_id_fkey,
  add check (version_id is null or routine_id is not null),
  add foreign key (handbook_id, municipality_id) references handbook.handbook (id, municipality_id) on delete cascade,
  add foreign key (routine_id, handbook_id) references handbook.routine (id, handbook_id) on delete cascade,
  add foreign key (version_id, routine_id) references handbook.version (id, routine_id) on delete set null (version_id);
alter table handbook.origin drop constraint origin_origin_routine_id_fkey,
  add foreign key (origin_routine_id, organisation_id) references handbook.routine (id, organisation_id) on delete restrict;
