import { expect, test } from 'vitest';
import { openTown } from '#test/town.ts';
import { employ, sessionsOf } from './fixtures/found.ts';
import { type Answer, type Asked, answerOf, signAssertion, wrapped } from './fixtures/saml-counterpart.ts';
import { attacker, home, idp, samlVisitsOf, works } from './fixtures/saml-visit.ts';

const ground = await openTown();
const { foundWithSaml, leave, post, expectRefused, attempt } = samlVisitsOf(ground);

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
