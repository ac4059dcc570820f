-- One decision may change several routines, and several things in one: what is the same is the same words for the same place,
-- from the same source, while they wait. So it is with what a reader sends twice.
drop index handbook.proposal_source;
create unique index proposal_waiting on handbook.proposal (source_kind, coalesce(source_id, proposed_by), handbook_id,
  coalesce(routine_id, handbook_id), md5(place || chr(10) || text)) where settled_at is null;
create index proposal_source on handbook.proposal (source_kind, source_id) where source_id is not null;

-- What was taken into a draft that has since been thrown away waits again.
update handbook.proposal set settled_at = null, settled_by = null, settled_how = null, section = ''
  where settled_how = 'taken_in' and version_id is null;

-- Who is late is told unit by unit, by handbook.people_reading.
drop function if exists handbook.late_with_me();
