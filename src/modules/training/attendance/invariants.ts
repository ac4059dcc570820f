import { sql } from 'kysely';
import { always } from '#platform/invariants/always.ts';
import type { Invariant } from '#platform/module.ts';

/** Entries that fulfil the rule of their occasion, told in SQL of its own: the act's rule is in TypeScript, and the two must agree. */
const earned = sql`
  judged as (
    select o.id, r.occasion_id is not null as settled, count(p.id) as parts,
      coalesce(r.late_counts, c.late_counts) as late, coalesce(r.partial_counts, c.partial_counts) as partial,
      case when r.occasion_id is null then c.parts_to_complete else r.parts_to_complete end as wanted
    from training.occasion o join training.course c on c.id = o.course_id join training.part p on p.occasion_id = o.id
      left join training.completion_rule r on r.occasion_id = o.id
    where o.cancelled_at is null group by o.id, c.id, r.occasion_id having max(p.ends_at) <= now()),
  earned as (
    select e.id, e.occasion_id, e.person_id, e.state, j.settled from training.enrolment e
      join judged j on j.id = e.occasion_id join training.attendance a on a.enrolment_id = e.id
    group by e.id, j.settled, j.parts, j.wanted, j.late, j.partial
    having count(*) filter (where a.presence = 'present' or (a.presence = 'late' and j.late) or (a.presence = 'partial' and j.partial))
      >= least(coalesce(j.wanted, j.parts), j.parts))`;

export const attendanceInvariants: readonly Invariant[] = [
  always(
    'A course completed here was attended as its rule asks.',
    sql`with ${earned}
      select 'completion ' || k.id as fault from training.completion k join judged j on j.id = k.occasion_id
      where k.state = 'approved' and not exists (select from earned x where x.occasion_id = k.occasion_id and x.person_id = k.person_id)`,
  ),
  always(
    'Whoever has a seat and has attended as the rule asks, at an occasion whose last list is noted, has completed it.',
    sql`with ${earned}
      select 'enrolment ' || x.id as fault from earned x where x.settled and x.state = 'placed' and not exists (
        select from training.completion k where k.occasion_id = x.occasion_id and k.person_id = x.person_id and k.state = 'approved')`,
  ),
  always(
    'Attendance is noted at a part of the occasion one has entered.',
    sql`select 'enrolment ' || a.enrolment_id || ', part ' || a.part_id as fault from training.attendance a
      join training.enrolment e on e.id = a.enrolment_id join training.part p on p.id = a.part_id where p.occasion_id <> e.occasion_id`,
  ),
  always(
    'No course is completed here without a certificate code.',
    sql`select 'completion ' || id as fault from training.completion where source = 'occasion' and code is null`,
  ),
  always(
    'A person completes an occasion once.',
    sql`select 'person ' || person_id || ', occasion ' || occasion_id as fault from training.completion
      where state = 'approved' and occasion_id is not null group by person_id, occasion_id having count(*) > 1`,
  ),
  always(
    'A certificate is valid for a whole number of months from the day the course was completed.',
    sql`select 'completion ' || id as fault from training.completion where valid_until is not null
      and not exists (select from generate_series(1, 120) m where (completed_on + make_interval(months => m))::date = valid_until)`,
  ),
  always(
    'Nobody has approved or rejected a certificate of her own, and each decision has somebody who made it.',
    sql`select 'completion ' || id as fault from training.completion where source = 'external'
      and state in ('approved', 'rejected') and (decided_by is null or decided_by = person_id)`,
  ),
  always(
    'Nobody has approved herself as a trainer.',
    sql`select 'approval ' || id as fault from training.trainer_approval where approved_by = person_id`,
  ),
];
