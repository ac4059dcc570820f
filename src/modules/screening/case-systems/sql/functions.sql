-- The case system this transaction acts as; null for people and visitors.
create or replace function screening.acting_case_system() returns uuid language sql stable as
$$ select nullif(current_setting('app.case_system', true), '')::uuid $$;

-- Both answer for the system that acts, and the second for who keeps it: policies ask them, and so may anybody with the login.
create or replace function screening.municipality_of_case_system(c uuid) returns uuid language sql stable security definer set search_path = '' as $$
  select municipality_id from screening.case_system where id = c and c = screening.acting_case_system()
$$;
create or replace function screening.place_of_case_system(c uuid) returns uuid language sql stable security definer set search_path = '' as $$
  select organisation_id from screening.case_system where id = c
    and (c = screening.acting_case_system() or organisation_id in (select organisation.mine('screening.connect')))
$$;

create or replace function screening.acting_origins() returns text[] language sql stable security definer set search_path = '' as $$
  select origins from screening.case_system where id = screening.acting_case_system()
$$;

-- From now on as the case system, and as nobody else.
create or replace function screening.act_as_case_system(c uuid) returns void language sql volatile set search_path = '' as $$
  select set_config('app.person', '', true), set_config('app.level', '', true), set_config('app.case_system', coalesce(c::text, ''), true)
$$;

-- Opens a request as the case system whose key it is. Null when the key is unknown, over or ended.
create or replace function screening.enter_as_case_system(secret text) returns uuid language plpgsql security definer set search_path = '' as $$
declare k screening.case_system_key;
begin
  select * into k from screening.case_system_key
  where secret_hash = sha256(convert_to(secret, 'UTF8')) and expires_at > now() and revoked_at is null;
  perform screening.act_as_case_system(k.case_system_id);
  if k.last_used_at is null or k.last_used_at < now() - interval '1 minute' then
    update screening.case_system_key set last_used_at = now() where id = k.id;
  end if;
  return k.case_system_id;
end $$;

-- The organisations it speaks for.
create or replace function screening.case_system_units() returns setof uuid language sql stable security definer set search_path = '' as $$
  select o.id from organisation.organisation o
  where o.path @> array[screening.place_of_case_system(screening.acting_case_system())]
$$;

-- The visit a case system calls by this id, locked. Two that come at once come one after the other, also before it is there.
create or replace function screening.lock_receipt(receipt uuid) returns screening.visit language plpgsql security definer set search_path = '' as $$
declare v screening.visit; system uuid := screening.acting_case_system();
begin
  if system is null then raise exception 'no case system acts' using errcode = 'insufficient_privilege'; end if;
  perform pg_advisory_xact_lock(hashtextextended('screening.receipt:' || system || receipt, 0));
  select * into v from screening.visit x where x.case_system_id = system and x.receipt_id = receipt for update;
  return v;
end $$;

create or replace function screening.enter_visit(receipt uuid, unit uuid, wanted text, code bytea, is_known boolean, opened timestamptz) returns screening.visit
language plpgsql security definer set search_path = '' as $$
declare v screening.visit;
begin
  if unit not in (select screening.case_system_units()) then
    raise exception 'not a unit it speaks for' using errcode = 'insufficient_privilege';
  end if;
  insert into screening.visit (municipality_id, unit_id, channel, protocol_id, pseudonym, known, opened_at, case_system_id, receipt_id)
  values (organisation.controller(unit), unit, wanted, screening.protocol_for(unit), code, is_known, opened, screening.acting_case_system(), receipt)
  returning * into v;
  return v;
end $$;

-- A case system's receipt, once only. `came`: 'taken'; 'same' where it was taken before with the same content; 'other' where
-- it was taken with another; 'asked' where it was answered on the question page: then nothing is compared, or a case system
-- could find out by trying what was answered there. Whom it concerns and the day to ask again are not compared: they are
-- not kept beside the answer.
create or replace function screening.take_receipt(receipt uuid, unit uuid, wanted text, code bytea, is_known boolean, opened timestamptz, closed timestamptz,
  new_outcome text, new_reason text, new_children boolean, new_offered boolean, new_accepted boolean, again date, out came text, out visit_id uuid)
language plpgsql security definer set search_path = '' as $$
declare v screening.visit := screening.lock_receipt(receipt);
begin
  visit_id := v.id;
  if v.closed_at is not null then
    came := case
      when exists (select from screening.question_link l where l.visit_id = v.id and l.used_at is not null) then 'asked'
      when (v.unit_id, v.channel, v.opened_at, v.closed_at, v.outcome, v.reason, v.children, v.offered, v.accepted)
        is not distinct from (unit, wanted, opened, closed, new_outcome, new_reason, new_children, new_offered, new_accepted) then 'same'
      else 'other' end;
    return;
  end if;
  if v.id is not null and (v.unit_id, v.channel) <> (unit, wanted) then came := 'other'; return; end if;
  if closed > now() + interval '2 minutes' then came := 'to_come'; return; end if;
  if closed < now() - interval '60 days' then came := 'too_old'; return; end if;
  if v.id is null then
    v := screening.enter_visit(receipt, unit, wanted, code, is_known, opened);
  else
    -- Opened by a link that nobody answered: what it was opened with gives way to what the case system says now.
    update screening.visit x set opened_at = opened, pseudonym = case when is_known or not x.known then code else x.pseudonym end,
      known = x.known or is_known where x.id = v.id returning * into v;
  end if;
  perform screening.settle_visit(v, closed, new_outcome, new_reason, new_children, new_offered, new_accepted, again);
  came := 'taken';
  visit_id := v.id;
end $$;

-- What a receipt says: that the visit is closed, not how.
create or replace function screening.receipt_of(receipt uuid) returns table (visit_id uuid, unit_id uuid, channel text, closed_at timestamptz, counted_month date)
language sql stable security definer set search_path = '' as $$
  select v.id, v.unit_id, v.channel, v.closed_at, v.counted_month from screening.visit v
  where v.case_system_id = screening.acting_case_system() and v.receipt_id = receipt and v.closed_at is not null
$$;

-- A link for a visit that is not closed. Opens the visit where there is none of that id; a new link takes the place of one
-- nobody opened. `came`: 'made', 'closed' where there is a receipt, 'other' where the visit is of another unit or channel.
create or replace function screening.make_link(link uuid, receipt uuid, unit uuid, wanted text, code bytea, is_known boolean, token bytea, back bytea,
  until timestamptz) returns text language plpgsql security definer set search_path = '' as $$
declare v screening.visit := screening.lock_receipt(receipt);
begin
  if v.closed_at is not null then return 'closed'; end if;
  if v.id is not null and (v.unit_id, v.channel) <> (unit, wanted) then return 'other'; end if;
  if v.id is null then
    v := screening.enter_visit(receipt, unit, wanted, code, is_known, now());
  else
    update screening.visit x set pseudonym = case when is_known or not x.known then code else x.pseudonym end, known = x.known or is_known
      where x.id = v.id;
  end if;
  update screening.question_link l set expires_at = now() where l.visit_id = v.id and l.opened_at is null and l.expires_at > now();
  insert into screening.question_link (id, case_system_id, visit_id, token_hash, way_back, expires_at)
    values (link, screening.acting_case_system(), v.id, token, back, until);
  return 'made';
end $$;

-- Opens a link: once. From here on the page's own address is what counts. 'before' where it was opened already, 'over' where
-- its time is out; null where there is none such. The way back is given out, to be sealed anew under the page's own address.
create or replace function screening.open_link(token bytea, page bytea, out did text, out link uuid, out origins text[], out way_back bytea)
language plpgsql security definer set search_path = '' as $$
declare l screening.question_link;
begin
  select * into l from screening.question_link x where x.token_hash = token for update;
  if l.id is null then return; end if;
  perform screening.act_as_case_system(l.case_system_id);
  link := l.id;
  select c.origins into origins from screening.case_system c where c.id = l.case_system_id;
  did := case when l.opened_at is not null then 'before' when l.expires_at <= now() then 'over' else 'opened' end;
  if did <> 'opened' then return; end if;
  way_back := l.way_back;
  update screening.question_link x set opened_at = now(), page_hash = page, way_back = null where x.id = l.id;
end $$;

-- The way back of a link that was opened this moment.
create or replace function screening.keep_way_back(page bytea, sealed bytea) returns void language sql volatile security definer set search_path = '' as $$
  update screening.question_link l set way_back = sealed
  where l.page_hash = page and l.case_system_id = screening.acting_case_system() and l.way_back is null and l.expires_at > now()
$$;

-- The page of an opened link, and whose it is. Never what was answered; and no way back when its time is out.
create or replace function screening.enter_by_page(page bytea) returns table (link uuid, visit_id uuid, receipt uuid, unit_id uuid, unit text, channel text,
  protocol_id uuid, opened_at timestamptz, is_over boolean, is_closed boolean, way_back bytea, origins text[])
language plpgsql security definer set search_path = '' as $$
begin
  perform screening.act_as_case_system((select l.case_system_id from screening.question_link l where l.page_hash = page));
  return query select l.id, v.id, v.receipt_id, v.unit_id, u.name, v.channel, v.protocol_id, v.opened_at, l.expires_at <= now(), v.closed_at is not null,
      case when l.expires_at > now() then l.way_back end, c.origins
    from screening.question_link l join screening.visit v on v.id = l.visit_id join screening.case_system c on c.id = l.case_system_id
      join organisation.organisation u on u.id = v.unit_id
    where l.page_hash = page;
end $$;

-- Closes the visit of an opened link: 'closed'; 'before' where it was closed already; 'over' where the link's time is out.
create or replace function screening.close_by_page(page bytea, new_outcome text, new_reason text, new_children boolean, new_offered boolean,
  new_accepted boolean, again date) returns text language plpgsql security definer set search_path = '' as $$
declare l screening.question_link; v screening.visit;
begin
  select * into l from screening.question_link x where x.page_hash = page and x.case_system_id = screening.acting_case_system();
  if l.id is null then return null; end if;
  select * into v from screening.visit x where x.id = l.visit_id for update;
  if v.closed_at is not null then return 'before'; end if;
  if l.expires_at <= now() then return 'over'; end if;
  perform screening.settle_visit(v, now(), new_outcome, new_reason, new_children, new_offered, new_accepted, again);
  update screening.question_link x set used_at = now() where x.id = l.id;
  return 'closed';
end $$;

-- Keeps what was refused to the system that acts, for those who can mend it. Only the last two hundred.
create or replace function screening.note_case_system_fault(c uuid, asked text, answered integer, what text) returns void
language plpgsql security definer set search_path = '' as $$
begin
  if c is null or c is distinct from screening.acting_case_system() then
    raise exception 'not the case system that acts' using errcode = 'insufficient_privilege';
  end if;
  insert into screening.case_system_fault (case_system_id, request, status, what) values (c, left(asked, 60), answered, left(what, 200));
  delete from screening.case_system_fault f where f.case_system_id = c and f.id <= (
    select x.id from screening.case_system_fault x where x.case_system_id = c order by x.id desc offset 200 limit 1);
end $$;
