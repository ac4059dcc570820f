import { sql } from 'kysely';
import { always } from '#platform/invariants/always.ts';
import type { Invariant } from '#platform/module.ts';

/** What must always be true of protocols; `samfrid check` asks. */
export const protocolInvariants: readonly Invariant[] = [
  always(
    'A place has one protocol of its own in force on any day.',
    sql`select p.id::text as id from screening.protocol p join screening.protocol q on q.organisation_id = p.organisation_id and q.id <> p.id
     where p.in_force_at is not null and q.in_force_at is not null and screening.days_in_force(p) && screening.days_in_force(q)`,
  ),
  always(
    'A protocol in force has every part, and is decided.',
    sql`select p.id::text as id from screening.protocol p where p.in_force_at is not null and screening.protocol_lacks(p) <> '{}'`,
  ),
  always(
    'A protocol is for a unit or an administration of its municipality, and a draft has not ended.',
    sql`select p.id::text as id from screening.protocol p join organisation.organisation o on o.id = p.organisation_id
     where o.kind not in ('unit', 'administration') or organisation.controller(o.id) <> p.municipality_id
       or (p.in_force_at is null and p.ended_on is not null)`,
  ),
];
