-- When a visit is closed, what was answered at it is gone: nobody may read it any more, so nobody keeps it (GDPR art. 5.1 e). Nor
-- that anything was: where a protocol has an instrument for a yes alone, the row beside the visit would tell what was said.
create or replace function screening.forget_answers() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  delete from screening.assessment where municipality_id = new.municipality_id and visit_id = new.id;
  return null;
end $$;
create or replace trigger forget_answers after update of closed_at on screening.visit for each row
  when (new.closed_at is not null) execute function screening.forget_answers();
