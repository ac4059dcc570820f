import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import type { House } from '#platform/house.ts';
import { NotFound } from '#platform/http/failures.ts';
import type { Ctx } from '#platform/http/router.ts';

/** Ends one of one's own sessions at once. */
export async function endSession(c: Ctx, id: string): Promise<void> {
  const { house, viewer, tx } = c.var;
  const { numAffectedRows } = await sql`delete from auth."session" where "id" = ${id}
    and "userId" = (select "id" from auth."user" where "personId" = ${viewer.personId})`.execute(house.signIn.db);
  if (!numAffectedRows) throw new NotFound();
  await record(tx, 'session.ended', { type: 'session', id });
}

/** Ends every session of hers but this one: with another way to sign in, whoever was in by the old ones shows herself anew. */
export async function endOtherSessions(house: House, personId: string, token: string | null): Promise<void> {
  await sql`delete from auth."session" s using auth."user" u where u."id" = s."userId" and u."personId" = ${personId}
    and s."token" is distinct from ${token}`.execute(house.signIn.db);
}
