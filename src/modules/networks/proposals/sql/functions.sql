-- Proposes what was decided or answered as handbook text. For who sees it as it stands, in a network she is a member of or keeps, and
-- under the network's name: whoever reads the routine trusts that it comes from there. Null where she may not; false where the same
-- waits already, or she reads no such handbook.
create or replace function networks.propose(which uuid, kind text, source uuid, label text, handbook uuid, routine uuid, place text, words text) returns boolean
language plpgsql security definer set search_path = '' as $$
declare network text;
begin
  if kind = 'decision' then
    select n.name into network from networks.decision d join networks.meeting m on m.id = d.meeting_id join networks.network n on n.id = m.network_id
      where d.id = source and d.withdrawn_at is null and d.emptied_at is null and n.closed_at is null and n.id in (select networks.seen());
  elsif kind = 'question' then
    select n.name into network from networks.question q join networks.network n on n.id = q.network_id
      where q.id = source and q.withdrawn_at is null and n.id in (select networks.mine());
  end if;
  if network is null or not starts_with(label, network || ' ') then return null; end if;
  return handbook.propose_from(which, kind, source, label, '/networks/' || kind || 's/' || source, handbook, routine, place, words);
end $$;
