import { sql } from 'kysely';
import type { House } from '#platform/house.ts';

/** Whose living session it is; null when it is over. */
export async function personOfSession(house: House, token: string): Promise<string | null> {
  const { rows } = await sql<{
    personId: string;
  }>`select u."personId" from auth."session" s join auth."user" u on u."id" = s."userId"
    where s."token" = ${token} and auth.lives(s)`.execute(house.signIn.db);
  return rows[0]?.personId ?? null;
}

/** The person whose session it is, if she keeps sign-in for the organisation and has signed in surely enough; else null. */
export function mayKeep(house: House, token: string, organisationId: string): Promise<string | null> {
  return house.app.db.transaction().execute(async (tx) => {
    const { rows } = await sql<{
      person_id: string;
    }>`select person_id from auth.enter(${token}) where person_id is not null`.execute(tx);
    const kept = await sql`select 1 from organisation.mine('sign_in.keep') m where m = ${organisationId}`.execute(tx);
    return rows[0] && kept.rows.length > 0 ? rows[0].person_id : null;
  });
}
