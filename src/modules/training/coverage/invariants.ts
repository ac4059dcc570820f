import { sql } from 'kysely';
import { always } from '#platform/invariants/always.ts';
import type { Invariant } from '#platform/module.ts';

export const coverageInvariants: readonly Invariant[] = [
  always(
    'Everyone who was reminded of a course was written to.',
    sql`
      select 'reminder of course ' || r.course_id || ' on ' || r.sent_on as fault from training.reminder r
      where r.sent_on > current_date - 30 and not exists (select from mail.letter l where l.person_id = r.person_id
        and l.kind = 'training.reminder' and l.about ->> 'course' = r.course_id::text and l.created_at > r.sent_on - interval '1 day')`,
  ),
  always(
    'A campaign is written within an hour, to everyone it counted.',
    sql`
      select 'campaign ' || c.id as fault from training.campaign c
      where (c.finished_at is null and c.created_at < now() - interval '1 hour') or c.people <> c.sent + c.passed_over`,
  ),
];
