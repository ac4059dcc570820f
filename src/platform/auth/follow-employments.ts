import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';

/**
 * Closes the accounts of those who have neither employment nor role any more, and opens them for those who are back; runs
 * just after midnight, when the day's last employment has ended. What the night's roles were is no session's longer either.
 */
export async function followEmployments(worker: Db): Promise<{ closed: number; opened: number; ended: number }> {
  const { rows } = await sql<{ closed: number; opened: number }>`select * from auth.follow_employments()`.execute(worker);
  const ended = await sql<{ n: number }>`select count(auth.end_sessions_of(p))::int as n from (
    select distinct person_id from access.role_grant where valid_to = current_date) x (p)`.execute(worker);
  return { closed: rows[0]?.closed ?? 0, opened: rows[0]?.opened ?? 0, ended: ended.rows[0]?.n ?? 0 };
}
