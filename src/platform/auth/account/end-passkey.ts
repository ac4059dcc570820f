import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import { NotFound } from '#platform/http/failures.ts';
import type { Ctx } from '#platform/http/router.ts';

/** Takes away one of one's own passkeys. */
export async function endPasskey(c: Ctx, id: string): Promise<void> {
  const { house, viewer, tx } = c.var;
  const { numAffectedRows } = await sql`delete from auth."passkey" where "id" = ${id}
    and "userId" = (select "id" from auth."user" where "personId" = ${viewer.personId})`.execute(house.signIn.db);
  if (!numAffectedRows) throw new NotFound();
  await record(tx, 'passkey.ended', { type: 'passkey', id });
}
