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
  if (await spendCode(c, token, code)) return true;
  await sql`delete from auth."session" where "token" = ${token}`.execute(signIn.db);
  return false;
}

/** Uses the code up for whose session it is, also when it did not let her in: the one that confirms a new authenticator. */
export async function spendCode(c: Ctx, token: string | null, code: string): Promise<boolean> {
  const { config, signIn } = c.get('house');
  const print = createHmac('sha256', config.secret).update(`one-time code ${code}`).digest();
  await sql`delete from auth."usedCode" where "at" < now() - interval '5 minutes'`.execute(signIn.db);
  const used = await sql`insert into auth."usedCode" ("userId", "code")
    select "userId", ${print} from auth."session" where "token" = ${token} on conflict do nothing returning 1`.execute(signIn.db);
  return used.rows.length > 0;
}
