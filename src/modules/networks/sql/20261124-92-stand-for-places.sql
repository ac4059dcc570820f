-- Who became a member by name before that was written down stands for where she works or has a role today.
update networks.member m set organisation_id = (
  select x.place from (
    select e.municipality_id as place, e.share, e.starts_on from organisation.employment e
      where e.person_id = m.person_id and e.starts_on <= current_date and (e.ended_on is null or e.ended_on > current_date)
    union all
    select coalesce(o.municipality_id, o.path[1]), -1, g.valid_from from access.role_grant g join organisation.organisation o on o.id = g.organisation_id
      where g.person_id = m.person_id and g.valid_from <= current_date and (g.valid_to is null or g.valid_to > current_date)) x
  order by x.place = (select n.municipality_id from networks.network n where n.id = m.network_id) desc nulls last, x.share desc, x.starts_on limit 1)
where m.person_id is not null and m.organisation_id is null and m.left_on is null;
comment on column networks.member.organisation_id is 'By function: where it is held, with all below. By name: whom she stands for; she is a member while she works or has a role where that is.';
