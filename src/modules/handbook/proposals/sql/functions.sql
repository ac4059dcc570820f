-- What has become of proposals from these decisions or questions, without their words: for the members of the network, who know
-- the ids. In which handbook and routine, and why, is told to those who read that handbook; others are told whether it is taken
-- in, and in force. The routine is named as it is in force; one that has never been is not named.
create or replace function handbook.proposals_from(kind text, ids uuid[]) returns table (id uuid, source_id uuid, handbook text, routine_id uuid, routine text,
  settled_how text, settled_at timestamptz, settle_note text, version_number integer, version_state text, section text)
language sql stable security definer set search_path = '' as $$
  select p.id, p.source_id, h.title, case when x.id is not null then p.routine_id end, r.number || ' ' || x.title, p.settled_how, p.settled_at,
    case when h.id is not null then p.settle_note else '' end, v.number, s.state, case when h.id is not null then p.section else '' end
  from handbook.proposal p
    left join handbook.handbook h on h.id = p.handbook_id and (h.municipality_id in (select handbook.my_municipalities()) or h.public_at is not null)
    left join handbook.routine r on r.id = p.routine_id and r.handbook_id = h.id
    left join lateral (select y.id, y.title from handbook.version y where y.routine_id = r.id and y.published_at is not null
      order by y.number desc limit 1) x on true
    left join handbook.version v on v.id = p.version_id and v.routine_id = r.id
    left join handbook.version s on s.id = p.version_id
  where access.person() is not null and access.reaches('handbook.read') and p.source_kind = kind and p.source_id = any (ids) order by p.proposed_at
$$;

-- Proposes from what is outside the handbook. For the functions of whoever has it, which have asked whether it is the proposer's to
-- speak of: nobody else says where a proposal comes from. False where the same waits already, or she reads no such handbook.
create or replace function handbook.propose_from(which uuid, kind text, source uuid, label text, href text, book uuid, routine uuid, place text, words text)
returns boolean language plpgsql security definer set search_path = '' as $$
begin
  insert into handbook.proposal (id, municipality_id, handbook_id, routine_id, place, text, source_kind, source_id, source_label, source_href, proposed_by)
    select which, h.municipality_id, h.id, propose_from.routine, propose_from.place, words, kind, source, label, href, access.person()
    from handbook.handbook h where h.id = book and h.closed_at is null and h.municipality_id in (select handbook.my_municipalities())
      and (propose_from.routine is null or exists (select from handbook.routine r where r.id = propose_from.routine and r.handbook_id = h.id))
    on conflict do nothing;
  return found;
end $$;

-- A draft that is thrown away takes no proposal with it: what was taken into it waits again, for its routine where that stays. The
-- same words, proposed anew meanwhile, wait already.
create or replace function handbook.wait_again() returns trigger language plpgsql set search_path = '' as $$
begin
  update handbook.proposal p set settled_at = null, settled_by = null, settled_how = null, version_id = null, section = '', passage = '',
    routine_id = case when exists (select from handbook.version v where v.routine_id = old.routine_id and v.id <> old.id) then p.routine_id end
  where p.version_id = old.id and not exists (select from handbook.proposal x where x.settled_at is null and x.source_kind = p.source_kind
    and coalesce(x.source_id, x.proposed_by) = coalesce(p.source_id, p.proposed_by) and x.handbook_id = p.handbook_id and x.place = p.place and x.text = p.text);
  return old;
end $$;
create or replace trigger wait_again before delete on handbook.version for each row execute function handbook.wait_again();

-- Notes where the new heading or step stands that a proposal was taken in under, once it is written: whoever sends the draft to
-- review need not be the one who took it in. Nothing else of the proposal is changed, and nothing that stands somewhere already.
create or replace function handbook.point_at(which uuid, key text) returns void language sql security definer set search_path = '' as $$
  update handbook.proposal p set passage = key where p.id = which and p.passage = '' and p.settled_how = 'taken_in' and p.version_id in (
    select v.id from handbook.version v where v.state = 'draft' and v.organisation_id in (select organisation.mine_within('handbook.write')))
$$;

-- Has anything been proposed of a decision or a question? For the networks' own functions, which know who asks.
create or replace function handbook.is_proposed(kind text, source uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from handbook.proposal p where p.source_kind = kind and p.source_id = source)
$$;

-- Takes the words out of what was proposed of a decision or a question, where they were taken away there: of all of it, or of what
-- holds the words said. What waits, or is on its way, is no longer proposed; what stands in a routine is for its writers to take out.
create or replace function handbook.empty_proposals(kind text, source uuid, said text) returns void language sql security definer set search_path = '' as $$
  update handbook.proposal p set text = '–', place = '', version_id = case when stands then p.version_id end,
    section = case when stands then p.section else '' end, passage = case when stands then p.passage else '' end,
    settled_how = case when stands or p.settled_how = 'declined' then p.settled_how else 'taken_away' end,
    settled_at = case when stands or p.settled_how = 'declined' then p.settled_at else now() end,
    settled_by = case when stands or p.settled_how = 'declined' then p.settled_by else access.person() end
  from (select x.id, exists (select from handbook.version v where v.id = x.version_id and v.published_at is not null) as stands from handbook.proposal x
    where x.source_kind = kind and x.source_id = source and x.text <> '–' and (said is null or position(said in x.text) > 0)) y
  where y.id = p.id
$$;
