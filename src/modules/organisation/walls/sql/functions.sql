-- Conflict walls (jävsväggar). A policy of any module asks access.walled_off, once a statement; whoever asks about one
-- record asks access.walled.

-- Records of a kind that I am walled off from.
create or replace function access.walled_off(wanted text) returns setof uuid language sql stable security definer set search_path = '' rows 5 as $$
  select w.record_id from access.wall w where w.person_id = access.person() and w.record_type = wanted and w.ended_at is null
$$;
create or replace function access.walled(wanted text, record uuid) returns boolean language sql stable security definer set search_path = '' as
$$ select record in (select access.walled_off(wanted)) $$;

-- Whom I may wall off: who works where I keep walls, but not myself.
create or replace function access.keeps_walls_of(who uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select who <> access.person() and who in (select organisation.people_of('walls.keep'))
$$;

-- The heads who can be told: whoever sets it, and her nearest managers; never herself.
create or replace function access.wall_heads(who uuid) returns table (id uuid, name text) language sql stable security definer set search_path = '' as $$
  select x.id, x.given_name || ' ' || x.family_name from organisation.person x
  where access.keeps_walls_of(who) and x.id <> who and not organisation.is_hidden(x.id)
    and (x.id = access.person() or x.id in (select organisation.nearest_managers(who)))
$$;

-- The name of the head who is told, for those who keep the wall: she may stand above what they otherwise see.
create or replace function access.wall_head_name(w access.wall) returns text language sql stable security definer set search_path = '' as $$
  select x.given_name || ' ' || x.family_name from organisation.person x
  where x.id = w.responsible_id and not organisation.is_hidden(x.id) and (access.keeps_walls_of(w.person_id) or x.id = access.person())
$$;

-- Somebody asked for an address and was told that nothing is there. Was it a wall? Then it is written in the log and her
-- head is told: in a transaction of its own, because the request's own was rolled back. Returns how many walls she met.
create or replace function access.knock(asked uuid[]) returns integer language plpgsql security definer set search_path = '' as $$
declare
  met access.wall;
  told boolean;
  n integer := 0;
begin
  for met in select * from access.wall w where w.person_id = access.person() and w.record_id = any (asked) and w.ended_at is null for update loop
    n := n + 1;
    told := met.met_at > now() - interval '1 hour';
    update access.wall set met_at = now() where id = met.id;
    insert into audit.entry (chain, person_id, act, subject_type, subject_id, details)
      values (audit.chain_of_actor(), access.person(), 'wall.met', 'wall', met.id, jsonb_build_object('record', met.record_type));
    if told is not true then
      insert into mail.letter (kind, person_id, about) values ('organisation.wall_met', met.responsible_id, jsonb_build_object('wall', met.id));
    end if;
  end loop;
  return n;
end $$;
