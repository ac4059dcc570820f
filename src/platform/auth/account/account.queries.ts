import { sql } from 'kysely';
import type { Read } from '#platform/db/db.ts';
import type { House } from '#platform/house.ts';

export type Account = Awaited<ReturnType<typeof getAccount>>;

/** What one may see and end of one's own sign-in. Read through the sign-in login: requests cannot. */
export async function getAccount(house: House, personId: string, sessionToken: string | null) {
  const db = house.signIn.db;
  const user = await sql<{ id: string; email: string; two: boolean | null; password: boolean }>`
    select u."id", u."email", u."twoFactorEnabled" as two,
      exists (select from auth."account" a where a."userId" = u."id" and a."password" is not null) as password
    from auth."user" u where u."personId" = ${personId}`.execute(db);
  const found = user.rows[0];
  const id = found?.id ?? null;
  const sessions = await sql<{ id: string; createdAt: Date; expiresAt: Date; userAgent: string | null; current: boolean }>`
    select "id", "createdAt", "expiresAt", "userAgent", "token" = ${sessionToken} as current
    from auth."session" where "userId" = ${id} and "expiresAt" > now() order by "createdAt" desc`.execute(db);
  const passkeys = await sql<{ id: string; name: string | null; createdAt: Date | null }>`
    select "id", "name", "createdAt" from auth."passkey" where "userId" = ${id} order by "createdAt"`.execute(db);
  return {
    email: found?.email ?? '',
    hasPassword: found?.password ?? false,
    hasCode: found?.two === true,
    sessions: sessions.rows,
    passkeys: passkeys.rows,
  };
}

export function listKeys(db: Read) {
  return db
    .selectFrom('platform.api_token')
    .select(['id', 'label', 'scopes', 'created_at', 'expires_at', 'last_used_at'])
    .where('person_id', '=', sql<string>`access.person()`)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .orderBy('created_at', 'desc')
    .execute();
}
