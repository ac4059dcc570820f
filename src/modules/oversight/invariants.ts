import { sql } from 'kysely';
import { always } from '#platform/invariants/always.ts';
import type { Invariant } from '#platform/module.ts';

/** What must always be true of oversight; `samfrid check` asks. Told by ids, never names. */
export const oversightInvariants: readonly Invariant[] = [
  always(
    'Frozen evidence has the digest it was frozen with, and as many lines as entries.',
    sql`select e.id::text as id from oversight.evidence e where e.sha256 <> sha256(convert_to(e.content, 'UTF8'))
       or e.entries <> array_length(string_to_array(rtrim(e.content, E'\\n'), E'\\n'), 1)`,
  ),
  always(
    'A signed review has every entry judged, and not by the head where she is the one who looked.',
    sql`select r.id::text as id from oversight.review r join oversight.drawn_entry d on d.review_id = r.id
     where (r.signed_at is not null and d.outcome is null) or d.judged_by = d.person_id or r.reviewer_id = d.person_id or r.reviewer_id = d.about_person_id`,
  ),
  always(
    'A drawn entry is of the controller’s own log, and by who made it.',
    sql`select d.id::text as id from oversight.drawn_entry d join oversight.review r on r.id = d.review_id join audit.entry e on e.id = d.entry_id
     where e.chain <> r.controller_id or e.person_id <> d.person_id or e.about_person_id is distinct from d.about_person_id`,
  ),
  always(
    'What was asked about or deviates is followed up, and nothing else is.',
    sql`select d.id::text as id from oversight.drawn_entry d left join oversight.follow_up f on f.drawn_id = d.id
     where (coalesce(d.outcome, '') in ('asked', 'deviation')) <> (f.drawn_id is not null) or f.person_id <> d.person_id`,
  ),
  always(
    'No one with protected identity was disclosed, and nobody decided her own request.',
    sql`select r.id::text as id from oversight.request r left join oversight.request_entry x on x.request_id = r.id
       left join organisation.person p on p.id = x.reader_id
     where r.decided_by = r.person_id or (x.outcome <> 'withheld' and p.protected_at < r.decided_at)`,
  ),
  always(
    'What was held back has a ground.',
    sql`select r.id::text as id from oversight.request r where r.decided_at is not null and r.ground is null
       and exists (select from oversight.request_entry x where x.request_id = r.id and x.outcome <> 'named')`,
  ),
  always(
    'The time line of an incident begins with its report, and each report ticked off stands on it.',
    sql`select i.id::text as id from oversight.incident i
     where not exists (select from oversight.step s where s.incident_id = i.id and s.kind = 'reported')
       or (select count(*) from oversight.notice n where n.incident_id = i.id) <> (select count(*) from oversight.step s where s.incident_id = i.id and s.kind = 'sent')`,
  ),
];
