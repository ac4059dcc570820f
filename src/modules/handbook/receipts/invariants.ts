import { sql } from 'kysely';
import { always } from '#platform/invariants/always.ts';
import type { Invariant } from '#platform/module.ts';

/** What must always be true of receipts; `samfrid check` asks. */
export const receiptInvariants: readonly Invariant[] = [
  always(
    'A receipt is of a version that has been published, and says which.',
    sql`select format('%s %s', f.person_id, f.version_id) as id from handbook.receipt f join handbook.version v on v.id = f.version_id
      where v.published_at is null or f.number <> v.number or f.routine_id <> v.routine_id or f.municipality_id <> v.municipality_id`,
  ),
  always(
    'A group that is asked lies in the municipality whose routine it is.',
    sql`select g.id::text as id from handbook.readership g join handbook.routine r on r.id = g.routine_id
      where g.municipality_id <> r.municipality_id or organisation.controller(g.organisation_id) <> g.municipality_id`,
  ),
];
