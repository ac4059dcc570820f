// OpenID Connect: code flow with PKCE, state and nonce, by the library openid-client. The ID token's signature is checked
// although it came over TLS, with keys fetched for each sign-in: a changed key is known at once, a withdrawn one too.
import { randomBytes } from 'node:crypto';
import * as client from 'openid-client';
import type { House } from '#platform/house.ts';
import type { Ctx } from '#platform/http/router.ts';
import { log } from '#platform/log.ts';
import { stableValue } from './claims.ts';
import { beginPassage, derive, type Passage, usePassage, type Wish } from './passage.ts';
import type { Provider } from './provider.ts';
import { reachProvider } from './reach-provider.ts';
import { NotLetIn } from './refusal.ts';
import type { Said } from './said.ts';

export type OidcProvider = Provider & { kind: 'oidc' };

const CLOCK_TOLERANCE = 60;
const KEPT_MS = 10 * 60_000;

const callback = (house: House, provider: Provider) => `${house.config.publicUrl}/sign-in/oidc/${provider.id}/callback`;

/** Where the browser goes. @throws NotLetIn('unreachable') */
export async function leaveForOidc(c: Ctx, provider: OidcProvider, wish: Wish): Promise<string> {
  const house = c.get('house');
  const config = await configure(house, provider).catch((error: unknown) => {
    throw asRefusal(error);
  });
  const state = randomBytes(32).toString('base64url');
  const secret = await beginPassage(c, provider.id, state, wish);
  const asked = {
    redirect_uri: callback(house, provider),
    scope: ['openid', ...provider.settings.scope.split(/\s+/)].filter(Boolean).join(' '),
    state,
    nonce: derive(house, 'nonce', state, secret),
    code_challenge: await client.calculatePKCECodeChallenge(derive(house, 'verifier', state, secret)),
    code_challenge_method: 'S256',
    ...(wish.level === 3 && provider.loa3.length > 0 ? { acr_values: provider.loa3.join(' ') } : {}),
    ...(wish.fresh ? { prompt: 'login', max_age: '0' } : {}),
  };
  return client.buildAuthorizationUrl(config, asked).href;
}

/** Reads what came back with the browser. @throws NotLetIn */
export async function answerOfOidc(c: Ctx, provider: OidcProvider): Promise<{ passage: Passage; said: Said }> {
  const house = c.get('house');
  const { secret, ...passage } = await usePassage(c, provider.id, c.req.query('state') ?? '');
  const came = new URL(callback(house, provider));
  came.search = new URL(c.req.url).search;
  try {
    const config = await configure(house, provider);
    const tokens = await client.authorizationCodeGrant(config, came, {
      expectedState: passage.state,
      expectedNonce: derive(house, 'nonce', passage.state, secret),
      pkceCodeVerifier: derive(house, 'verifier', passage.state, secret),
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims) throw new NotLetIn('not_proven', 'no id token');
    const subject = stableValue(provider.subjectClaim, claims[provider.subjectClaim]);
    if (!subject) throw new NotLetIn('not_stable');
    const at = claims.auth_time === undefined ? null : new Date(claims.auth_time * 1000);
    const acr = typeof claims['acr'] === 'string' ? claims['acr'] : null;
    return { passage, said: { subject, stable: await stable(config, provider, claims, tokens.access_token), acr, at } };
  } catch (error) {
    throw asRefusal(error);
  }
}

/** The linking claim; some providers keep it out of the ID token, and tell it when they are asked. */
async function stable(config: client.Configuration, { stableClaim }: Provider, claims: client.IDToken, token: string) {
  if (!stableClaim) return null;
  if (claims[stableClaim] !== undefined || !config.serverMetadata().userinfo_endpoint)
    return stableValue(stableClaim, claims[stableClaim]);
  const more = await client.fetchUserInfo(config, token, claims.sub);
  return stableValue(stableClaim, more[stableClaim]);
}

const kept = new Map<string, { at: number; metadata: client.ServerMetadata }>();

/** What the provider says of itself, kept for ten minutes; its keys are not kept. */
async function configure(house: House, { settings, secret }: OidcProvider): Promise<client.Configuration> {
  const open = house.config.mode === 'demo';
  const { issuer, clientId } = settings;
  const fetcher = reachProvider(open);
  let known = kept.get(issuer);
  if (!known || known.at < Date.now() - KEPT_MS) {
    const found = await client.discovery(new URL(issuer), clientId, undefined, client.None(), {
      timeout: 10,
      [client.customFetch]: fetcher,
      ...(open ? { execute: [client.allowInsecureRequests] } : {}),
    });
    known = { at: Date.now(), metadata: found.serverMetadata() };
    // The library lets some vendors' common addresses answer for any issuer; here an issuer is one.
    if (known.metadata.issuer !== issuer) throw new NotLetIn('not_proven', 'another issuer');
    kept.set(issuer, known);
  }
  const { metadata } = known;
  const methods = metadata.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
  const auth = !secret
    ? client.None()
    : methods.includes('client_secret_basic')
      ? client.ClientSecretBasic(secret)
      : client.ClientSecretPost(secret);
  const config = new client.Configuration(metadata, clientId, { [client.clockTolerance]: CLOCK_TOLERANCE }, auth);
  config.timeout = 10;
  config[client.customFetch] = fetcher;
  client.enableNonRepudiationChecks(config);
  if (open) client.allowInsecureRequests(config);
  return config;
}

/** The library's failures in our words. Codes are logged, never what was in the answer. */
function asRefusal(error: unknown): NotLetIn {
  if (error instanceof NotLetIn) return error;
  if (error instanceof client.AuthorizationResponseError) return new NotLetIn('declined', word(error.error));
  if (error instanceof client.ResponseBodyError) return new NotLetIn('not_proven', word(error.error));
  const code = (error as { code?: unknown }).code;
  if (typeof code === 'string' && /^OAUTH_(?!TIMEOUT|ABORT)/.test(code)) return new NotLetIn('not_proven', code);
  log.warn({ code, kind: (error as Error).name }, 'an identity provider does not answer');
  return new NotLetIn('unreachable', typeof code === 'string' ? word(code) : null);
}

const word = (text: string): string | null => (/^[\w.-]{1,60}$/.test(text) ? text : null);
