import { sql } from 'kysely';
import type { Level } from '#platform/access/assurance.ts';
import { record } from '#platform/audit/record.ts';
import { asPerson, type Db } from '#platform/db/db.ts';
import type { Ctx } from '#platform/http/router.ts';
import { sessionToken } from './session-cookie.ts';

/** How a session came to be: `way` is password, code, passkey, invitation, demo, or 'provider' with its id and what it said. */
export type Facts = {
  way: string;
  level: Level;
  providerId?: string;
  acr?: string;
  /** When she proved who she is, where that was before now: at a provider where she was signed in already. */
  authenticatedAt?: Date;
};

export type Begun = 'begun' | 'closed' | 'no_local_accounts' | 'passkey_first';

type Made = { id: string; userId: string; personId: string; closed: boolean; allowed: boolean; passkeys: boolean };

/** Local accounts are a way only where the organisation's administrator, or the operator, allows them. */
const LOCAL = new Set(['password', 'code', 'passkey', 'invitation']);

/**
 * What every way of signing in ends with: the session just made (its cookie is in `headers`) is told how surely, the one
 * it replaces is ended, so that no secret outlives a sign-in or a step up, and it is written down. Until this has run a
 * session is of level 1. A session that may not be is ended again, and nothing of `headers` must reach the browser.
 */
export async function beginSession(c: Ctx, headers: Headers, facts: Facts): Promise<Begun> {
  const house = c.get('house');
  const db = house.signIn.db;
  const cookies = headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
  const token = sessionToken(cookies, house.config);
  const made = token ? await findMade(db, token) : undefined;
  if (!made) return 'closed';
  const refusal = refusalOf(made, facts);
  if (refusal) {
    await sql`delete from auth."session" where "id" = ${made.id}`.execute(db);
    await note(c, made, 'session.refused', { way: facts.way, why: refusal });
    return refusal;
  }
  // Written before the browser has the cookie: nobody is in without a trace.
  await note(c, made, 'session.started', { way: facts.way, level: facts.level });
  await sql`update auth."session" set "level" = ${facts.level}, "way" = ${facts.way}, "lastSeenAt" = now(),
    "authenticatedAt" = least(${facts.authenticatedAt ?? null}::timestamptz, now()),
    "providerId" = ${facts.providerId ?? null}, "acr" = ${facts.acr ?? null} where "id" = ${made.id}`.execute(db);
  const before = sessionToken(c.req.header('cookie') ?? '', house.config);
  if (before && before !== token) await sql`delete from auth."session" where "token" = ${before}`.execute(db);
  return 'begun';
}

function refusalOf(made: Made, { way }: Facts): Begun | null {
  if (made.closed) return 'closed';
  if (LOCAL.has(way) && !made.allowed) return 'no_local_accounts';
  // A password alone lets one set up a second factor; where there is one already, that would be a way around it.
  return (way === 'password' || way === 'invitation') && made.passkeys ? 'passkey_first' : null;
}

async function findMade(db: Db, token: string): Promise<Made | undefined> {
  const { rows } = await sql<Made>`select s."id", s."userId", u."personId", u."closedAt" is not null as closed,
    auth.may_be_local(u."personId") as allowed, exists (select from auth."passkey" p where p."userId" = u."id") as passkeys
    from auth."session" s join auth."user" u on u."id" = s."userId" where s."token" = ${token}`.execute(db);
  return rows[0];
}

const note = (c: Ctx, made: Made, act: string, details: Record<string, string | number>) =>
  asPerson(c.get('house').app.db, made.personId, (tx) => record(tx, act, { type: 'session', id: made.id, details }));
