import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { addOidc, employ, foundWithOidc, refusalsIn, sessionsOf } from './fixtures/found.ts';
import { browserAt, newKey, type Tamper } from './fixtures/oidc-counterpart.ts';
import { visitsOf, works } from './fixtures/oidc-visit.ts';

const ground = await openTown();
const { signIn, expectRefused } = visitsOf(ground);

test.each<[string, Tamper, string?]>([
  ['has expired', { claims: (c) => ({ ...c, exp: 1_600_000_000, iat: 1_599_999_000 }) }, 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED'],
  [
    'is from tomorrow',
    { claims: (c) => ({ ...c, nbf: Math.floor(Date.now() / 1000) + 86_400 }) },
    'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
  ],
  ['is for another', { claims: (c) => ({ ...c, aud: 'somebody-else' }) }, 'OAUTH_JWT_CLAIM_COMPARISON_FAILED'],
  ['is for several, and handed to another', { claims: (c) => ({ ...c, aud: ['samfrid', 'x'], azp: 'x' }) }],
  ['is from another issuer', { claims: (c) => ({ ...c, iss: 'https://idp.example' }) }, 'OAUTH_JWT_CLAIM_COMPARISON_FAILED'],
  ['has another nonce', { claims: (c) => ({ ...c, nonce: 'replayed' }) }, 'OAUTH_JWT_CLAIM_COMPARISON_FAILED'],
  ['has no nonce', { claims: ({ nonce: _, ...c }) => c }],
  ['has no subject', { claims: ({ sub: _, ...c }) => c }],
  ['is signed with another key', { key: newKey() }],
  ['names a key that is not there', { header: (h) => ({ ...h, kid: 'unknown' }) }],
  ['is not signed', { token: (token) => `${Buffer.from('{"alg":"none"}').toString('base64url')}.${token.split('.')[1]}.` }],
  ['has had its signature cut off', { token: (token) => `${token.split('.').slice(0, 2).join('.')}.` }],
  ['says HS256 for RS256', { header: (h) => ({ ...h, alg: 'HS256' }) }],
])('an ID token that %s lets nobody in', async (_, tamper, detail) => {
  const { town, ...provider } = await foundWithOidc(ground);
  const { personId, number } = await employ(ground, town);
  const page = await signIn(provider, works(number), { tamper });
  await expectRefused(page, town, 'not_proven', detail);
  expect(await sessionsOf(ground, personId)).toEqual([]);
  // And without the tampering it would have.
  expect((await signIn(provider, works(number))).status).toBe(303);
});

test('an answer counts once, in the browser that asked, and for what it asked', async () => {
  const { town, ...provider } = await foundWithOidc(ground);
  const { personId, number } = await employ(ground, town);
  const who = works(number);
  const first = await signIn(provider, who);
  // The same address again: the state is used up, and with it the code.
  await expectRefused(await first.visitor.get(first.came), town, 'state');
  // Fetched, and opened in another browser: the victim is not signed in as the attacker.
  provider.op.now.who = who;
  const attacker = ground.visitor();
  const away = await attacker.get(`/sign-in/with/${provider.id}?next=%2F`);
  const came = await browserAt(provider.op.issuer)(away.location!);
  await expectRefused(await ground.visitor().get(came), town, 'state');
  // Another state, another's code put in, a code of ours sent twice.
  const changed = new URL(came, 'http://localhost');
  changed.searchParams.set('state', 'made-up');
  await expectRefused(await attacker.get(changed.pathname + changed.search), town, 'state');
  const put = new URL(came, 'http://localhost');
  put.searchParams.set('code', new URL(first.came, 'http://localhost').searchParams.get('code')!);
  await expectRefused(await attacker.get(put.pathname + put.search), town, 'not_proven', 'invalid_grant');
  expect(await sessionsOf(ground, personId)).toHaveLength(1);
});

test('a way there and back is over after ten minutes', async () => {
  const { town, ...provider } = await foundWithOidc(ground);
  const { number } = await employ(ground, town);
  provider.op.now.who = works(number);
  const visitor = ground.visitor();
  const came = await browserAt(provider.op.issuer)((await visitor.get(`/sign-in/with/${provider.id}`)).location!);
  await ground.owner(`update auth."passage" set "startedAt" = now() - interval '11 minutes' where "providerId" = $1`, [
    provider.id,
  ]);
  await expectRefused(await visitor.get(came), town, 'state');
});

test('answers are not mixed up between providers', async () => {
  const { town, ...honest } = await foundWithOidc(ground);
  const evil = await addOidc(ground, town);
  const { number } = await employ(ground, town);
  honest.op.now.who = works(number);
  const visitor = ground.visitor();
  const came = new URL(
    await browserAt(honest.op.issuer)((await visitor.get(`/sign-in/with/${honest.id}`)).location!),
    'http://localhost',
  );
  // At the other's door the state is unknown.
  await expectRefused(await visitor.get(`/sign-in/oidc/${evil.id}/callback${came.search}`), town, 'state');
  // At the right door, with another's name in it (RFC 9207).
  came.searchParams.set('iss', evil.op.issuer);
  await expectRefused(await visitor.get(came.pathname + came.search), town, 'not_proven');
});

test('a provider that says it is another is not believed', async () => {
  const { town, ...provider } = await foundWithOidc(ground);
  provider.op.now.tamper = { discovery: (metadata) => ({ ...metadata, issuer: 'https://idp.example' }) };
  await expectRefused(await ground.visitor().get(`/sign-in/with/${provider.id}`), town, 'not_proven');
});

test('changed keys are known at once, and withdrawn ones are worth nothing', async () => {
  const { town, ...provider } = await foundWithOidc(ground);
  const { number } = await employ(ground, town);
  const who = works(number);
  expect((await signIn(provider, who)).status).toBe(303);
  const [key, kid] = [newKey(), 'second'];
  const changed = { keys: [{ key, kid }], key, header: (head: Record<string, unknown>) => ({ ...head, kid }) };
  expect((await signIn(provider, who, { tamper: changed })).status).toBe(303);
  await expectRefused(await signIn(provider, who, { tamper: { keys: changed.keys } }), town, 'not_proven');
});

test('a person who says no at the provider, or is told no, is led back with a page', async () => {
  const { town, ...provider } = await foundWithOidc(ground);
  const visitor = ground.visitor();
  const state = new URL((await visitor.get(`/sign-in/with/${provider.id}`)).location!).searchParams.get('state')!;
  const iss = encodeURIComponent(provider.op.issuer);
  const page = await visitor.get(`/sign-in/oidc/${provider.id}/callback?error=access_denied&state=${state}&iss=${iss}`);
  await expectRefused(page, town, 'declined', 'access_denied');
});

test('a provider that is away says so, and the house goes on', async () => {
  const { town, ...provider } = await foundWithOidc(ground);
  await ground.owner(
    `update auth."identityProvider" set "settings" = jsonb_set("settings", '{issuer}', '"http://127.0.0.1:9"') where "id" = $1`,
    [provider.id],
  );
  const page = await ground.visitor().get(`/sign-in/with/${provider.id}`);
  expect([page.status, page.text.includes('svarar inte')]).toEqual([502, true]);
  expect((await refusalsIn(ground, town.id)).at(-1)?.why).toBe('unreachable');
});

test('a link on another site begins no sign-in', async () => {
  const { ...provider } = await foundWithOidc(ground);
  const page = await ground.visitor().get(`/sign-in/with/${provider.id}?next=%2Ftraining`, { 'sec-fetch-site': 'cross-site' });
  expect(page.location).toBe('/sign-in?next=%2Ftraining');
});

test('a provider that is turned off is not there, and its sessions are over', async () => {
  const { town, ...provider } = await foundWithOidc(ground);
  const { number } = await employ(ground, town);
  const { visitor } = await signIn(provider, works(number));
  expect((await visitor.get('/training')).status).toBe(200);
  await ground.owner('update auth."identityProvider" set "enabledAt" = null where "id" = $1', [provider.id]);
  expect((await visitor.get('/training')).status).toBe(303);
  expect((await ground.visitor().get(`/sign-in/with/${provider.id}`)).status).toBe(404);
});
