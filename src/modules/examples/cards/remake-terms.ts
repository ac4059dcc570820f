import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import type { Job } from '#platform/jobs/jobs.ts';

export const searchJobs: readonly Job[] = [
  { name: 'examples.terms', work: (worker) => remakeTerms(worker), every: '50 3 * * *' },
];

/** What examples are found by, made again where the analyser or the keeping organisation's name has changed. Returns how many. */
export async function remakeTerms(worker: Db): Promise<number> {
  const { rows } = await sql`update examples.example e set terms = x.terms
    from (select y.id, examples.example_terms(y) as terms from examples.example y) x
    where x.id = e.id and x.terms <> e.terms returning e.id`.execute(worker);
  return rows.length;
}
