import { sql } from 'kysely';
import { always } from '#platform/invariants/always.ts';
import type { Invariant } from '#platform/module.ts';

/** What must always be true of visits, counts and re-asks; `samfrid check` runs them, and every race test. */
export const screeningInvariants: readonly Invariant[] = [
  always(
    'The count of every month equals the closed visits',
    sql`
      with counted as (
        select municipality_id, counted_month as month, unit_id, channel, count(*)::int as visits,
          (count(*) filter (where outcome <> 'not_asked'))::int as asked,
          (count(*) filter (where reason = 'company'))::int as company, (count(*) filter (where reason = 'interpreter'))::int as interpreter,
          (count(*) filter (where reason = 'child'))::int as child, (count(*) filter (where reason = 'acute'))::int as acute,
          (count(*) filter (where reason = 'other'))::int as other, (count(*) filter (where outcome = 'yes'))::int as yes,
          (count(*) filter (where outcome = 'no'))::int as no, (count(*) filter (where outcome = 'declined'))::int as declined,
          (count(*) filter (where children))::int as children, (count(*) filter (where offered))::int as offered,
          (count(*) filter (where accepted))::int as accepted
        from screening.visit where closed_at is not null group by 1, 2, 3, 4)
      select format('unit %s, %s, %s', coalesce(c.unit_id, m.unit_id), coalesce(c.month, m.month), coalesce(c.channel, m.channel)) as fault
      from counted c full join screening.month_count m using (municipality_id, month, unit_id, channel)
      where to_jsonb(c) is distinct from to_jsonb(m)`,
  ),
  always(
    'The count of re-asks equals the re-asks, by the month they were due',
    sql`
      with counted as (
        select municipality_id, date_trunc('month', due_on)::date as month, unit_id, count(*)::int as due,
          (count(*) filter (where ended_how = 'asked'))::int as done, (count(*) filter (where ended_how = 'dropped'))::int as dropped
        from screening.re_ask group by 1, 2, 3)
      select format('unit %s, %s', coalesce(c.unit_id, r.unit_id), coalesce(c.month, r.month)) as fault
      from counted c full join screening.re_ask_count r using (municipality_id, month, unit_id)
      where (coalesce(c.due, 0), coalesce(c.done, 0), coalesce(c.dropped, 0)) is distinct from (coalesce(r.due, 0), coalesce(r.done, 0), coalesce(r.dropped, 0))`,
  ),
  always(
    'No answer stands beside a code',
    sql`select 'visit ' || id as fault from screening.visit where closed_at is not null and pseudonym is not null`,
  ),
];
