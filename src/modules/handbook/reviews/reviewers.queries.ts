import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';

export type PossibleReviewer = { id: string; name: string; place: string };

/** Those who work where the version is kept, by name, and have not written in it; twenty at most. */
export async function findReviewers(db: Read, version: string, words: string): Promise<PossibleReviewer[]> {
  const { rows } = await sql<PossibleReviewer>`select * from handbook.possible_reviewers(${version}::uuid, ${words})`.execute(db);
  return rows;
}
