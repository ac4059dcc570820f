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

-- Has something become of it: a proposal to a handbook, an activity, a question upward? Null for who sees no such decision.
create or replace function networks.has_become(d uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select handbook.is_proposed('decision', x.id) or exists (select from networks.activity a where a.decision_id = x.id)
    or exists (select from networks.raised_question r where r.decision_id = x.id)
  from networks.decision x join networks.meeting m on m.id = x.meeting_id where x.id = d and m.network_id in (select networks.seen())
$$;

-- When and by whom a decision was changed, however it was. Taking its words away is another thing.
create or replace function networks.keep_changed() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if access.person() is not null and new.emptied_at is null and (new.words, new.owner, new.owner_id) is distinct from (old.words, old.owner, old.owner_id) then
    new.changed_at := now();
    new.changed_by := access.person();
  end if;
  return new;
end $$;
create or replace trigger keep_changed before update of words, owner, owner_id on networks.decision for each row execute function networks.keep_changed();
