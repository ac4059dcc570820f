-- The `lag:` links in a Markdown text, with the heading each stands under (platform/text says the same of a text to its writer).
-- What closes a heading is taken away after it is found: a pattern that looks for it tries every sign of a long line as its beginning.
create or replace function handbook.laws_in(words text) returns table (place text, label text, statute text, chapter text, section text)
language sql immutable set search_path = '' as $$
  with line as (
    select l.n, l.words, rtrim((regexp_match(l.words, '^ {0,3}#{1,6}[ \t]+(.*)$'))[1], E' \t#') as heading
    from regexp_split_to_table(words, '\r\n|\r|\n') with ordinality l (words, n)),
  under as (select line.n, line.words, count(line.heading) over (order by line.n) as part, line.heading from line),
  placed as (select u.n, u.words, coalesce(max(u.heading) over (partition by u.part), '') as heading from under u)
  select regexp_replace(p.heading, '[*_`]', '', 'g'), btrim(regexp_replace(m.found[1], '[*_`\\]', '', 'g')), m.found[2], coalesce(m.found[3], ''), coalesce(m.found[4], '')
  from placed p, regexp_matches(p.words,
    '\[([^\]\[]*)\]\(<?lag:((?:[A-ZÅÄÖ]{2,8}(?:-[A-ZÅÄÖ]{2,8})*-)?[0-9]{4}:[0-9]{1,5})(?:#(?:K([0-9]{1,3}[a-z]?))?(?:P([0-9]{1,3}[a-z]?))?)?>?(?:\s+"[^"]*")?\)', 'g')
    with ordinality m (found, k)
  order by p.n, m.k
$$;

-- Whoever writes a version, by whatever way, its references follow: nobody can forget them.
create or replace function handbook.refer() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  delete from handbook.law_reference where version_id = new.id;
  insert into handbook.law_reference (version_id, position, place, label, statute, chapter, section, step)
  select new.id, row_number() over (order by x.part, x.n), left(x.place, 300), left(x.label, 300), x.statute, x.chapter, x.section, x.step
  from (select 0 as part, l.n, l.place, l.label, l.statute, l.chapter, l.section, '' as step
      from handbook.laws_in(new.body) with ordinality l (place, label, statute, chapter, section, n)
    union all
    select s.n::int, l.n, coalesce(s.step ->> 'title', ''), l.label, l.statute, l.chapter, l.section, coalesce(s.step ->> 'id', '')
      from jsonb_array_elements(new.steps) with ordinality s (step, n),
        handbook.laws_in(coalesce(s.step ->> 'text', '') || E'\n' || coalesce(s.step ->> 'law', '')) with ordinality l (place, label, statute, chapter, section, n)
      where jsonb_typeof(s.step) = 'object') x;
  return null;
end $$;
create or replace trigger refer after insert or update of body, steps on handbook.version for each row execute function handbook.refer();

-- Pictures that a version names and its readers would not be shown: they are neither its routine's own nor of what it was copied from.
create or replace function handbook.absent_pictures(v handbook.version) returns setof uuid language sql stable security definer set search_path = '' as $$
  select distinct n.id from regexp_matches(v.body || ' ' || v.steps::text, 'bild:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})', 'gi') m (found),
    lateral (select m.found[1]::uuid as id) n
  where not exists (select from handbook.picture p where p.id = n.id
    and (p.routine_id = v.routine_id or v.routine_id in (select handbook.copies_of(p.routine_id))))
$$;

-- The words of a draft are kept as they were and as they became, in the name of who saved them: what others have open is weighed
-- against them, and nobody writes there what somebody else is said to have written.
create or replace function handbook.keep_saving() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if access.person() is null then return null; end if;
  insert into handbook.saving (version_id, revision, title, summary, body, saved_by, saved_at) values
    (old.id, old.revision, old.title, old.summary, old.body, old.changed_by, old.changed_at),
    (new.id, new.revision, new.title, new.summary, new.body, new.changed_by, new.changed_at) on conflict (version_id, revision) do nothing;
  return null;
end $$;
create or replace trigger keep_saving after update of title, summary, body on handbook.version for each row
  when ((old.title, old.summary, old.body) is distinct from (new.title, new.summary, new.body)) execute function handbook.keep_saving();
