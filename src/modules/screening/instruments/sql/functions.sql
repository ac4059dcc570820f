-- Municipalities whose own instruments I may read: where I ask, write protocols, answer for the instruments, or work today. Not
-- where I see figures only: another's copy of a protected text is nothing for the region.
create or replace function screening.instrument_municipalities() returns setof uuid language sql stable security definer set search_path = '' as $$
  select screening.municipalities('screening.ask') union select screening.municipalities('screening.protocol')
  union select screening.municipalities('screening.instruments')
  union select e.municipality_id from organisation.employment e
  where e.person_id = access.person() and e.starts_on <= current_date and (e.ended_on is null or e.ended_on > current_date)
    and access.reaches('screening.routine')
$$;
