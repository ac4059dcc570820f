import { sql } from 'kysely';
import { always } from '#platform/invariants/always.ts';
import type { Invariant } from '#platform/module.ts';

/** What must always be true of meetings and what belongs to them; `samfrid check` asks. */
export const meetingInvariants: readonly Invariant[] = [
  always(
    'Every decision belongs to a meeting that was not cancelled.',
    sql`select d.id::text as id from networks.decision d join networks.meeting m on m.id = d.meeting_id where m.cancelled_at is not null and d.withdrawn_at is null`,
  ),
  always(
    'A meeting of a series stands on a day of its own.',
    sql`select m.id::text as id from networks.meeting m join networks.meeting x on x.series_id = m.series_id and x.recurrence_on = m.recurrence_on and x.id <> m.id`,
  ),
  always(
    'A meeting belongs to the network of its series.',
    sql`select m.id::text as id from networks.meeting m join networks.series s on s.id = m.series_id where s.network_id <> m.network_id`,
  ),
  always(
    'Who answers or comes is, or has been, a member: by name or by a function.',
    sql`select x.meeting_id::text as id from (select meeting_id, person_id from networks.sign_up union select meeting_id, person_id from networks.attendance) x
       join networks.meeting m on m.id = x.meeting_id
     where not exists (select from networks.member b where b.network_id = m.network_id and (b.person_id = x.person_id
       or exists (select from organisation.assignment a join organisation.organisation u on u.id = a.unit_id
         where a.person_id = x.person_id and a.function = b.function and u.path @> array[b.organisation_id])
       or exists (select from access.role_grant g join organisation.organisation u on u.id = g.organisation_id
         where g.person_id = x.person_id and g.role = b.function and u.path @> array[b.organisation_id])))`,
  ),
  always(
    'Approved minutes are of a meeting that has begun, and were approved by somebody.',
    sql`select x.meeting_id::text as id from networks.minutes x join networks.meeting m on m.id = x.meeting_id
     where x.approved_at is not null and (m.cancelled_at is not null or m.starts_at > x.approved_at)`,
  ),
  always(
    'What is corrected was approved.',
    sql`select a.id::text as id from networks.addendum a join networks.minutes x on x.meeting_id = a.meeting_id where x.approved_at is null`,
  ),
];
