-- The controller on whose chain the acting person writes.
create or replace function audit.chain_of_actor() returns uuid language sql stable security definer set search_path = '' as $$
  select coalesce(organisation.controller_of(access.person()), '00000000-0000-0000-0000-000000000000'::uuid)
$$;

-- An entry in words, the same on every server and in every time zone: what the hash covers.
create or replace function audit.words(e audit.entry) returns text language sql immutable set search_path = '' as $$
  select concat_ws('|', e.id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), e.chain, coalesce(e.person_id::text, '-'),
    e.login, e.act, coalesce(e.subject_type, '-'), coalesce(e.subject_id::text, '-'), coalesce(e.about_person_id::text, '-'), e.details::text)
$$;

-- Runs at commit, not at insert: the head is locked only while the transaction ends, so writers do not queue behind
-- each other's work, and no act can wait for a lock that another holds the other way round.
create or replace function audit.add_link() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  last audit.head;
  now_hash bytea;
begin
  insert into audit.head (chain, position, hash) values (new.chain, 0, '') on conflict do nothing;
  select * into strict last from audit.head where chain = new.chain for update;
  now_hash := sha256(last.hash || convert_to(audit.words(new), 'UTF8'));
  insert into audit.link (chain, position, entry_id, hash) values (new.chain, last.position + 1, new.id, now_hash);
  update audit.head set position = last.position + 1, hash = now_hash where chain = new.chain;
  return null;
end $$;
drop trigger if exists add_link on audit.entry;
create constraint trigger add_link after insert on audit.entry deferrable initially deferred for each row execute function audit.add_link();

-- Faults in the chains, one row each; none when the log is whole. Read as the owner: it must see every entry.
create or replace function audit.faults() returns table (chain uuid, place bigint, fault text) language sql stable security definer set search_path = '' as $$
  with walk as (
    select l.chain, l.position, l.hash, l.entry_id, e,
      lag(l.hash, 1, ''::bytea) over w as before, lag(l.position, 1, 0::bigint) over w as place_before
    from audit.link l left join audit.entry e on e.id = l.entry_id
    window w as (partition by l.chain order by l.position))
  select chain, position, case
      when e is null then 'entry removed'
      when position <> place_before + 1 then 'link removed before this'
      else 'entry or link changed' end
    from walk
    where e is null or position <> place_before + 1 or hash <> sha256(before || convert_to(audit.words(e), 'UTF8'))
  union all
  select e.chain, e.id, 'entry without link' from audit.entry e where not exists (select from audit.link l where l.entry_id = e.id)
  union all
  select h.chain, h.position, 'last link removed' from audit.head h
    left join audit.link l on l.chain = h.chain and l.position = h.position where l.hash is distinct from h.hash
  union all
  select l.chain, max(l.position), 'head removed or behind' from audit.link l left join audit.head h on h.chain = l.chain
    group by l.chain, h.position having h.position is distinct from max(l.position)
$$;

-- A name for the log's own page: readable where the entry is, so that a reviewer need not see the person elsewhere.
create or replace function audit.name_of(p uuid) returns text language sql stable security definer set search_path = '' as $$
  select v.name from organisation.presented(p) v
  where p = access.person() or exists (select organisation.mine('audit.review'))
$$;
