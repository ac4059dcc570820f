import { sql } from 'kysely';
import type { Ctx } from '#platform/http/router.ts';

/**
 * Writes down that somebody tried to sign in and could not: about the person where there is such an account, else about
 * nobody, on the system's chain. The same work for both, so that the time it takes does not tell who has an account.
 * `account` is what was typed, or the library's name of a sign-in that waits for its code; neither is kept.
 */
export async function recordFailedSignIn(c: Ctx, way: 'password' | 'code', account: string): Promise<void> {
  const { signIn, worker } = c.get('house');
  const { rows } = await sql<{ person: string }>`select u."personId" as person from auth."user" u
    where lower(u."email") = lower(${account})
      or u."id"::text = (select v."value" from auth."verification" v where v."identifier" = ${account} limit 1)`.execute(
    signIn.db,
  );
  const person = rows[0]?.person ?? null;
  await sql`insert into audit.entry (chain, act, about_person_id, details)
    values (coalesce(organisation.controller_of(${person}::uuid), '00000000-0000-0000-0000-000000000000'), 'session.failed',
      ${person}::uuid, ${JSON.stringify({ way, known: person !== null })}::jsonb)`.execute(worker.db);
}
