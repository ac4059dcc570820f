import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';

/** Has one of the units the reader works in a protocol in force? */
export async function hasProtocol(db: Read): Promise<boolean> {
  const { rows } = await sql<{ has: boolean }>`
    select exists (select from screening.my_units() u where screening.protocol_for(u) is not null) as has`.execute(db);
  return rows[0]!.has;
}
