// SAML 2.0 by the library node-saml: requests by redirect, answers by a form posted to us. What the library leaves open
// is checked in saml-checks.ts, on the signed words alone.
import { createHash, randomBytes } from 'node:crypto';
import { type CacheProvider, SAML, type SamlConfig, SamlStatusError, ValidateInResponseTo } from '@node-saml/node-saml';
import { sql } from 'kysely';
import type { House } from '#platform/house.ts';
import type { Ctx } from '#platform/http/router.ts';
import { beginPassage, findOpenPassage, keepAnswer, type Passage, type Wish } from './passage.ts';
import type { Provider } from './provider.ts';
import { NotLetIn } from './refusal.ts';
import { CLOCK_MS, readAssertion, readEnvelope } from './saml-checks.ts';

export type SamlProvider = Provider & { kind: 'saml' };

export const PERSISTENT = 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent';
const MINUTE = 60_000;

export const samlAddress = (house: House, provider: { id: string }) => `${house.config.publicUrl}/sign-in/saml/${provider.id}`;

/** Where the browser goes. */
export async function leaveForSaml(c: Ctx, provider: SamlProvider, wish: Wish): Promise<string> {
  const id = `_${randomBytes(20).toString('hex')}`;
  await beginPassage(c, provider.id, id, wish);
  const asksLevel = wish.level === 3 && provider.loa3.length > 0;
  const saml = library(c.get('house'), provider, {
    generateUniqueId: () => id,
    forceAuthn: wish.fresh,
    disableRequestedAuthnContext: !asksLevel,
    authnContext: provider.loa3,
    racComparison: 'exact',
  });
  return saml.getAuthorizeUrlAsync('', undefined, {});
}

/** Judges a posted answer and keeps it for the browser's return. Returns which way it belongs to. @throws NotLetIn */
export async function receiveSaml(house: House, provider: SamlProvider, answer: string): Promise<Passage> {
  const envelope = readEnvelope(answer, `${samlAddress(house, provider)}/acs`);
  const passage = envelope.inResponseTo ? await findOpenPassage(house, provider.id, envelope.inResponseTo) : null;
  if (!passage) throw new NotLetIn('state', 'in_response_to');
  const cache: CacheProvider = {
    getAsync: async (key) => (key === passage.state ? passage.startedAt.toISOString() : null),
    saveAsync: async () => null,
    removeAsync: async () => null,
  };
  const judged = await library(house, provider, { cacheProvider: cache })
    .validatePostResponseAsync({ SAMLResponse: answer })
    .catch((error: Error) => {
      throw asRefusal(error);
    });
  if (!judged.profile) throw new NotLetIn('declined');
  const { said, assertionId, expiresAt } = readAssertion(judged.profile, provider, {
    recipient: `${samlAddress(house, provider)}/acs`,
    inResponseTo: passage.state,
  });
  await useOnce(house, provider.id, assertionId, expiresAt);
  await keepAnswer(house, passage, said);
  return passage;
}

async function useOnce(house: House, providerId: string, assertionId: string, expiresAt: Date): Promise<void> {
  const { rows } = await sql`insert into auth."usedAssertion" ("providerId", "assertionId", "expiresAt")
    values (${providerId}, ${createHash('sha256').update(assertionId).digest()}, ${expiresAt}) on conflict do nothing
    returning "expiresAt"`.execute(house.signIn.db);
  if (rows.length === 0) throw new NotLetIn('replayed');
}

/** What an operator of the provider needs to know of us. */
export const samlMetadata = (house: House, provider: SamlProvider): string =>
  library(house, provider, {}).generateServiceProviderMetadata(
    provider.settings.ownCertificate,
    provider.settings.ownCertificate,
  );

function library(house: House, { id, settings, secret, subjectClaim }: SamlProvider, more: Partial<SamlConfig>): SAML {
  const issuer = `${samlAddress(house, { id })}/metadata`;
  const own =
    secret && settings.ownCertificate ? { privateKey: secret, publicCert: settings.ownCertificate, decryptionPvk: secret } : {};
  return new SAML({
    issuer,
    audience: issuer,
    callbackUrl: `${samlAddress(house, { id })}/acs`,
    entryPoint: settings.entryPoint,
    idpCert: settings.certificates,
    identifierFormat: subjectClaim === 'NameID' ? PERSISTENT : null,
    wantAssertionsSigned: true,
    wantAuthnResponseSigned: false, // the assertion must be; many providers sign that alone
    validateInResponseTo: ValidateInResponseTo.always,
    requestIdExpirationPeriodMs: 10 * MINUTE,
    acceptedClockSkewMs: CLOCK_MS,
    maxAssertionAgeMs: 10 * MINUTE,
    signatureAlgorithm: 'sha256',
    digestAlgorithm: 'sha256',
    ...own,
    ...more,
  });
}

/** The library tells by its sentences; which of them it was, in a word. */
function asRefusal(error: Error): NotLetIn {
  if (error instanceof SamlStatusError) {
    return /NoAuthnContext/.test(error.xmlStatus) ? new NotLetIn('too_low', 'NoAuthnContext') : new NotLetIn('declined');
  }
  const words: readonly [RegExp, string][] = [
    [/audience/i, 'audience'],
    [/not yet valid/i, 'not_yet_valid'],
    [/expired|too old|subject confirmation/i, 'expired'],
    [/InResponseTo/i, 'in_response_to'],
    [/signature|signed|reference|transforms/i, 'signature'],
    [/decrypt/i, 'decryption'],
  ];
  return new NotLetIn('not_proven', words.find(([pattern]) => pattern.test(error.message))?.[1] ?? 'unreadable');
}
