import { type SqlBool, sql } from 'kysely';
import { after, exactly, type Mark } from '#platform/api/cursor.ts';
import type { Read } from '#platform/db/db.ts';
import { NotFound } from '#platform/http/failures.ts';

export type CourseView = { level: string | undefined; organisation: string | undefined; in_use: boolean | undefined };

const columns = [
  ...(['c.id', 'c.organisation_id', 'c.title', 'c.level', 'c.form', 'c.length_text', 'c.summary', 'c.validity_months'] as const),
  ...(['c.approval', 'c.accepts_external', 'c.published_at', 'c.retired_at'] as const),
] as const;
const required = sql<string[]>`array(select p.required_id from training.prerequisite p where p.course_id = c.id order by 1)`.as(
  'prerequisite_ids',
);

/** Courses of the shared catalogue, and one's own drafts; one more than `limit` where there is more. */
export function listCourses(db: Read, view: CourseView, mark: Mark | null, limit: number) {
  let wanted = db
    .selectFrom('training.course as c')
    .select(columns)
    .select([required, exactly('c.created_at').as('entered')])
    .where(after('c.created_at', 'c.id', mark))
    .orderBy('c.created_at')
    .orderBy('c.id')
    .limit(limit + 1);
  if (view.level) wanted = wanted.where('c.level', '=', view.level);
  if (view.organisation) wanted = wanted.where('c.organisation_id', '=', view.organisation);
  if (view.in_use !== undefined) {
    wanted = wanted.where(sql<SqlBool>`(c.published_at is not null and c.retired_at is null) = ${view.in_use}`);
  }
  return wanted.execute();
}

export async function getCourseWhole(db: Read, id: string) {
  const found = await db
    .selectFrom('training.course as c')
    .select(columns)
    .select(['c.body', 'c.material', 'c.parts_to_complete', 'c.late_counts', 'c.partial_counts', required])
    .where('c.id', '=', id)
    .executeTakeFirst();
  if (!found) throw new NotFound();
  return found;
}
