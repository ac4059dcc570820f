-- The emergency card of an organisation: its own lines and those of all above it, but for those that a nearer one takes the place of.
-- Definer, and asked only of organisations where one reads the handbook: also by functions for whoever holds a printed card.
create or replace function handbook.card_of(place uuid) returns setof handbook.emergency_line language sql stable security definer set search_path = '' as $$
  select l.* from organisation.organisation o join handbook.emergency_line l on l.organisation_id = any (o.path)
  where o.id = place and l.removed_at is null and l.municipality_id = organisation.controller(o.id)
    and not exists (select from handbook.emergency_line n where n.instead_of = l.id and n.removed_at is null and n.organisation_id = any (o.path)
      and array_position(o.path, n.organisation_id) >= array_position(o.path, l.organisation_id))
  order by l.position, array_position(o.path, l.organisation_id) desc, l.name, l.id
$$;

create or replace function handbook.emergency_card(place uuid) returns setof handbook.emergency_line language sql stable security definer set search_path = '' as $$
  select * from handbook.card_of(place) where organisation.controller(place) in (select handbook.my_municipalities())
$$;

-- A line may take the place of one from above alone, in its own municipality.
create or replace function handbook.may_replace(line uuid, place uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from handbook.emergency_line l join organisation.organisation o on o.id = place
    where l.id = line and l.organisation_id = any (o.path) and l.organisation_id <> place and l.municipality_id = organisation.controller(place))
$$;
