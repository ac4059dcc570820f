import { sql } from 'kysely';
import { always } from '#platform/invariants/always.ts';
import type { Invariant } from '#platform/module.ts';

/** What must always be true of binders; `samfrid check` asks. */
export const binderInvariants: readonly Invariant[] = [
  always(
    'What lies in a binder was published when it was made, and is of the binder’s own municipality.',
    sql`select b.code || '-' || p.position as fault from handbook.binder_routine p join handbook.binder b on b.id = p.binder_id
      join handbook.version v on v.id = p.version_id
      where v.published_at is null or v.published_at > b.made_at or v.municipality_id <> b.municipality_id or v.routine_id <> p.routine_id`,
  ),
  always(
    'A line of the emergency card takes the place of one from above, in its own municipality.',
    sql`select l.id::text as fault from handbook.emergency_line l join handbook.emergency_line a on a.id = l.instead_of
      join organisation.organisation o on o.id = l.organisation_id
      where l.removed_at is null and (a.municipality_id <> l.municipality_id or not a.organisation_id = any (o.path))`,
  ),
];
