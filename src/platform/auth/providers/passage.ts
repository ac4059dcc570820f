// One way to a provider and back: a row, because another process may see the answer, and a cookie, because only the
// browser that left may come back. Ten minutes, once.
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { getCookie, setCookie } from 'hono/cookie';
import { sql } from 'kysely';
import { keysFor, seal, unseal } from '#platform/files/seal.ts';
import type { House } from '#platform/house.ts';
import type { Ctx } from '#platform/http/router.ts';
import { NotLetIn } from './refusal.ts';
import type { Said } from './said.ts';

const MINUTES = 10;
/** Between a SAML answer and the browser's return with its cookie lies one redirect. */
const SECONDS_AFTER_ANSWER = 120;

export type Wish = {
  purpose: 'sign_in' | 'step_up' | 'try';
  personId: string | null;
  next: string;
  level: 2 | 3;
  fresh: boolean;
};
export type Passage = Wish & { id: string; providerId: string; state: string; startedAt: Date };

const COLUMNS = sql`"id", "providerId", "state", "purpose", "personId", "next", "level", "fresh", "startedAt"`;
const secure = (c: Ctx) => c.get('house').config.publicUrl.startsWith('https:');
const cookieName = (c: Ctx) => (secure(c) ? '__Host-samfrid.passage' : 'samfrid.passage');
const digest = (text: string) => createHash('sha256').update(text).digest();

/** The secret that ties a browser to its ways there and back; shared by its tabs, so that two may be on their way. */
export function browserSecret(c: Ctx): string | null {
  const cookie = getCookie(c, cookieName(c)) ?? '';
  return /^[\w-]{43}$/.test(cookie) ? cookie : null;
}

/** Begins: the row, and the cookie on the answer. `state` is what the provider will send back. */
export async function beginPassage(c: Ctx, providerId: string, state: string, wish: Wish): Promise<string> {
  const secret = browserSecret(c) ?? randomBytes(32).toString('base64url');
  const db = c.get('house').signIn.db;
  await sql`insert into auth."passage" ("providerId", "state", "browser", "purpose", "personId", "next", "level", "fresh")
    values (${providerId}, ${state}, ${digest(secret)}, ${wish.purpose}, ${wish.personId}, ${wish.next}, ${wish.level}, ${wish.fresh})`.execute(
    db,
  );
  await sql`delete from auth."passage" where "startedAt" < now() - interval '1 day'`.execute(db);
  await sql`delete from auth."usedAssertion" where "expiresAt" < now() - interval '1 day'`.execute(db);
  // Lax: the provider's answer by GET brings it, and a form posted from another site does not (docs/decisions/0021).
  setCookie(c, cookieName(c), secret, { path: '/', httpOnly: true, sameSite: 'Lax', secure: secure(c), maxAge: MINUTES * 60 });
  return secret;
}

/** Nonce and PKCE verifier are made of the browser's secret and the state: the database need not keep them. */
export const derive = (house: House, word: 'nonce' | 'verifier', state: string, secret: string): string =>
  createHmac('sha256', house.config.secret).update(`passage ${word} ${state} ${secret}`).digest('base64url');

/** Uses up the way that `state` belongs to, if this browser began it, in time. @throws NotLetIn('state') */
export async function usePassage(c: Ctx, providerId: string, state: string): Promise<Passage & { secret: string }> {
  const secret = browserSecret(c);
  const { rows } = await sql<Passage>`update auth."passage" set "usedAt" = now()
    where "providerId" = ${providerId} and "state" = ${state} and "browser" = ${digest(secret ?? '')} and "usedAt" is null
      and "answeredAt" is null and "startedAt" > now() - make_interval(mins => ${MINUTES}) returning ${COLUMNS}`.execute(
    c.get('house').signIn.db,
  );
  if (!secret || !rows[0]) throw new NotLetIn('state');
  return { ...rows[0], secret };
}

/** The way a SAML answer says it answers, still open. The browser's cookie does not come with it. */
export async function findOpenPassage(house: House, providerId: string, state: string): Promise<Passage | null> {
  const { rows } =
    await sql<Passage>`select ${COLUMNS} from auth."passage" where "providerId" = ${providerId} and "state" = ${state}
    and "usedAt" is null and "answeredAt" is null and "startedAt" > now() - make_interval(mins => ${MINUTES})`.execute(
      house.signIn.db,
    );
  return rows[0] ?? null;
}

const keysOf = (house: House) => keysFor(house.config.secret, 'answer of an identity provider');

/** Keeps a proven answer until the browser is back with its cookie. Of two answers to one question the first counts. */
export async function keepAnswer(house: House, passage: Passage, said: Said): Promise<void> {
  const { rows } = await sql<{ id: string }>`update auth."passage" set "answeredAt" = now(),
    "answer" = ${seal(JSON.stringify(said), keysOf(house), passage.id)} where "id" = ${passage.id} and "answeredAt" is null
    returning "id"`.execute(house.signIn.db);
  if (!rows[0]) throw new NotLetIn('replayed');
}

/** Uses up an answered way, in the browser that began it. @throws NotLetIn('state') */
export async function takeAnswer(c: Ctx, providerId: string, id: string): Promise<{ passage: Passage; said: Said }> {
  const house = c.get('house');
  const { rows } = await sql<Passage & { answer: Buffer }>`with answered as (
      select "id", "answer" from auth."passage" where "id" = ${id} for update)
    update auth."passage" p set "usedAt" = now(), "answer" = null from answered a
    where p."id" = a."id" and p."providerId" = ${providerId} and p."browser" = ${digest(browserSecret(c) ?? '')} and p."usedAt" is null
      and p."answeredAt" > now() - make_interval(secs => ${SECONDS_AFTER_ANSWER})
    returning p."id", p."providerId", p."state", p."purpose", p."personId", p."next", p."level", p."fresh", p."startedAt", a."answer"`.execute(
    house.signIn.db,
  );
  if (!rows[0]) throw new NotLetIn('state');
  const { answer, ...passage } = rows[0];
  const said = JSON.parse(unseal(answer, keysOf(house), passage.id)) as Omit<Said, 'at'> & { at: string | null };
  return { passage, said: { ...said, at: said.at ? new Date(said.at) : null } };
}
