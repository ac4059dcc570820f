import { type RawBuilder, sql } from 'kysely';
import type { Invariant } from '#platform/module.ts';

/**
 * What must always be true, with a query that finds where it is not. Its first column is one line a fault, an id or words
 * with ids and never a name, whatever the column is called; a line that comes twice is told once.
 */
export const always = (says: string, faulty: RawBuilder<unknown>): Invariant => ({
  says,
  faults: async (worker) => {
    const { rows } = await sql<{ fault: string }>`select distinct fault::text as fault from (${faulty}) f (fault)`.execute(
      worker,
    );
    return rows.map(({ fault }) => fault);
  },
});
