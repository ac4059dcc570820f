import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { asPerson } from '#platform/db/db.ts';
import { openTown, type Town } from '#test/town.ts';
import { selfSigned } from './fixtures/certificate.ts';
import { LOA3 } from './fixtures/oidc-counterpart.ts';
import { readMetadata } from './keep/read-metadata.ts';

const ground = await openTown();
const idp = selfSigned('idp.ekhaga.example');

const OIDC = {
  label: 'Kommunens konto',
  issuer: 'https://idp.ekhaga.example',
  clientId: 'samfrid',
  clientSecret: 'mycket hemligt',
  subjectClaim: 'sub',
  stableKind: 'staff_number',
  stableClaim: 'employeeNumber',
  loa3: `${LOA3}\nhttp://id.elegnamnden.se/loa/1.0/loa3`,
};
const SAML = {
  ...OIDC,
  subjectClaim: 'NameID',
  entityId: 'https://idp.ekhaga.example/saml',
  entryPoint: 'https://idp.ekhaga.example/sso',
  certificates: idp.certificate,
};

const administrator = (town: Town) => town.person({ roles: { admin: town.id } });
const providersOf = (town: { id: string }) =>
  ground.owner<{ id: string; settings: Record<string, unknown>; sealedSecret: Buffer; enabledAt: Date | null; loa3: string[] }>(
    'select * from auth."identityProvider" where "organisationId" = $1',
    [town.id],
  );

async function add(town: Town, kind = 'oidc', fields: Record<string, string> = OIDC) {
  const admin = await administrator(town);
  const page = await admin.post(`/sign-in-ways/at/${town.id}/add/${kind}`, { id: randomUUID(), ...fields });
  return { admin, page };
}

test('an administrator adds a provider, which nobody sees until it is turned on; the secret is sealed and never shown', async () => {
  const town = await ground.municipality();
  const { admin, page } = await add(town);
  const [provider] = await providersOf(town);
  expect(page.location).toBe(`/sign-in-ways/${provider!.id}`);
  expect(provider).toMatchObject({ enabledAt: null, loa3: [LOA3, 'http://id.elegnamnden.se/loa/1.0/loa3'] });
  expect(JSON.stringify(provider!.settings) + provider!.sealedSecret.toString()).not.toContain('hemligt');
  const shown = await admin.get(page.location!);
  expect(shown.text).toContain(`http://localhost/sign-in/oidc/${provider!.id}/callback`);
  expect(shown.text).not.toContain('hemligt');
  expect((await ground.visitor().get('/sign-in')).text).not.toContain(town.name);
  const alone = await admin.post(`/sign-in-ways/${provider!.id}/turn`, { to: 'on' });
  expect([alone.status, alone.text.includes('någon annan på den')]).toEqual([409, true]);
  expect((await providersOf(town))[0]!.enabledAt).toBeNull();
  const other = await town.person({ roles: { admin: town.id } });
  await other.post(`/sign-in-ways/${provider!.id}/turn`, { to: 'on' });
  expect((await ground.visitor().get('/sign-in')).text).toContain('Kommunens konto');
  await admin.post(`/sign-in-ways/${provider!.id}/turn`, { to: 'off' });
  expect((await ground.visitor().get('/sign-in')).text).not.toContain('Kommunens konto');
  const acts = await ground.owner<{ act: string }>('select act from audit.entry where subject_id = $1 order by id', [
    provider!.id,
  ]);
  expect(acts.map(({ act }) => act)).toEqual([
    'identity_provider.added',
    'identity_provider.enabled',
    'identity_provider.disabled',
  ]);
});

test.each([
  ['subjectClaim', 'email'],
  ['subjectClaim', 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress'],
  ['subjectClaim', 'urn:oid:0.9.2342.19200300.100.1.3'],
  ['subjectClaim', 'preferred_username'],
  ['subjectClaim', 'upn'],
  ['subjectClaim', 'userPrincipalName'],
  ['subjectClaim', 'name'],
  ['stableClaim', 'mail'],
  ['issuer', 'http:idp'],
  ['issuer', 'https://user:pass@idp.ekhaga.example'],
  ['issuer', 'javascript:alert(1)'],
  ['issuer', ''],
  ['loa3', 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport'],
  ['loa3', '1'],
  ['stableKind', 'email'],
])('what cannot be trusted is refused at its field: %s "%s"', async (name, value) => {
  const town = await ground.municipality();
  const { page } = await add(town, 'oidc', { ...OIDC, [name]: value });
  expect(page.status).toBe(422);
  expect(page.text).toContain(`href="#f-${name}"`);
  expect(await providersOf(town)).toEqual([]);
});

test.each([
  'sub',
  'oid',
  'employeeHsaId',
  'http://schemas.microsoft.com/identity/claims/objectidentifier',
  'urn:oid:1.2.752.29.6.2.1',
  'pairwise-id',
  'employeeNumber',
])('what stays with the person may tell who it is: %s', async (subjectClaim) => {
  const { page } = await add(await ground.municipality(), 'oidc', { ...OIDC, subjectClaim });
  expect(page.status).toBe(303);
});

test('a SAML provider is read out of its metadata, or filled in; a key must belong to its certificate', async () => {
  const town = await ground.municipality();
  const base64 = idp.certificate.replace(/-----[^-]+-----|\s/g, '');
  const metadata = `<?xml version="1.0"?><!-- x --><md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://idp.ekhaga.example/saml?a=1&amp;b=2"><md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>${base64}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor><md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://idp.ekhaga.example/post"/><md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp.ekhaga.example/sso"/></md:IDPSSODescriptor></md:EntityDescriptor>`;
  const { page } = await add(town, 'saml', { ...SAML, metadata, entityId: '', entryPoint: '', certificates: '' });
  expect(page.status).toBe(303);
  const [provider] = await providersOf(town);
  expect(provider!.settings).toMatchObject({
    entityId: 'https://idp.ekhaga.example/saml?a=1&b=2',
    entryPoint: 'https://idp.ekhaga.example/sso',
  });
  expect((provider!.settings['certificates'] as string[]).map((one) => one.replace(/\s/g, ''))).toEqual([
    idp.certificate.replace(/\s/g, ''),
  ]);
  expect(readMetadata(metadata + metadata)).toBeNull();
  expect(readMetadata(`<!DOCTYPE x>${metadata}`)).toBeNull();
  expect(readMetadata('<a>'.repeat(60_000))).toBeNull();
  expect((await add(await ground.municipality(), 'saml', SAML)).page.status).toBe(303);
  const ours = selfSigned('samfrid.example');
  const wrong = await add(await ground.municipality(), 'saml', { ...SAML, ownCertificate: ours.certificate, ownKey: idp.key });
  expect([wrong.page.status, wrong.page.text.includes('f-ownKey'), wrong.page.text.includes('PRIVATE KEY')]).toEqual([
    422,
    true,
    false,
  ]);
  const weak = await add(await ground.municipality(), 'saml', { ...SAML, certificates: 'inget certifikat' });
  expect(weak.page.text).toContain('href="#f-certificates"');
});

test('another municipality’s provider is not there, whatever is asked of it', async () => {
  const town = await ground.municipality();
  await add(town);
  const [provider] = await providersOf(town);
  const neighbour = await ground.municipality();
  for (const visitor of [
    await administrator(neighbour),
    await town.person({ roles: { log_reviewer: town.id } }),
    await town.person(),
  ]) {
    for (const path of [`/sign-in-ways/${provider!.id}`, `/sign-in-ways/at/${town.id}`, `/sign-in-ways/at/${town.id}/add/oidc`])
      expect([path, (await visitor.get(path)).status]).toEqual([path, 404]);
    expect((await visitor.get(`/sign-in/with/${provider!.id}?for=try`)).status).toBe(404);
    for (const [path, fields] of [
      [`/sign-in-ways/${provider!.id}`, { ...OIDC, issuer: 'https://evil.example' }],
      [`/sign-in-ways/${provider!.id}/turn`, { to: 'on' }],
      [`/sign-in-ways/${provider!.id}/unlink`, { staffNumber: '1' }],
      [`/sign-in-ways/at/${town.id}/add/oidc`, { id: randomUUID(), ...OIDC }],
      [`/sign-in-ways/at/${town.id}/local`, { to: 'on' }],
    ] as const)
      expect([path, (await visitor.post(path, fields)).status]).toEqual([path, 404]);
  }
  const [after] = await providersOf(town);
  expect(after).toMatchObject({ settings: { issuer: OIDC.issuer }, enabledAt: null });
  expect(await providersOf(town)).toHaveLength(1);
  expect(await ground.owner('select 1 from auth."localRule" where "organisationId" = $1', [town.id])).toEqual([]);
});

test('an id that is another’s changes nothing, and a unit has no provider of its own', async () => {
  const town = await ground.municipality();
  await add(town);
  const [provider] = await providersOf(town);
  const neighbour = await ground.municipality();
  const admin = await administrator(neighbour);
  await admin.post(`/sign-in-ways/at/${neighbour.id}/add/oidc`, { ...OIDC, id: provider!.id, issuer: 'https://evil.example' });
  expect((await providersOf(town))[0]!.settings['issuer']).toBe(OIDC.issuer);
  expect(await providersOf(neighbour)).toEqual([]);
  expect((await admin.post(`/sign-in-ways/at/${neighbour.unit}/add/oidc`, { ...OIDC, id: randomUUID() })).status).toBe(404);
});

test('it asks for LoA3, in pages and in the rows themselves', async () => {
  const town = await ground.municipality();
  await add(town);
  const [provider] = await providersOf(town);
  const low = await town.person({ roles: { admin: town.id }, level: 2 });
  expect((await low.get('/sign-in-ways')).location).toBe('/step-up?next=%2Fsign-in-ways&level=3');
  expect((await low.post(`/sign-in-ways/${provider!.id}/turn`, { to: 'on' })).status).toBe(303);
  expect((await low.get(`/sign-in/with/${provider!.id}?for=try`)).status).toBe(404);
  expect((await providersOf(town))[0]!.enabledAt).toBeNull();
});

test('a region’s administrator keeps the municipalities below it, and chooses among them', async () => {
  const region = await ground.municipality();
  const [one, two] = [await ground.municipality({ above: region.id }), await ground.municipality({ above: region.id })];
  const admin = await administrator(region);
  const list = (await admin.get('/sign-in-ways')).text;
  for (const town of [region, one, two]) expect(list).toContain(`/sign-in-ways/at/${town.id}`);
  expect((await admin.get(`/sign-in-ways/at/${two.id}`)).status).toBe(200);
});

test('local accounts are allowed and disallowed; whoever is in with one is then out', async () => {
  const town = await ground.municipality();
  const admin = await administrator(town);
  const local = await town.person();
  const wayOf = (personId: string, way: string) =>
    ground.owner(`update auth."session" s set "way" = $2 from auth."user" u where u."id" = s."userId" and u."personId" = $1`, [
      ...[personId, way],
    ]);
  await wayOf(local.personId, 'code');
  await wayOf(admin.personId, 'provider');
  await admin.post(`/sign-in-ways/at/${town.id}/local`, { to: 'on' });
  expect(await ground.owner('select "allowedBy" from auth."localRule" where "organisationId" = $1', [town.id])).toEqual([
    { allowedBy: admin.personId },
  ]);
  expect((await local.get('/training')).status).toBe(200);
  await admin.post(`/sign-in-ways/at/${town.id}/local`, { to: 'off' });
  expect((await local.get('/training')).status).toBe(303);
  expect((await admin.get('/training')).status).toBe(200);
  const acts = await ground.owner<{ act: string }>(
    `select act from audit.entry where subject_id = $1 and act like 'local%' order by id`,
    [town.id],
  );
  expect(acts.map(({ act }) => act)).toEqual(['local_accounts.allowed', 'local_accounts.disallowed']);
});

test('a provider that is written anew while it is on is off until another turns it on; the database has the last word', async () => {
  const town = await ground.municipality();
  const { admin } = await add(town);
  const [provider] = await providersOf(town);
  const other = await administrator(town);
  await other.post(`/sign-in-ways/${provider!.id}/turn`, { to: 'on' });
  expect((await providersOf(town))[0]!.enabledAt).not.toBeNull();
  const page = await admin.post(`/sign-in-ways/${provider!.id}`, { ...OIDC, issuer: 'https://annan.ekhaga.example' });
  expect(page.status).toBe(303);
  expect((await providersOf(town))[0]!.enabledAt).toBeNull();
  const byHand = asPerson(ground.house.app.db, admin.personId, (tx) =>
    sql`update auth."identityProvider" set "enabledAt" = now() where "id" = ${provider!.id}`.execute(tx),
  );
  await expect(byHand).rejects.toThrow(/by another/);
});
