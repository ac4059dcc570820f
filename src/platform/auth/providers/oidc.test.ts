import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import type { Page, Visitor } from '#test/visitor.ts';
import { addOidc, employ, foundWithOidc, refusalsIn, sessionsOf } from './fixtures/found.ts';
import { type Account, browserAt, LOA2, LOA3, newKey, newSubject, type Tamper } from './fixtures/oidc-counterpart.ts';

const ground = await openTown();
type Counterpart = Awaited<ReturnType<typeof addOidc>>;

/** There and back: leaves for the provider as `who`, and comes home with what it answered. */
async function signIn(
  { id, op }: Counterpart,
  who: Account,
  { visitor = ground.visitor(), ask = '', tamper = {} }: { visitor?: Visitor; ask?: string; tamper?: Tamper } = {},
): Promise<Page & { visitor: Visitor; came: string }> {
  op.now.who = who;
  op.now.tamper = tamper;
  const away = await visitor.get(`/sign-in/with/${id}?next=%2Ftraining${ask}`);
  const came = await browserAt(op.issuer)(away.location!);
  return { ...(await visitor.get(came)), visitor, came };
}

const works = (number: string, more: Partial<Account> = {}): Account => ({
  sub: newSubject(),
  claims: { employeeNumber: number },
  ...more,
});

/** Nobody was let in, the page says something, and the log says why. */
async function expectRefused(page: Page & { visitor?: Visitor }, town: { id: string }, why: string, detail?: string) {
  expect(page.status).toBe(403);
  expect(page.text).toContain('Till inloggningen');
  expect(page.headers.getSetCookie().join()).not.toContain('session_token');
  const noted = (await refusalsIn(ground, town.id)).at(-1);
  expect(noted?.why).toBe(why);
  if (detail) expect(noted?.detail).toBe(detail);
}

test('someone with a staff number comes in, is remembered by her subject, and goes where she was going', async () => {
  const { town, ...provider } = await foundWithOidc(ground);
  const { personId, number } = await employ(ground, town);
  const who = works(number, { acr: LOA2 });
  const first = await signIn(provider, who);
  expect([first.status, first.location]).toEqual([303, '/training']);
  expect((await first.visitor.get('/training')).status).toBe(200);
  const [session] = await sessionsOf(ground, personId);
  expect(session).toMatchObject({ level: 2, way: 'provider', acr: LOA2, providerId: provider.id });
  // The second time the number is not needed, and a number that is now another's changes nothing.
  const again = await signIn(provider, { ...who, claims: {} });
  expect(again.location).toBe('/training');
  expect(await sessionsOf(ground, personId)).toHaveLength(2);
  const kept = await ground.owner<{ subject: Buffer }>('select "subject" from auth."identity" where "providerId" = $1', [
    provider.id,
  ]);
  expect(kept).toHaveLength(1);
  expect(kept[0]!.subject.toString()).not.toContain(who.sub);
});

test('the provider’s word for LoA3 gives level 3; words it has not been given for it do not', async () => {
  const { town, ...provider } = await foundWithOidc(ground);
  for (const [acr, level] of [
    [LOA3, 3],
    [LOA2, 2],
    ['http://id.sambi.se/loa/loa3 ', 2],
    ['3', 2],
    [undefined, 2],
  ] as const) {
    const { personId, number } = await employ(ground, town);
    await signIn(provider, works(number, acr ? { acr } : {}));
    expect([acr, (await sessionsOf(ground, personId))[0]?.level]).toEqual([acr, level]);
  }
});

test('somebody we do not know gets a page that says what to do, and no account', async () => {
  const { town, ...provider } = await foundWithOidc(ground);
  const accounts = () => ground.owner('select 1 from auth."user"');
  const before = (await accounts()).length;
  const page = await signIn(provider, works('finns-inte'));
  expect(page.text).toContain('Vi känner inte igen dig än');
  await expectRefused(page, town, 'unknown', 'nobody has the id');
  await expectRefused(await signIn(provider, { sub: newSubject() }), town, 'unknown', 'no id to link by');
  expect((await accounts()).length).toBe(before);
});

test('the e-mail of somebody here opens nothing', async () => {
  const { town, ...provider } = await foundWithOidc(ground);
  const { personId } = await employ(ground, town, { email: 'anna@testkoping.example' });
  const page = await signIn(provider, { sub: newSubject(), claims: { email: 'anna@testkoping.example', email_verified: true } });
  await expectRefused(page, town, 'unknown');
  // Nor where the provider uses it for a subject, or for a staff number.
  await expectRefused(await signIn(provider, { sub: 'anna@testkoping.example' }), town, 'not_stable');
  await expectRefused(await signIn(provider, works('anna@testkoping.example')), town, 'unknown');
  expect(await sessionsOf(ground, personId)).toEqual([]);
});

test('someone may be linked by the id in the organisation’s own directory instead, and by no other directory’s', async () => {
  const { town, ...provider } = await foundWithOidc(ground, { stableKind: 'directory', stableClaim: 'oid' });
  const { personId, number } = await employ(ground, town);
  const neighbour = await ground.municipality();
  const known = async (organisation: string, person: string, external: string) => {
    const [directory] = await ground.owner<{ id: string }>(
      `insert into organisation.directory (organisation_id, label) values ($1, $2) returning id`,
      [organisation, external],
    );
    await ground.owner(
      'insert into organisation.directory_person (directory_id, person_id, user_name, external_id) values ($1, $2, $3, $4)',
      [directory!.id, person, external, external],
    );
  };
  await known(neighbour.id, personId, 'the-neighbours-id');
  await known(town.id, personId, 'our-id');
  await expectRefused(await signIn(provider, { sub: newSubject(), claims: { oid: 'the-neighbours-id' } }), town, 'unknown');
  await expectRefused(await signIn(provider, { sub: newSubject(), claims: { oid: number } }), town, 'unknown');
  expect((await signIn(provider, { sub: newSubject(), claims: { oid: 'our-id' } })).status).toBe(303);
  expect(await sessionsOf(ground, personId)).toHaveLength(1);
});

test('a second subject with the number of somebody linked already is not her until somebody has looked', async () => {
  const { town, ...provider } = await foundWithOidc(ground);
  const { personId, number } = await employ(ground, town);
  await signIn(provider, works(number));
  const page = await signIn(provider, works(number));
  await expectRefused(page, town, 'other_identity');
  expect(await sessionsOf(ground, personId)).toHaveLength(1);
});

test('a closed account stays closed, whether it is linked or would be', async () => {
  const { town, ...provider } = await foundWithOidc(ground);
  const { personId, number } = await employ(ground, town);
  const who = works(number);
  await signIn(provider, who);
  await ground.owner(`select auth.close_account($1, 'administrator')`, [personId]);
  await expectRefused(await signIn(provider, who), town, 'closed');
  await ground.owner('delete from auth."identity"');
  await expectRefused(await signIn(provider, who), town, 'closed');
  expect(await sessionsOf(ground, personId)).toEqual([]);
});

test('the provider of another municipality speaks for nobody here, whatever numbers and subjects it says', async () => {
  const { town, ...provider } = await foundWithOidc(ground);
  const { personId, number } = await employ(ground, town);
  const who = works(number);
  await signIn(provider, who);
  const neighbour = await foundWithOidc(ground);
  await expectRefused(await signIn(neighbour, who), neighbour.town, 'unknown');
  // Somebody in both: only where she mainly works may speak for her.
  await ground.owner('insert into organisation.staff_number (municipality_id, number, person_id) values ($1, $2, $3)', [
    ...[neighbour.town.id, number, personId],
  ]);
  await expectRefused(await signIn(neighbour, who), town, 'elsewhere');
  expect(await sessionsOf(ground, personId)).toHaveLength(1);
});

test('someone who has left is unknown', async () => {
  const { town, ...provider } = await foundWithOidc(ground);
  const { number } = await employ(ground, town, { until: '2024-01-01' });
  await expectRefused(await signIn(provider, works(number)), town, 'unknown');
});

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
