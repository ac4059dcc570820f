import { sql } from 'kysely';
import type { Level } from '#platform/access/assurance.ts';
import { record } from '#platform/audit/record.ts';
import { asPerson, type Db } from '#platform/db/db.ts';
import { blindIndex, keysFor } from '#platform/files/seal.ts';
import type { House } from '#platform/house.ts';
import type { Ctx } from '#platform/http/router.ts';
import { beginSession } from '../begin-session.ts';
import { CALLER_HEADER, callerOf } from '../library.ts';
import { levelOf } from './levels.ts';
import type { Passage } from './passage.ts';
import type { Provider } from './provider.ts';
import { NotLetIn, type Why } from './refusal.ts';
import type { Said } from './said.ts';

const CLOCK_TOLERANCE_MS = 60_000;

type Known = { userId: string; personId: string; linkedNow: boolean };

/**
 * From what a provider said to a session, or not. Whom it means is found by the provider's own subject; the first time by
 * an id that we hold too; never by e-mail. Returns the cookies for the browser. @throws NotLetIn
 */
export async function arrive(c: Ctx, provider: Provider, passage: Passage, said: Said): Promise<Headers> {
  const house = c.get('house');
  const level = levelOf(said.acr, provider.loa3);
  if (passage.fresh && !isFresh(passage, said)) throw new NotLetIn('not_fresh', null, passage.personId);
  const known = await house.signIn.db.transaction().execute(async (tx) => {
    const found = await recognise(tx, house, provider, said);
    if (passage.purpose === 'step_up' && found.personId !== passage.personId)
      throw new NotLetIn('other_person', null, passage.personId);
    // Whoever asked for more and got less keeps what she had; who only signs in comes in with what she has.
    if (passage.purpose === 'step_up' && level < passage.level) throw new NotLetIn('too_low', null, found.personId);
    return found;
  });
  if (known.linkedNow) await noteLink(house, provider, known.personId);
  const headers = await openSession(c, known.userId);
  const facts = { way: 'provider', level, providerId: provider.id, ...(said.acr ? { acr: said.acr } : {}) };
  const begun = await beginSession(c, headers, { ...facts, authenticatedAt: provenAt(said) });
  if (begun !== 'begun') throw new NotLetIn('closed', null, known.personId);
  return headers;
}

export type Tried = { level: Level; personId: string | null; why: Why | null };

/** What a try would have come to, without anything being changed. */
export async function wouldArrive(house: House, provider: Provider, said: Said): Promise<Tried> {
  const tried: Tried = { level: levelOf(said.acr, provider.loa3), personId: null, why: null };
  class Undo extends Error {}
  const work = async (tx: Db) => {
    tried.personId = (await recognise(tx, house, provider, said)).personId;
    throw new Undo();
  };
  await house.signIn.db
    .transaction()
    .execute(work)
    .catch((error: unknown) => {
      if (error instanceof NotLetIn) tried.why = error.why;
      else if (!(error instanceof Undo)) throw error;
    });
  return tried;
}

async function recognise(tx: Db, house: House, provider: Provider, said: Said): Promise<Known> {
  const subject = fingerprint(house, provider, said.subject);
  const known = (await findKnown(tx, provider, subject)) ?? (await link(tx, provider, subject, said));
  const { rows } = await sql<{ closed: boolean; speaks: boolean }>`select "closedAt" is not null as closed,
    auth.speaks_for(${provider.id}, "personId") as speaks from auth."user" where "id" = ${known.userId}`.execute(tx);
  if (!rows[0] || rows[0].closed) throw new NotLetIn('closed', null, known.personId);
  if (!rows[0].speaks) throw new NotLetIn('elsewhere', null, known.personId);
  return known;
}

async function findKnown(tx: Db, provider: Provider, subject: Buffer): Promise<Known | null> {
  const { rows } = await sql<Omit<Known, 'linkedNow'>>`update auth."identity" i set "lastUsedAt" = now() from auth."user" u
    where i."providerId" = ${provider.id} and i."subject" = ${subject} and u."id" = i."userId"
    returning u."id" as "userId", u."personId"`.execute(tx);
  return rows[0] ? { ...rows[0], linkedNow: false } : null;
}

/** Someone new to the provider, or to us: linked by the id that both hold, else by nobody. */
async function link(tx: Db, provider: Provider, subject: Buffer, { stable }: Said): Promise<Known> {
  if (!stable) throw new NotLetIn('unknown', provider.stableClaim ? 'no id to link by' : 'linking is off');
  const { rows } = await sql<{ personId: string | null }>`select auth.find_by_stable(${provider.id}, ${provider.stableKind},
    ${stable}) as "personId"`.execute(tx);
  const personId = rows[0]?.personId;
  if (!personId) throw new NotLetIn('unknown', 'nobody has the id');
  const account = await sql<{ userId: string }>`select auth.account_of(${personId}) as "userId"`.execute(tx);
  const userId = account.rows[0]!.userId;
  const linked = await sql`insert into auth."identity" ("providerId", "subject", "userId")
    values (${provider.id}, ${subject}, ${userId}) on conflict do nothing returning "linkedAt"`.execute(tx);
  // Two at once with the same subject are one; another subject for the same person is a question for a human.
  if (linked.rows.length === 0) {
    const again = await findKnown(tx, provider, subject);
    if (again) return again;
    throw new NotLetIn('other_identity', null, personId);
  }
  return { userId, personId, linkedNow: true };
}

const fingerprint = (house: House, provider: Provider, subject: string): Buffer =>
  blindIndex(`${provider.id} ${subject}`, keysFor(house.config.secret, 'subject of an identity provider'));

const noteLink = (house: House, provider: Provider, personId: string) =>
  asPerson(house.app.db, personId, (tx) =>
    record(tx, 'identity.linked', { type: 'identity_provider', id: provider.id, details: { by: provider.stableKind } }),
  );

/** Proven after she left for the provider, within what clocks may differ. A provider that does not say when has not shown it. */
const isFresh = (passage: Passage, said: Said): boolean =>
  said.at !== null && said.at.getTime() >= passage.startedAt.getTime() - CLOCK_TOLERANCE_MS;

/** When she proved who she is. Where the provider does not say it is long ago: it counts as not fresh. */
const provenAt = (said: Said): Date => said.at ?? new Date(0);

async function openSession(c: Ctx, userId: string): Promise<Headers> {
  const { auth } = c.get('house');
  const told = new Headers({ [CALLER_HEADER]: callerOf(c) });
  const browser = c.req.header('user-agent');
  if (browser) told.set('user-agent', browser);
  const { headers } = await auth.api.signInByProvider({ body: { userId }, headers: told, returnHeaders: true });
  return headers;
}
