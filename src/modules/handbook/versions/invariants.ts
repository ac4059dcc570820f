import { sql } from 'kysely';
import { always } from '#platform/invariants/always.ts';
import type { Invariant } from '#platform/module.ts';

export const versionInvariants: readonly Invariant[] = [
  always(
    'What is or was in force has been sent to review, reviewed and decided, in that order.',
    sql`select 'version ' || id as said from handbook.version where published_at is not null and not coalesce(
      submitted_at <= reviewed_at and reviewed_at <= decided_at and decided_at <= published_at and decided_on is not null and decided_by_body <> '', false)`,
  ),
  always(
    'Nobody has approved what she wrote herself, unless somebody who has not written in it approved it as it stands.',
    sql`select 'version ' || r.version_id as said from handbook.review r
      join handbook.writer w on w.version_id = r.version_id and w.person_id = r.person_id
      join handbook.version v on v.id = r.version_id where r.verdict = 'approved' and v.reviewed_at is not null
      and not exists (select from handbook.review o where o.version_id = v.id and o.verdict = 'approved' and o.revision = v.revision
        and not exists (select from handbook.writer x where x.version_id = v.id and x.person_id = o.person_id))`,
  ),
  always(
    'Versions of a routine follow each other: the later number came into force later, and when one did the one before was put aside.',
    sql`select 'version ' || n.id as said from handbook.version n join handbook.version b on b.routine_id = n.routine_id and b.number < n.number
      where n.published_at is not null and (b.published_at is null or b.published_at > n.published_at or b.replaced_at is null or b.replaced_at > n.published_at)`,
  ),
  always(
    'A routine that has ended has nothing in force.',
    sql`select 'routine ' || r.id as said from handbook.routine r join handbook.version v on v.routine_id = r.id
      where r.ended_at is not null and v.published_at is not null and v.replaced_at is null`,
  ),
  always(
    'What was taken in from a meeting or a question went into a version of that routine.',
    sql`select 'proposal ' || p.id as said from handbook.proposal p left join handbook.version v on v.id = p.version_id
      where p.settled_how = 'taken_in' and p.version_id is not null and v.routine_id is distinct from p.routine_id`,
  ),
];
