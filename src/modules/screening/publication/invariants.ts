import { sql } from 'kysely';
import { always } from '#platform/invariants/always.ts';
import type { Invariant } from '#platform/module.ts';

/** Which published number, of `c`. */
const cell = sql`format('organisation %s, %s %s, %s, %s, %s', c.organisation_id, c.span, c.starts_on, c.family, c.channel, c.measure) as fault`;

/** What must always be true of what is published; `samfrid check` runs them. */
export const publicationInvariants: readonly Invariant[] = [
  always(
    'No published number is small, nor what is left of one when those published below it are taken away.',
    sql`
      with below as (
        select o.parent_id as place, c.publication_id, c.span, c.starts_on, c.family, c.channel, c.measure, sum(c.value) as value
        from screening.published_cell c join screening.published_organisation o using (publication_id, organisation_id)
        group by 1, 2, 3, 4, 5, 6, 7)
      select ${cell}
      from screening.published_cell c join screening.publication p on p.id = c.publication_id
        left join below b on b.place = c.organisation_id and b.publication_id = c.publication_id and b.span = c.span
          and b.starts_on = c.starts_on and b.family = c.family and b.channel = c.channel and b.measure = c.measure
      where c.value between 1 and p.threshold - 1 or c.value - coalesce(b.value, 0) between 1 and p.threshold - 1
        or c.value < coalesce(b.value, 0)`,
  ),
  always(
    // Re-asks go on being done after their year has been told: those are left out.
    'Every published number equals the counts of the units below it in its own tree.',
    sql`
      with recursive above (publication_id, unit_id, place) as (
        select publication_id, organisation_id, organisation_id from screening.published_organisation
        union all
        select a.publication_id, a.unit_id, o.parent_id from above a
          join screening.published_organisation o on o.publication_id = a.publication_id and o.organisation_id = a.place
        where o.parent_id is not null),
      spans as (select distinct publication_id, organisation_id as place, span, starts_on, channel from screening.published_cell
        where family <> 're_asks'),
      sums as (
        select s.publication_id, s.place, s.span, s.starts_on, s.channel,
          jsonb_build_object('visits', sum(c.visits), 'asked', sum(c.asked), 'not_asked', sum(c.visits - c.asked), 'yes', sum(c.yes),
            'not_yes', sum(c.asked - c.yes), 'no', sum(c.no), 'declined', sum(c.declined), 'with_children', sum(c.children),
            'without_children', sum(c.yes - c.children), 'offered', sum(c.offered), 'not_offered', sum(c.yes - c.offered),
            'accepted', sum(c.accepted), 'not_accepted', sum(c.offered - c.accepted), 'company', sum(c.company),
            'interpreter', sum(c.interpreter), 'child', sum(c.child), 'acute', sum(c.acute), 'other', sum(c.other)) as counted
        from spans s join above a on a.publication_id = s.publication_id and a.place = s.place
          join screening.month_count c on c.unit_id = a.unit_id and c.month >= s.starts_on
            and c.month < s.starts_on + make_interval(months => case s.span when 'month' then 1 when 'quarter' then 3 else 12 end)
            and s.channel in ('all', c.channel)
        group by 1, 2, 3, 4, 5)
      select ${cell}
      from screening.published_cell c left join sums s on s.publication_id = c.publication_id and s.place = c.organisation_id
        and s.span = c.span and s.starts_on = c.starts_on and s.channel = c.channel
      where c.family <> 're_asks' and c.value <> coalesce((s.counted ->> c.measure)::int, 0)`,
  ),
];
