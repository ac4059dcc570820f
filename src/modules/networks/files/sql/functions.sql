-- The content of one version, for the members, while the file is there.
create or replace function networks.file_content(v uuid) returns table (name text, type text, bytes bytea, file_id uuid) language sql stable security definer set search_path = '' as $$
  select x.name, c.type, c.bytes, f.id from networks.file_version x join networks.file f on f.id = x.file_id join platform.file c on c.id = x.content_id
  where x.id = v and f.withdrawn_at is null and f.network_id in (select networks.mine())
$$;

-- Takes a file away, every version and what it was called: whoever laid it in, or calls the meetings.
create or replace function networks.withdraw_file(f uuid) returns boolean language plpgsql security definer set search_path = '' as $$
declare contents uuid[];
begin
  update networks.file x set title = '–', withdrawn_at = now(), withdrawn_by = access.person()
  where x.id = f and x.withdrawn_at is null and x.network_id in (select networks.mine())
    and (x.added_by = access.person() or x.network_id in (select networks.convened_by_me()));
  if not found then return false; end if;
  contents := array(select v.content_id from networks.file_version v where v.file_id = f and v.content_id is not null);
  update networks.file_version v set content_id = null, name = '–', note = '' where v.file_id = f;
  delete from platform.file c where c.id = any (contents);
  return true;
end $$;
