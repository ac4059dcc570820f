-- Does she work there today, or have a role there? Whom one may ask to review; nobody with protected identity can be asked by name.
create or replace function handbook.works_for(who uuid, municipality uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select municipality in (select handbook.my_municipalities())
    and not exists (select from organisation.person p where p.id = who and p.protected_at is not null)
    and (exists (select from organisation.employment e where e.person_id = who and e.municipality_id = municipality
        and e.starts_on <= current_date and (e.ended_on is null or e.ended_on > current_date))
      or exists (select from access.role_grant g where g.person_id = who and access.in_force(g) and organisation.controller(g.organisation_id) = municipality))
$$;

-- May a writer ask her? She belongs where the version is kept, has not written in it, and is not the one who asks.
create or replace function handbook.may_review(who uuid, version uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select who is distinct from access.person() and exists (select from handbook.version v where v.id = version
    and v.organisation_id in (select organisation.mine_within('handbook.write')) and handbook.works_for(who, v.municipality_id)
    and not exists (select from handbook.writer w where w.version_id = v.id and w.person_id = who))
$$;

-- Whom to ask, by name: those who work where the version is kept and have not written in it; each with the place she came to last. Twenty at most.
create or replace function handbook.possible_reviewers(version uuid, words text) returns table (id uuid, name text, place text)
language sql stable security definer set search_path = '' as $$
  select distinct on (p.family_name, p.given_name, p.id) p.id, p.given_name || ' ' || p.family_name, u.name
  from handbook.version v join organisation.employment e on e.municipality_id = v.municipality_id
    join organisation.person p on p.id = e.person_id join organisation.organisation u on u.id = e.unit_id
  where v.id = version and v.organisation_id in (select organisation.mine_within('handbook.write'))
    and e.starts_on <= current_date and (e.ended_on is null or e.ended_on > current_date)
    and p.protected_at is null and p.id is distinct from access.person() and length(btrim(words)) >= 2
    and (p.given_name || ' ' || p.family_name) ilike '%' || replace(replace(replace(btrim(words), '\', '\\'), '%', '\%'), '_', '\_') || '%'
    and not exists (select from handbook.writer w where w.version_id = v.id and w.person_id = p.id)
    and not exists (select from handbook.review r where r.version_id = v.id and r.person_id = p.id and r.answered_at is null)
  order by p.family_name, p.given_name, p.id, e.starts_on desc, u.name limit 20
$$;

-- Who sent it to review, or last wrote in it.
create or replace function handbook.last_writer(version uuid) returns uuid language sql stable security definer set search_path = '' as $$
  select coalesce(v.submitted_by, v.changed_by) from handbook.version v
  where v.id = version and (v.id in (select handbook.reviewed_by_me()) or v.organisation_id in (select organisation.mine_within('handbook.write')))
$$;
