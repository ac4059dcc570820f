import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';

export const POSITIONS = [1, 2] as const;
export const MOST_OPTIONS = 4;
export type Position = (typeof POSITIONS)[number];

/** A question as a reader is asked it: which answer is right is not here. */
export type Asked = { position: Position; question: string; options: string[] };
/** As its writers and reviewers see it; `right_option` from 1. `passage` is a key of `passagesOf`, or empty. */
export type Question = Asked & { right_option: number; explanation: string; passage: string };

/** The questions of a version with their answers, for those who write or review it; none for anybody else. */
export async function listQuestions(db: Read, version: string): Promise<Question[]> {
  const { rows } = await sql<Question>`select * from handbook.question_keys(${version}::uuid)`.execute(db);
  return rows;
}

/** What is asked of who reads a routine's version in force: the questions of the last version that was not editorial. */
export async function listAsked(db: Read, version: string): Promise<Asked[]> {
  const { rows } = await sql<Asked>`
    select q.position, q.question, q.options from handbook.asked_versions() a join handbook.check_question q on q.version_id = a.from_id
    where a.version_id = ${version}::uuid order by q.position`.execute(db);
  return rows;
}

/** How many of the two questions are missing before the version may be sent to review: 0 for a first or an editorial one. */
export async function questionsMissing(db: Read, version: string): Promise<number> {
  const { rows } = await sql<{ n: number | null }>`select handbook.questions_missing(${version}::uuid) as n`.execute(db);
  return rows[0]?.n ?? 0;
}
