import { sql } from 'kysely';
import { always } from '#platform/invariants/always.ts';
import type { Invariant } from '#platform/module.ts';

/** What must always be true of offers and copies; `samfrid check` asks. */
export const originInvariants: readonly Invariant[] = [
  always(
    'What a copy builds on is a published version of its origin.',
    sql`select b.id::text as id from handbook.origin_base b join handbook.origin g on g.routine_id = b.routine_id
       join handbook.version v on v.id = b.version_id where v.routine_id <> g.origin_routine_id or v.published_at is null`,
  ),
  always(
    'What was taken over lies in a version of the copy itself.',
    sql`select b.routine_id::text as id from handbook.origin_base b join handbook.version v on v.id = b.in_version where v.routine_id <> b.routine_id
     union all select p.routine_id::text from handbook.origin_piece p join handbook.version v on v.id = p.in_version where v.routine_id <> p.routine_id`,
  ),
];
