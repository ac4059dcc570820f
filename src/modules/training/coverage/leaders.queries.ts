import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';

export type Leaders = Record<'manager' | 'new_manager' | 'safety_representative', { head: number; covered: number }>;

/**
 * How many of the managers, of those who have been one for a year at most, and of the safety representatives below a place
 * have a valid course on a day. Null where the reader may not have the place's coverage, or nobody of them is there.
 */
export async function getLeadersCovered(db: Read, course: string, place: string, on: string): Promise<Leaders | null> {
  const { rows } = await sql<{ who: keyof Leaders; head: number; covered: number }>`
    select * from training.leaders_covered(${course}::uuid, ${place}::uuid, ${on}::date)`.execute(db);
  if (rows.length === 0) return null;
  const none = { head: 0, covered: 0 };
  const leaders: Leaders = { manager: none, new_manager: none, safety_representative: none };
  for (const { who, head, covered } of rows) leaders[who] = { head, covered };
  return leaders;
}

/** Courses one can choose among: those in the shared catalogue that are still given, by title. */
export const listCourseTitles = (db: Read): Promise<{ id: string; title: string }[]> =>
  db
    .selectFrom('training.course')
    .select(['id', 'title'])
    .where('published_at', 'is not', null)
    .where('retired_at', 'is', null)
    .orderBy('title')
    .orderBy('id')
    .execute();
