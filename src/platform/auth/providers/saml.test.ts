import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openTown, type Town } from '#test/town.ts';
import type { Page, Visitor } from '#test/visitor.ts';
import { selfSigned } from './fixtures/certificate.ts';
import { employ, enterProvider, refusalsIn, sessionsOf } from './fixtures/found.ts';
import { LOA2, LOA3 } from './fixtures/oidc-counterpart.ts';
import {
  type Answer,
  type Asked,
  answerOf,
  ENTITY,
  encode,
  newNameId,
  readRequest,
  signAssertion,
  wrapped,
} from './fixtures/saml-counterpart.ts';

const ground = await openTown();
const idp = selfSigned('idp.ekhaga.example');
const attacker = selfSigned('idp.ekhaga.example');
const ours = selfSigned('samfrid.example');

type Found = { town: Town; id: string };

async function foundWithSaml(
  more: object = {},
  wish: Parameters<typeof enterProvider>[3] = {},
  secret: string | null = null,
): Promise<Found> {
  const town = await ground.municipality();
  const id = randomUUID();
  const settings = {
    entityId: ENTITY,
    entryPoint: 'https://idp.ekhaga.example/sso',
    certificates: [idp.certificate],
    ownCertificate: null,
  };
  await enterProvider(ground, 'saml', { id, organisation: town.id, settings: { ...settings, ...more }, secret }, wish);
  return { town, id };
}

/** Leaves for the provider. Returns the request that it was handed. */
async function leave({ id }: Found, visitor: Visitor, ask = ''): Promise<Asked> {
  return readRequest((await visitor.get(`/sign-in/with/${id}?next=%2Ftraining${ask}`)).location!);
}

/** Posts an answer as the provider's page has the browser do: from its own site, and so without our cookies. */
const post = ({ id }: Found, xml: string): Promise<Page> =>
  ground
    .visitor()
    .post(
      `/sign-in/saml/${id}/acs`,
      { SAMLResponse: encode(xml) },
      { 'sec-fetch-site': 'cross-site', origin: 'https://idp.ekhaga.example' },
    );

const home = (visitor: Visitor, posted: Page): Promise<Page> => visitor.get(new URL(posted.location!).pathname);

const works = (number: string, more: Partial<Answer> = {}): Answer => ({
  nameId: newNameId(),
  attributes: { employeeNumber: number },
  ...more,
});

async function expectRefused(page: Page, town: { id: string }, why: string, detail?: string) {
  expect([page.status, (await refusalsIn(ground, town.id)).at(-1)]).toEqual([
    403,
    { way: 'provider', why, ...(detail ? { detail } : {}) },
  ]);
  expect(page.text).toContain('Till inloggningen');
}

/** What the provider would have said, changed, and judged. Somebody it would have let in stays out. */
async function attempt(found: Found, make: (asked: Asked, wish: Answer) => Promise<string> | string, wish: Partial<Answer> = {}) {
  const { personId, number } = await employ(ground, found.town);
  const visitor = ground.visitor();
  const asked = await leave(found, visitor);
  const posted = await post(found, await make(asked, works(number, wish)));
  expect(await sessionsOf(ground, personId)).toEqual([]);
  return posted;
}

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

const changed = (change: (xml: string) => string) => async (asked: Asked, wish: Answer) =>
  signAssertion(change(await answerOf(asked, idp, { ...wish, sign: null })), idp);
const shifted = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

test.each<[string, string, (asked: Asked, wish: Answer) => Promise<string>]>([
  ['is not signed', 'signature', (asked, wish) => answerOf(asked, idp, { ...wish, sign: null })],
  ['is signed outside only', 'signature', (asked, wish) => answerOf(asked, idp, { ...wish, sign: 'response' })],
  [
    'is signed with an attacker’s key, whose certificate lies in KeyInfo',
    'signature',
    (asked, wish) => answerOf(asked, idp, { ...wish, signedBy: attacker }),
  ],
  ['is signed by SHA-1', 'weak_signature', (asked, wish) => answerOf(asked, idp, { ...wish, signatureAlgorithm: 'rsa-sha1' })],
  [
    'was changed after it was signed',
    'signature',
    async (asked, wish) => (await answerOf(asked, idp, wish)).replace(/(<saml:NameID[^>]*>)/, '$1x'),
  ],
  ['is for another audience', 'audience', (asked, wish) => answerOf(asked, idp, { ...wish, audience: 'https://other.example' })],
  [
    'has no audience',
    'audience',
    changed((xml) => xml.replace(/<saml:AudienceRestriction>[\s\S]*<\/saml:AudienceRestriction>/, '')),
  ],
  [
    'is for another recipient',
    'recipient',
    (asked, wish) => answerOf(asked, idp, { ...wish, recipient: 'https://other.example/acs' }),
  ],
  [
    'is sent to another destination',
    'destination',
    (asked, wish) => answerOf(asked, idp, { ...wish, destination: 'https://other.example/acs' }),
  ],
  ['is from another issuer', 'issuer', (asked, wish) => answerOf(asked, idp, { ...wish, issuer: 'https://other.example' })],
  ['has expired', 'expired', changed((xml) => xml.replaceAll(/NotOnOrAfter="[^"]+"/g, `NotOnOrAfter="${shifted(-2)}"`))],
  ['is not yet valid', 'not_yet_valid', changed((xml) => xml.replaceAll(/NotBefore="[^"]+"/g, `NotBefore="${shifted(5)}"`))],
  [
    'was made long ago and lasts for ever',
    'expired',
    changed((xml) =>
      xml
        .replaceAll(/NotOnOrAfter="[^"]+"/g, `NotOnOrAfter="${shifted(999_999)}"`)
        .replace(/(<saml:Assertion[^>]*IssueInstant=")[^"]+/, `$1${shifted(-20)}`),
    ),
  ],
  ['has no end in its conditions', 'conditions', changed((xml) => xml.replace(/<saml:Conditions [^>]*>/, '<saml:Conditions>'))],
  [
    'answers another question inside than outside',
    'in_response_to',
    changed((xml) => xml.replace(/(<saml:SubjectConfirmationData[^>]*InResponseTo=")[^"]+/, '$1_another')),
  ],
  [
    'answers no question inside',
    'in_response_to',
    changed((xml) => xml.replace(/(<saml:SubjectConfirmationData[^>]*) InResponseTo="[^"]+"/, '$1')),
  ],
  ['is confirmed by a key we have not seen', 'recipient', changed((xml) => xml.replace('cm:bearer', 'cm:holder-of-key'))],
  [
    'says nothing of how she signed in',
    'authn_statement',
    changed((xml) => xml.replace(/<saml:AuthnStatement[\s\S]*<\/saml:AuthnStatement>/, '')),
  ],
  [
    'has a document type',
    'doctype',
    async (asked, wish) => `<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/passwd">]>${await answerOf(asked, idp, wish)}`,
  ],
])('an assertion that %s lets nobody in', async (_, detail, make) => {
  const found = await foundWithSaml();
  await expectRefused(await attempt(found, make), found.town, 'not_proven', detail);
});

test('signature wrapping lets nobody in as another', async () => {
  const found = await foundWithSaml();
  // She has signed in before: her NameID is all an attacker who signs in himself would need to put in.
  const { personId, number } = await employ(ground, found.town);
  const hers = works(number);
  const own = ground.visitor();
  await home(own, await post(found, await answerOf(await leave(found, own), idp, hers)));
  const his = await employ(ground, found.town);
  const example = wrapped(await answerOf(await leave(found, own), idp, works(his.number)), hers.nameId);
  for (const name of Object.keys(example)) {
    const visitor = ground.visitor();
    const forged = wrapped(await answerOf(await leave(found, visitor), idp, works(his.number)), hers.nameId)[name]!;
    expect(forged).toContain(hers.nameId);
    const posted = await post(found, forged);
    // A forgery that is not noticed may at most be read as what was signed: himself, never her.
    if (posted.status === 303) await home(visitor, posted);
    expect([name, (await sessionsOf(ground, personId)).length]).toEqual([name, 1]);
    expect([name, posted.status]).toEqual([name, 403]);
  }
});

test('a comment in a NameID does not cut it short', async () => {
  const found = await foundWithSaml();
  const { personId, number } = await employ(ground, found.town);
  const hers = works(number, { nameId: 'anna' });
  const own = ground.visitor();
  await home(own, await post(found, await answerOf(await leave(found, own), idp, hers)));
  const his = await employ(ground, found.town);
  const visitor = ground.visitor();
  // His own NameID, truly signed as "anna.attacker"; the comment does not break the signature.
  const xml = await answerOf(await leave(found, visitor), idp, works(his.number, { nameId: 'anna.attacker' }));
  await home(visitor, await post(found, xml.replace('>anna.attacker<', '>anna<!-- x -->.attacker<')));
  expect(await sessionsOf(ground, personId)).toHaveLength(1);
  expect(await sessionsOf(ground, his.personId)).toHaveLength(1);
});

test.each([
  ['transient', 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient', 'x1'],
  ['e-mail', 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress', 'anna'],
  ['e-mail by its look', 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent', 'anna@testkoping.example'],
])('a NameID of another kind (%s) tells nobody who it is', async (_, nameIdFormat, nameId) => {
  const found = await foundWithSaml();
  await expectRefused(
    await attempt(found, (asked, wish) => answerOf(asked, idp, { ...wish, nameIdFormat, nameId })),
    found.town,
    'not_stable',
  );
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
