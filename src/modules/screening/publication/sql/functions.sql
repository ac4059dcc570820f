-- What is published is frozen. A visit of such a quarter that arrives later (a case system's queued receipt) counts in the
-- current month. Held against the publication itself: it waits for those who are counting, and they for it.
create or replace function screening.counted_in(municipality uuid, at timestamptz) returns date language plpgsql volatile set search_path = '' as $$
declare month date := screening.month_of(at);
begin
  if date_trunc('quarter', month) = date_trunc('quarter', screening.month_of(now())) then return month; end if;
  perform pg_advisory_xact_lock_shared(hashtextextended('screening.publication:all', 0));
  if exists (select from screening.publication p join screening.published_organisation o on o.publication_id = p.id
             where o.organisation_id = municipality and p.quarter = date_trunc('quarter', month)::date) then
    return screening.month_of(now());
  end if;
  return month;
end $$;
