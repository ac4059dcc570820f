import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import type { Invariant } from '#platform/module.ts';

/** What must always be true of receipts; `samfrid check` asks. */
export const receiptInvariants: readonly Invariant[] = [
  {
    says: 'A receipt is of a version that has been published, and says which.',
    faults: (worker) =>
      find(
        worker,
        `select format('%s %s', f.person_id, f.version_id) as id from handbook.receipt f join handbook.version v on v.id = f.version_id
         where v.published_at is null or f.number <> v.number or f.routine_id <> v.routine_id or f.municipality_id <> v.municipality_id`,
      ),
  },
  {
    says: 'A group that is asked lies in the municipality whose routine it is.',
    faults: (worker) =>
      find(
        worker,
        `select g.id::text as id from handbook.readership g join handbook.routine r on r.id = g.routine_id
         where g.municipality_id <> r.municipality_id or organisation.controller(g.organisation_id) <> g.municipality_id`,
      ),
  },
];

async function find(worker: Db, faulty: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select distinct id from (${sql.raw(faulty)}) f`.execute(worker);
  return rows.map(({ id }) => id);
}
