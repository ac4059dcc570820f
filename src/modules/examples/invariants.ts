import { sql } from 'kysely';
import { always } from '#platform/invariants/always.ts';
import type { Invariant } from '#platform/module.ts';

/** What must always be true of the module's tables. */
export const examplesInvariants: readonly Invariant[] = [
  always(
    'An example that others see says what the problem was, what was done, what came of it, and when it was last checked.',
    sql`select e.id::text as id from examples.example e where e.published_at is not null
       and (btrim(e.problem) = '' or btrim(e.done) = '' or btrim(e.result) = '' or e.evidence_kind is null or e.checked_on is null)`,
  ),
  always(
    'An example and a use lie in the municipality of their organisation.',
    sql`select e.id::text as id from examples.example e where e.municipality_id <> organisation.controller(e.organisation_id)
     union all select u.id::text from examples.use u where u.municipality_id <> organisation.controller(u.organisation_id)`,
  ),
];
