import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import type { Invariant } from '#platform/module.ts';

const faultsBy = (query: RawBuilder<{ fault: string }>) => async (worker: Db) =>
  (await query.execute(worker)).rows.map(({ fault }) => fault);

export const coverageInvariants: readonly Invariant[] = [
  {
    says: 'Everyone who was reminded of a course was written to.',
    faults: faultsBy(sql`
      select 'reminder of course ' || r.course_id || ' on ' || r.sent_on as fault from training.reminder r
      where r.sent_on > current_date - 30 and not exists (select from mail.letter l where l.person_id = r.person_id
        and l.kind = 'training.reminder' and l.about ->> 'course' = r.course_id::text and l.created_at > r.sent_on - interval '1 day')`),
  },
  {
    says: 'A campaign is written within an hour, to everyone it counted.',
    faults: faultsBy(sql`
      select 'campaign ' || c.id as fault from training.campaign c
      where (c.finished_at is null and c.created_at < now() - interval '1 hour') or c.people <> c.sent + c.passed_over`),
  },
];
