import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { House } from '#platform/house.ts';

const DAYS = 7;

/** Makes a local account for a person, without a password, and a single-use link that sets one. Returns the link. */
export async function invite(house: House, person: { id: string; name: string; email: string }): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  await house.signIn.db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ id: string }>`
      insert into auth."user" ("name", "email", "emailVerified", "personId") values (${person.name}, ${person.email.toLowerCase()}, true, ${person.id})
      on conflict ("personId") do update set "email" = excluded."email", "updatedAt" = now() returning "id"`.execute(tx);
    await sql`insert into auth."invitation" ("userId", "secretHash", "expiresAt")
      values (${rows[0]!.id}, ${digest(secret)}, now() + make_interval(days => ${DAYS}))`.execute(tx);
  });
  return `${house.config.publicUrl}/welcome/${secret}`;
}

export const digest = (secret: string): Buffer => createHash('sha256').update(secret).digest();
