import { sql } from 'kysely';
import type { House } from '#platform/house.ts';

/** Makes a session of level 1 one of level 2, and no other: what an identity provider said is left as it is. */
export async function raiseSession(house: House, personId: string, token: string | null): Promise<void> {
  await sql`update auth."session" s set "level" = greatest(s."level", 2), "authenticatedAt" = now()
    from auth."user" u where u."id" = s."userId" and u."personId" = ${personId} and s."token" = ${token}`.execute(
    house.signIn.db,
  );
}
