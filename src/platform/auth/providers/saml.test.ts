import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { employ, refusalsIn, sessionsOf } from './fixtures/found.ts';
import { LOA2, LOA3 } from './fixtures/oidc-counterpart.ts';
import { answerOf, readRequest, signAssertion } from './fixtures/saml-counterpart.ts';
import { attacker, home, idp, ours, samlVisitsOf, works } from './fixtures/saml-visit.ts';

const ground = await openTown();
const { foundWithSaml, leave, post, expectRefused, attempt } = samlVisitsOf(ground);

test('a signed assertion lets her in, with the level it says, and the second time by its NameID alone', async () => {
  const found = await foundWithSaml();
  const { personId, number } = await employ(ground, found.town);
  const wish = works(number, { acr: LOA3 });
  const visitor = ground.visitor();
  const posted = await post(found, await answerOf(await leave(found, visitor), idp, wish));
  // Nobody is in yet: the browser has to come and show its cookie.
  expect([posted.status, posted.headers.getSetCookie()]).toEqual([303, []]);
  expect((await home(visitor, posted)).location).toBe('/training');
  expect((await visitor.get('/training')).status).toBe(200);
  expect(await sessionsOf(ground, personId)).toMatchObject([{ level: 3, way: 'provider', acr: LOA3, providerId: found.id }]);
  const again = ground.visitor();
  const second = await post(found, await answerOf(await leave(found, again), idp, { nameId: wish.nameId, acr: LOA2 }));
  expect((await home(again, second)).status).toBe(303);
  expect((await sessionsOf(ground, personId)).map(({ level }) => level)).toEqual([3, 2]);
});

test('LoA3 and a fresh proof are asked for in the request', async () => {
  const found = await foundWithSaml();
  expect((await leave(found, ground.visitor())).xml).not.toMatch(/RequestedAuthnContext|ForceAuthn/);
  const { xml } = await leave(found, ground.visitor(), '&level=3&fresh=1');
  expect(xml).toContain(`<saml:AuthnContextClassRef xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${LOA3}<`);
  expect(xml).toContain('ForceAuthn="true"');
});

test('our metadata says where answers go and that assertions must be signed', async () => {
  const found = await foundWithSaml();
  const page = await ground.visitor().get(`/sign-in/saml/${found.id}/metadata`);
  expect(page.headers.get('content-type')).toBe('application/samlmetadata+xml');
  expect(page.text).toContain(`entityID="http://localhost/sign-in/saml/${found.id}/metadata"`);
  expect(page.text).toContain(`Location="http://localhost/sign-in/saml/${found.id}/acs"`);
  expect(page.text).toContain('WantAssertionsSigned="true"');
});

test('an answer brought home in another browser signs nobody in', async () => {
  const found = await foundWithSaml();
  const { personId, number } = await employ(ground, found.town);
  const posted = await post(found, await answerOf(await leave(found, ground.visitor()), idp, works(number)));
  const victim = ground.visitor();
  await leave(found, victim); // has a cookie of its own
  await expectRefused(await home(victim, posted), found.town, 'state');
  await expectRefused(await home(ground.visitor(), posted), found.town, 'state');
  expect(await sessionsOf(ground, personId)).toEqual([]);
});

test('an answer counts once: not posted again, not fetched again, not under another question', async () => {
  const found = await foundWithSaml();
  const { personId, number } = await employ(ground, found.town);
  const visitor = ground.visitor();
  const wish = works(number);
  const xml = await answerOf(await leave(found, visitor), idp, wish);
  const posted = await post(found, xml);
  await expectRefused(await post(found, xml), found.town, 'state', 'in_response_to');
  expect((await home(visitor, posted)).status).toBe(303);
  await expectRefused(await home(visitor, posted), found.town, 'state');
  await expectRefused(await post(found, xml), found.town, 'state', 'in_response_to');
  // A provider that lets the same assertion answer another question.
  const asked = await leave(found, visitor);
  const id = / ID="([^"]+)"/.exec(/<saml:Assertion[^>]*>/.exec(xml)![0])![1]!;
  const unsigned = (await answerOf(asked, idp, { ...wish, sign: null })).replace(/(<saml:Assertion[^>]* ID=")[^"]+/, `$1${id}`);
  await expectRefused(await post(found, signAssertion(unsigned, idp)), found.town, 'replayed');
  expect(await sessionsOf(ground, personId)).toHaveLength(1);
});

test('an answer nobody asked for lets nobody in', async () => {
  const found = await foundWithSaml();
  const invented = await attempt(found, (asked, wish) => answerOf({ ...asked, id: '_invented' }, idp, wish));
  await expectRefused(invented, found.town, 'state', 'in_response_to');
  const unasked = await attempt(found, async (asked, wish) => {
    const xml = await answerOf(asked, idp, { ...wish, sign: null });
    return signAssertion(xml.replaceAll(/ InResponseTo="[^"]*"/g, ''), idp);
  });
  await expectRefused(unasked, found.town, 'state', 'in_response_to');
});

test('an attribute may tell who it is instead, when there is one value of it', async () => {
  const found = await foundWithSaml({}, { subjectClaim: 'employeeHsaId' });
  const { personId, number } = await employ(ground, found.town);
  const visitor = ground.visitor();
  const attributes = { employeeHsaId: 'SE2321000016-1234', employeeNumber: number };
  const posted = await post(found, await answerOf(await leave(found, visitor), idp, { nameId: 'x', attributes }));
  await home(visitor, posted);
  expect(await sessionsOf(ground, personId)).toHaveLength(1);
  const two = { ...attributes, employeeHsaId: ['SE2321000016-1234', 'SE2321000016-9999'] };
  await expectRefused(
    await attempt(found, (asked, wish) => answerOf(asked, idp, { ...wish, attributes: two })),
    found.town,
    'not_stable',
  );
});

test('requests are signed and answers opened with our own key where the provider wants that', async () => {
  const found = await foundWithSaml({ ownCertificate: ours.certificate }, {}, ours.key);
  const { personId, number } = await employ(ground, found.town);
  const visitor = ground.visitor();
  const away = await visitor.get(`/sign-in/with/${found.id}?next=%2F`);
  expect(new URL(away.location!).searchParams.get('SigAlg')).toBe('http://www.w3.org/2001/04/xmldsig-more#rsa-sha256');
  const xml = await answerOf(readRequest(away.location!), idp, works(number, { encryptFor: ours }));
  expect(xml).not.toContain(number);
  expect((await home(visitor, await post(found, xml))).status).toBe(303);
  expect(await sessionsOf(ground, personId)).toHaveLength(1);
  const forged = await attempt(found, (asked, wish) => answerOf(asked, idp, { ...wish, encryptFor: ours, signedBy: attacker }));
  await expectRefused(forged, found.town, 'not_proven', 'signature');
  const weak = xml.replace('xmlenc#rsa-oaep-mgf1p', 'xmlenc#rsa-1_5');
  expect(weak).not.toBe(xml);
  await expectRefused(await post(found, weak), found.town, 'not_proven', 'weak_encryption');
});

test('an answer given to one provider is worth nothing at another, though both have the same certificate', async () => {
  const [one, two] = [await foundWithSaml(), await foundWithSaml()];
  const { number } = await employ(ground, one.town);
  const asked = await leave(one, ground.visitor());
  await expectRefused(
    await post(two, await answerOf(asked, idp, { ...works(number), destination: asked.acs.replace(one.id, two.id) })),
    two.town,
    'state',
    'in_response_to',
  );
});

test('only the one address takes forms from other sites', async () => {
  const found = await foundWithSaml();
  const foreign = { 'sec-fetch-site': 'cross-site' };
  for (const path of [
    `/sign-in/saml/${found.id}/arrived/${randomUUID()}`,
    `/sign-in/saml/${found.id}/acs/`,
    `/sign-in-ways/${found.id}/turn`,
    '/sign-in',
  ])
    expect([path, (await ground.visitor().post(path, {}, foreign)).status]).toEqual([path, 403]);
  expect((await post(found, 'x')).status).toBe(403);
  expect((await refusalsIn(ground, found.town.id)).at(-1)).toMatchObject({ why: 'not_proven', detail: 'unreadable' });
});
