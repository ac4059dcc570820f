import { type SqlBool, sql } from 'kysely';
import { after, exactly, type Mark } from '#platform/api/cursor.ts';
import type { Read } from '#platform/db/db.ts';

export type CompletionView = {
  course: string | undefined;
  occasion: string | undefined;
  person: string | undefined;
  state: string | undefined;
  valid_on: string | undefined;
};

/** Her record is not closed to the asker by protected identity. */
const open = sql<SqlBool>`not organisation.is_hidden(k.person_id)`;

/** One's own, those of one's people, of occasions one runs, and of those one plans courses for; one more than `limit`. */
export function listCompletions(db: Read, view: CompletionView, mark: Mark | null, limit: number) {
  let wanted = db
    .selectFrom('training.completion as k')
    .leftJoin('organisation.person as p', 'p.id', 'k.person_id')
    .select(['k.id', 'k.course_id', 'k.occasion_id', 'k.completed_on', 'k.valid_until', 'k.source', 'k.state'])
    .select(['k.issuer', exactly('k.created_at').as('entered')])
    .select([
      sql<string | null>`case when ${open} then k.person_id end`.as('person_id'),
      sql<string | null>`case when ${open} then k.code end`.as('code'),
    ])
    .select(sql<string | null>`p.given_name || ' ' || p.family_name`.as('name'))
    .where(after('k.created_at', 'k.id', mark))
    .orderBy('k.created_at')
    .orderBy('k.id')
    .limit(limit + 1);
  if (view.course) wanted = wanted.where('k.course_id', '=', view.course);
  if (view.occasion) wanted = wanted.where('k.occasion_id', '=', view.occasion);
  if (view.person) wanted = wanted.where('k.person_id', '=', view.person).where(open);
  if (view.state) wanted = wanted.where('k.state', '=', view.state);
  if (view.valid_on) {
    wanted = wanted.where(
      sql<SqlBool>`k.state = 'approved' and k.completed_on <= ${view.valid_on}::date and (k.valid_until is null or k.valid_until >= ${view.valid_on}::date)`,
    );
  }
  return wanted.execute();
}
