import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import { asPerson } from '#platform/db/db.ts';
import type { Ctx } from '#platform/http/router.ts';
import { sessionToken } from './session-cookie.ts';

/** Written before the session is gone: afterwards nobody knows whose it was. Nothing where there is none. */
export async function recordSignOut(c: Ctx): Promise<void> {
  const { house } = c.var;
  const token = sessionToken(c.req.header('cookie') ?? '', house.config);
  if (!token) return;
  const { rows } = await sql<{ id: string; person: string }>`select s."id", u."personId" as person
    from auth."session" s join auth."user" u on u."id" = s."userId" where s."token" = ${token} and s."expiresAt" > now()`.execute(
    house.signIn.db,
  );
  const [session] = rows;
  if (!session) return;
  await asPerson(house.app.db, session.person, (tx) =>
    record(tx, 'session.ended', { type: 'session', id: session.id, details: { way: 'signed_out' } }),
  );
}
