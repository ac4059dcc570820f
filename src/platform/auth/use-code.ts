import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import type { Ctx } from '#platform/http/router.ts';
import { sessionToken } from './session-cookie.ts';

/**
 * A one-time code lets in once (RFC 6238, 5.2): somebody who saw it typed cannot use it in the seconds it has left. Asked
 * when the library has found it right and made a session; false, and the session ended, where it had been used before.
 */
export async function useCode(c: Ctx, headers: Headers, code: string): Promise<boolean> {
  const { config, signIn } = c.get('house');
  const cookies = headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  const token = sessionToken(cookies.join('; '), config);
  const print = createHmac('sha256', config.secret).update(`one-time code ${code}`).digest();
  return signIn.db.transaction().execute(async (tx) => {
    await sql`delete from auth."usedCode" where "at" < now() - interval '5 minutes'`.execute(tx);
    const used = await sql`insert into auth."usedCode" ("userId", "code")
      select "userId", ${print} from auth."session" where "token" = ${token} on conflict do nothing returning 1`.execute(tx);
    if (used.rows.length > 0) return true;
    await sql`delete from auth."session" where "token" = ${token}`.execute(tx);
    return false;
  });
}
