import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import type { Job } from '#platform/jobs/jobs.ts';

export const termJobs: readonly Job[] = [
  // A new analyser came with a new version of the house: a few minutes later everything is found by it, as in the handbook.
  { name: 'networks.terms', work: (worker) => remakeTerms(worker), every: '*/5 * * * *' },
];

/** What questions and decisions are found by, made again where it was made by another analyser than the handbook's of today. Returns how many. */
export async function remakeTerms(worker: Db): Promise<number> {
  const { rows: questions } =
    await sql`update networks.question q set terms = networks.question_terms(q), analyser = handbook.search_analyser()
    where q.analyser <> handbook.search_analyser() returning q.id`.execute(worker);
  const { rows: decisions } =
    await sql`update networks.decision d set terms = coalesce(networks.decision_terms(d), ''), analyser = handbook.search_analyser()
    where d.analyser <> handbook.search_analyser() returning d.id`.execute(worker);
  return questions.length + decisions.length;
}
