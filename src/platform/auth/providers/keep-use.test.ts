import { expect, test } from 'vitest';
import { openTown, type Town } from '#test/town.ts';
import { addOidc, employ, foundWithOidc } from './fixtures/found.ts';
import { browserAt, LOA3, newSubject } from './fixtures/oidc-counterpart.ts';

const ground = await openTown();

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
const administrator = (town: Town) => town.person({ roles: { admin: town.id } });

/** Signs in with a provider of the loopback. */
async function signIn({ id, op }: Awaited<ReturnType<typeof addOidc>>, who: { sub: string; claims: Record<string, unknown> }) {
  op.now.who = who;
  const visitor = ground.visitor();
  const away = await visitor.get(`/sign-in/with/${id}`);
  return { visitor, page: await visitor.get(await browserAt(op.issuer)(away.location!)) };
}

test('a provider that becomes another has linked nobody; a link can be undone for one person', async () => {
  const { town, ...provider } = await foundWithOidc(ground);
  const admin = await administrator(town);
  const { number } = await employ(ground, town);
  const first = await signIn(provider, { sub: newSubject(), claims: { employeeNumber: number } });
  expect(first.page.status).toBe(303);
  const renewed = { sub: newSubject(), claims: { employeeNumber: number } };
  expect((await signIn(provider, renewed)).page.status).toBe(403);
  expect((await admin.post(`/sign-in-ways/${provider.id}/unlink`, { staffNumber: 'fel' })).status).toBe(422);
  expect((await admin.post(`/sign-in-ways/${provider.id}/unlink`, { staffNumber: number })).status).toBe(303);
  expect((await first.visitor.get('/training')).status).toBe(303);
  const second = await signIn(provider, renewed);
  expect(second.page.status).toBe(303);
  const links = () => ground.owner('select 1 from auth."identity" where "providerId" = $1', [provider.id]);
  expect(await links()).toHaveLength(1);
  const same = { ...OIDC, issuer: provider.op.issuer, clientSecret: '' };
  await admin.post(`/sign-in-ways/${provider.id}`, { ...same, label: 'Nytt namn' });
  expect(await links()).toHaveLength(1);
  await (await administrator(town)).post(`/sign-in-ways/${provider.id}/turn`, { to: 'on' });
  expect((await signIn(provider, renewed)).page.status).toBe(303); // the kept secret still works
  await admin.post(`/sign-in-ways/${provider.id}`, { ...same, subjectClaim: 'oid' });
  expect(await links()).toEqual([]);
  expect((await second.visitor.get('/training')).status).toBe(303);
});

test('a provider is tried by who keeps it, turned on or not, and nobody is signed in', async () => {
  const town = await ground.municipality();
  const provider = await addOidc(ground, town, { enabled: false });
  const admin = await administrator(town);
  const { number } = await employ(ground, town);
  provider.op.now.who = { sub: newSubject(), acr: LOA3, claims: { employeeNumber: number } };
  const away = await admin.get(`/sign-in/with/${provider.id}?for=try`);
  const page = await admin.get(await browserAt(provider.op.issuer)(away.location!));
  expect(page.status).toBe(200);
  for (const words of [number, LOA3, 'e-legitimation (LoA3)', 'en annan person än dig']) expect(page.text).toContain(words);
  expect(page.headers.getSetCookie().join()).not.toContain('session_token');
  expect(await ground.owner('select 1 from auth."identity" where "providerId" = $1', [provider.id])).toEqual([]);
});

test('the sign-in page: a button for one, a list for some, a search for many; the closed are not there', async () => {
  await ground.owner('update auth."identityProvider" set "enabledAt" = null');
  const found = [await foundWithOidc(ground, { label: 'Vårt konto' })];
  expect((await ground.visitor().get('/sign-in?next=%2Ftraining')).text).toContain(
    `href="/sign-in/with/${found[0]!.id}?next=%2Ftraining" data-variant="primary">Vårt konto`,
  );
  found.push(await foundWithOidc(ground), await foundWithOidc(ground));
  await addOidc(ground, found[1]!.town);
  const some = (await ground.visitor().get('/sign-in')).text;
  expect(some).toContain('Var arbetar du?');
  expect(some).not.toContain('name="search"');
  expect(some).toContain(`href="/sign-in/with/${found[2]!.id}`);
  expect(some).toContain(`href="/sign-in?at=${found[1]!.town.id}`);
  expect((await ground.visitor().get(`/sign-in?at=${found[1]!.town.id}`)).text).toContain('Jag arbetar någon annanstans');
  for (let i = 0; i < 11; i++) found.push(await foundWithOidc(ground));
  const name = found[5]!.town.name;
  expect((await ground.visitor().get('/sign-in')).text).toContain('name="search"');
  const searched = (await ground.visitor().get(`/sign-in?search=${encodeURIComponent(name.toUpperCase())}`)).text;
  expect(searched).toContain(`>${name}</a>`);
  expect(searched).not.toContain(`>${found[6]!.town.name}</a>`);
  expect((await ground.visitor().get('/sign-in?search=finns-inte')).text).toContain('Ingen organisation här heter så');
});
