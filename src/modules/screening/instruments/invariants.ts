import { sql } from 'kysely';
import { always } from '#platform/invariants/always.ts';
import type { Invariant } from '#platform/module.ts';

/** What must always be true of instruments and what is filled in; told by ids. */
export const instrumentInvariants: readonly Invariant[] = [
  always(
    'Nothing of what was filled in at a visit is left when the visit is closed.',
    sql`select a.id from screening.assessment a join screening.visit v on v.id = a.visit_id where v.closed_at is not null`,
  ),
  always(
    'A version of an instrument is of the kind, version and key that its document says.',
    sql`select v.id from screening.instrument_version v join screening.instrument i on i.id = v.instrument_id
     where (v.document ->> 'kind', v.document ->> 'version', v.document ->> 'key') is distinct from (v.kind, v.version, i.key)`,
  ),
  always(
    'What is filled in at a visit is one that Samfrid brings, or its municipality’s own.',
    sql`select a.id from screening.assessment a join screening.instrument_version v on v.id = a.instrument_version_id
     join screening.instrument i on i.id = v.instrument_id where i.organisation_id <> a.municipality_id`,
  ),
];
