import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';

/** Does the reader work, or have a role, where handbooks are kept? The police, a shelter and others beside keep none here. */
export async function isWhereHandbooksAreKept(db: Read): Promise<boolean> {
  const { rows } = await sql<{ kept: boolean }>`select exists (select from organisation.organisation o
    where o.id in (select handbook.my_municipalities()) and o.kind in ('municipality', 'region', 'centre')) as kept`.execute(db);
  return rows[0]?.kept ?? false;
}
