import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import { asPerson } from '#platform/db/db.ts';
import type { House } from '#platform/house.ts';
import { sessionToken } from './session-cookie.ts';

/** Notes in the log that a session began, and how. The session is found by the cookie just made. */
export async function recordSignIn(house: House, headers: Headers, way: string): Promise<void> {
  const cookies = headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
  const token = sessionToken(cookies, house.config);
  if (!token) return;
  const { rows } = await sql<{ id: string; personId: string }>`select s."id", u."personId" from auth."session" s
    join auth."user" u on u."id" = s."userId" where s."token" = ${token}`.execute(house.signIn.db);
  const session = rows[0];
  if (session)
    await asPerson(house.app.db, session.personId, (tx) =>
      record(tx, 'session.started', { type: 'session', id: session.id, details: { way } }),
    );
}
