import { sql } from 'kysely';
import { always } from '#platform/invariants/always.ts';
import type { Invariant } from '#platform/module.ts';

/** What must always be true of case systems; `samfrid check` asks. Told by ids. */
export const caseSystemInvariants: readonly Invariant[] = [
  always(
    'A case system’s visit is of the case system’s own municipality.',
    sql`select v.id from screening.visit v join screening.case_system c on c.id = v.case_system_id where v.municipality_id <> c.municipality_id`,
  ),
  always(
    // Two days more than forget-case-systems.ts has: it goes once a night, and may miss one.
    'After 90 days a case system’s id of a visit is gone, and the visit’s hours with it.',
    sql`select id from screening.visit where case_system_id is not null and closed_at < now() - interval '92 days'
      and (receipt_id is not null or opened_at <> date_trunc('day', opened_at) or closed_at <> date_trunc('day', closed_at))`,
  ),
  always(
    'A question link that was used has closed its visit, and no visit was closed by two.',
    sql`select l.id from screening.question_link l join screening.visit v on v.id = l.visit_id
      where l.used_at is not null and (v.closed_at is null or exists (select from screening.question_link o
        where o.visit_id = l.visit_id and o.id <> l.id and o.used_at is not null))`,
  ),
  always(
    'A case system’s visit that nobody answered keeps no code when its links are gone, and goes after 60 days; nor does a link that is over keep a way back.',
    // two nights' grace: a job may fail once
    sql`select v.id from screening.visit v where v.case_system_id is not null and v.closed_at is null
        and not exists (select from screening.question_link l where l.visit_id = v.id and l.expires_at > now() - interval '3 days')
        and (v.pseudonym is not null or v.opened_at < now() - interval '62 days')
      union all select l.id from screening.question_link l where l.way_back is not null and l.expires_at < now() - interval '2 days'`,
  ),
];
