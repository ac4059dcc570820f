import { sql } from 'kysely';
import { z } from 'zod';
import type { House } from '#platform/house.ts';
import { newPassword } from '../account/change-password.ts';
import { hash } from '../passwords.ts';
import { digest } from './invite.ts';

export const FirstPassword = z.object({ newPassword: newPassword() });

/** The account's e-mail when the link still works; null when it is used, too old or never was. */
export async function findInvited(house: House, secret: string): Promise<string | null> {
  const { rows } = await sql<{
    email: string;
  }>`select u."email" from auth."invitation" i join auth."user" u on u."id" = i."userId"
    where i."secretHash" = ${digest(secret)} and i."usedAt" is null and i."expiresAt" > now()`.execute(house.signIn.db);
  return rows[0]?.email ?? null;
}

/** Sets the first password and uses the link up, both or neither; all earlier sessions end. Null when the link no longer works. */
export async function acceptInvitation(house: House, secret: string, password: string): Promise<string | null> {
  const hashed = await hash(password);
  return house.signIn.db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ userId: string; email: string }>`
      update auth."invitation" i set "usedAt" = now() from auth."user" u
      where i."secretHash" = ${digest(secret)} and i."usedAt" is null and i."expiresAt" > now() and u."id" = i."userId"
      returning i."userId", u."email"`.execute(tx);
    const used = rows[0];
    if (!used) return null;
    await sql`delete from auth."account" where "userId" = ${used.userId} and "providerId" = 'credential'`.execute(tx);
    await sql`insert into auth."account" ("accountId", "providerId", "userId", "password", "updatedAt")
      values (${used.userId}, 'credential', ${used.userId}, ${hashed}, now())`.execute(tx);
    await sql`delete from auth."session" where "userId" = ${used.userId}`.execute(tx);
    return used.email;
  });
}
