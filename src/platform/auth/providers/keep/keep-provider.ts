import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/db.ts';
import { NotFound, Refused } from '#platform/http/failures.ts';
import { sealSecret } from '../provider.ts';
import { t } from '../texts.ts';
import type { Facts, Kind } from './provider-form.ts';

/** Enters a provider, turned off. Sent twice it is entered once. */
export async function addProvider(tx: Tx, wish: { id: string; organisation: string; kind: Kind }, facts: Facts, secret: string) {
  await mustKeep(tx, wish.organisation);
  const sealed = facts.secret ? sealSecret(facts.secret, secret, wish.id) : null;
  const { rows } =
    await sql`insert into auth."identityProvider" ("id", "organisationId", "label", "kind", "settings", "sealedSecret",
      "subjectClaim", "stableKind", "stableClaim", "loa3", "changedBy")
    values (${wish.id}, ${wish.organisation}, ${facts.label}, ${wish.kind}, ${JSON.stringify(facts.settings)}::jsonb, ${sealed},
      ${facts.subjectClaim}, ${facts.stableKind}, ${facts.stableClaim}, ${facts.loa3}, access.person())
    on conflict do nothing returning "id"`.execute(tx);
  if (rows.length > 0) await note(tx, 'identity_provider.added', wish.id, facts);
}

/** Changes it. When it becomes another provider, or tells people apart by something else, links and sessions end by trigger. */
export async function changeProvider(tx: Tx, id: string, facts: Facts, secret: string): Promise<void> {
  const sealed = facts.secret ? sql`, "sealedSecret" = ${sealSecret(facts.secret, secret, id)}` : sql``;
  const { rows } =
    await sql`update auth."identityProvider" set "label" = ${facts.label}, "settings" = ${JSON.stringify(facts.settings)}::jsonb,
      "subjectClaim" = ${facts.subjectClaim}, "stableKind" = ${facts.stableKind}, "stableClaim" = ${facts.stableClaim},
      "loa3" = ${facts.loa3}, "changedAt" = now(), "changedBy" = access.person() ${sealed}
    where "id" = ${id} returning "id"`.execute(tx);
  if (rows.length === 0) throw new NotFound();
  await note(tx, 'identity_provider.changed', id, facts);
}

/**
 * Lets people sign in with it, or no longer; then those who have are out. Turned on by another than whoever wrote what it is
 * believed by: alone, an administrator could make a provider of her own and come in as anybody (the trigger has the last word).
 */
export async function turnProvider(tx: Tx, id: string, on: boolean): Promise<void> {
  const mine = await sql`select from auth."identityProvider" where "id" = ${id} and "writtenBy" = access.person()`.execute(tx);
  if (on && mine.rows.length > 0) throw new Refused(t.anotherTurnsOn());
  const { rows } =
    await sql`update auth."identityProvider" set "enabledAt" = case when ${on} then coalesce("enabledAt", now()) end,
    "changedAt" = now(), "changedBy" = access.person() where "id" = ${id} returning "id"`.execute(tx);
  if (rows.length === 0) throw new NotFound();
  await record(tx, on ? 'identity_provider.enabled' : 'identity_provider.disabled', { type: 'identity_provider', id });
}

/** Forgets whom the provider means by somebody, so that she is linked anew. False when nobody there has the number. */
export async function unlink(tx: Tx, id: string, staffNumber: string): Promise<boolean> {
  const { rows } = await sql<{ who: string | null }>`select auth.unlink(${id}, ${staffNumber}) as who`.execute(tx);
  const who = rows[0]?.who;
  if (who) await record(tx, 'identity.unlinked', { type: 'identity_provider', id, person: who });
  return Boolean(who);
}

/** May people of the organisation sign in with local accounts? */
export async function allowLocal(tx: Tx, organisation: string, allowed: boolean): Promise<void> {
  await mustKeep(tx, organisation);
  const { rows } = allowed
    ? await sql`insert into auth."localRule" ("organisationId", "allowedBy") values (${organisation}, access.person())
        on conflict do nothing returning "organisationId"`.execute(tx)
    : await sql`delete from auth."localRule" where "organisationId" = ${organisation} returning "organisationId"`.execute(tx);
  const act = allowed ? 'local_accounts.allowed' : 'local_accounts.disallowed';
  if (rows.length > 0) await record(tx, act, { type: 'organisation', id: organisation });
}

/** Not hers looks like not there. */
async function mustKeep(tx: Tx, organisation: string): Promise<void> {
  const { rows } = await sql`select 1 from organisation.mine('sign_in.keep') m
    where m = ${organisation} and organisation.controller(m) = m`.execute(tx);
  if (rows.length === 0) throw new NotFound();
}

/** What decides whom a provider can speak for stands in the log; secrets and certificates do not. */
function note(tx: Tx, act: string, id: string, { settings, subjectClaim, stableClaim, loa3 }: Facts): Promise<void> {
  const who = 'issuer' in settings ? settings.issuer : settings.entityId;
  return record(tx, act, { type: 'identity_provider', id, details: { who, subjectClaim, stableClaim, loa3: loa3.join(' ') } });
}
