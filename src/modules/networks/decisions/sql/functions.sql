-- What a decision is found by: its words and who sees to it, analysed as the handbook's are.
create or replace function networks.decision_terms(d networks.decision) returns tsvector language sql stable security definer set search_path = '' as $$
  select handbook.search_vector('', '', handbook.search_prose(d.words || E'\n' || d.owner))
$$;
create or replace function networks.keep_decision_terms() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  new.terms := coalesce(networks.decision_terms(new), '');
  new.analyser := handbook.search_analyser();
  return new;
end $$;
create or replace trigger keep_terms before insert or update of words, owner on networks.decision for each row execute function networks.keep_decision_terms();
