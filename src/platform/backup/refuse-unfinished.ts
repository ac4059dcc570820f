import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';

/** Nobody opens a database whose restore was interrupted: what was erased after the backup may still be there. Throws a sentence. */
export async function refuseUnfinished(worker: Db): Promise<void> {
  const { rows } = await sql`select from platform.restoration where finished_at is null limit 1`.execute(worker);
  if (rows.length === 0) return;
  throw new Error(
    'A restore into this database goes on, or was interrupted. If it was: remove the database, make an empty one, and restore again.',
  );
}
