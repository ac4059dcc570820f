import { sql } from 'kysely';
import { always } from '#platform/invariants/always.ts';
import type { Invariant } from '#platform/module.ts';

export const keyInvariants: readonly Invariant[] = [
  always(
    'A role sleeps exactly when what completions say of its courses says so.',
    // Counted apart from training.awake_until: course by course, the last of the days on which one of them still held.
    sql`
      with each as (
        select g.id, g.awake_until, case when k.id is not null then greatest(
          coalesce((select max(case when c.valid_until is null then 'infinity'::date else c.valid_until + 1 end) from training.completion c
            where c.person_id = g.person_id and c.course_id = k.course_id and c.state = 'approved'), g.valid_from),
          case when g.granted_at < k.set_at then (k.set_at at time zone 'Europe/Stockholm')::date + k.grace_days end) end as day
        from access.role_grant g left join organisation.organisation o on o.id = g.organisation_id
          left join training.role_key k on k.role = g.role and k.ended_at is null and k.organisation_id = coalesce(o.municipality_id, o.path[1])
        where g.valid_to is null or g.valid_to > current_date)
      select id from each group by id, awake_until having awake_until is distinct from nullif(min(day), 'infinity')`,
  ),
];
