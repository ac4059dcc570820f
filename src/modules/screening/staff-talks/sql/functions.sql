-- Staff talks: numbers of heads' own work, and one number that is shown only where it is large enough.

-- Units with somebody in them below a place, and how many: of a reader's own for whoever asks from a page, nobody signed in
-- included; of all for the reminders. Someone hidden is not counted: as in every count of a unit.
create or replace function screening.talk_units(top uuid) returns table (unit_id uuid, heads integer) language sql stable security definer set search_path = '' as $$
  select h.organisation_id, h.heads from organisation.head_counts(top) h join organisation.organisation u on u.id = h.organisation_id
  where u.kind = 'unit' and u.closed_on is null and h.heads > 0 and (session_user not like 'samfrid\_app%' or u.id in (select organisation.mine('screening.work')))
$$;

-- Below so many nobody but the specialist unit is told how many.
create or replace function screening.few() returns integer language sql immutable set search_path = '' as $$ select 5 $$;

-- Support talks offered, half-year by half-year, for whoever answers for the work in the municipality or some part of it. Only
-- half-years that are over, so that nobody watches the number grow by one; no sums, from which a small one could be reckoned.
create or replace function screening.support_shown(municipality uuid) returns table (period date, offered integer) language sql stable security definer set search_path = '' as $$
  select distinct on (c.period) c.period, case when c.offered >= screening.few() then c.offered end
  from screening.support_count c where c.municipality_id = municipality and c.period + interval '6 months' <= current_date
    and municipality in (select screening.municipalities('screening.work'))
  order by c.period, c.number desc
$$;
