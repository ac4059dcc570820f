import type { Profile } from '@node-saml/node-saml';
import { stableValue } from './claims.ts';
import type { Provider } from './provider.ts';
import { NotLetIn } from './refusal.ts';
import type { Said } from './said.ts';

export const CLOCK_MS = 60_000;
const MOST_BYTES = 256 * 1024;

/** Signatures by SHA-1 and older. (SHA-1 within an EncryptionMethod is another matter, and everywhere.) */
const TOO_WEAK =
  /SignatureMethod\s[^>]*(rsa-sha1|dsa-sha1|hmac|md5)|<(?:[\w.-]+:)?Reference\s[\s\S]{0,2000}?DigestMethod\s[^>]*(xmldsig#sha1|md5)/i;

/** Padding that answers wrong guesses (Bleichenbacher), and a cipher of 64-bit blocks: the library would open them. */
const OPENS_TO_GUESSES = /EncryptionMethod\s[^>]*xmlenc#(rsa-1_5|tripledes-cbc)/i;

/**
 * Reads the unsigned outside of an answer: enough to refuse what is not worth judging, and to find which way it belongs
 * to. Nothing of it is believed.
 */
export function readEnvelope(answer: string, acs: string): { inResponseTo: string | null } {
  if (answer.length > MOST_BYTES || !/^[A-Za-z0-9+/=\s]+$/.test(answer)) throw new NotLetIn('not_proven', 'unreadable');
  const xml = Buffer.from(answer, 'base64').toString('utf8');
  // A document type is the way to entities that grow without end, and to files of ours.
  if (/<!(DOCTYPE|ENTITY|ELEMENT|ATTLIST)/i.test(xml)) throw new NotLetIn('not_proven', 'doctype');
  if (TOO_WEAK.test(xml)) throw new NotLetIn('not_proven', 'weak_signature');
  if (OPENS_TO_GUESSES.test(xml)) throw new NotLetIn('not_proven', 'weak_encryption');
  const root = /^\uFEFF?(?:<\?xml[^>]*\?>)?\s*<(?:[\w.-]+:)?Response\b([^>]*)>/.exec(xml)?.[1];
  if (root === undefined) throw new NotLetIn('not_proven', 'unreadable');
  const attribute = (name: string) => new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(root);
  const value = (name: string) => {
    const found = attribute(name);
    return found ? (found[1] ?? found[2] ?? '') : null;
  };
  const destination = value('Destination');
  if (destination !== null && destination !== acs) throw new NotLetIn('not_proven', 'destination');
  return { inResponseTo: value('InResponseTo') };
}

/** An element as the library's parser leaves it: attributes in `$`, text in `_`, children by name, always lists. */
type Element = { $?: Record<string, string>; _?: string } & { readonly [child: string]: unknown };
const children = (element: Element | undefined, name: string): Element[] => (element?.[name] as Element[] | undefined) ?? [];
const text = (element: Element | undefined): string => (typeof element?._ === 'string' ? element._ : '').trim();

type Wanted = { recipient: string; inResponseTo: string };

/** Judges the signed assertion itself, by what the library does not ask for (SAML profiles 4.1.4.3). @throws NotLetIn */
export function readAssertion(
  profile: Profile,
  provider: Provider & { kind: 'saml' },
  wanted: Wanted,
): { said: Said; assertionId: string; expiresAt: Date } {
  const assertion = (profile.getAssertion?.() as { Assertion?: Element } | undefined)?.Assertion;
  const assertionId = assertion?.$?.['ID'];
  if (!assertion || !assertionId) throw new NotLetIn('not_proven', 'unreadable');
  if (text(children(assertion, 'Issuer')[0]) !== provider.settings.entityId) throw new NotLetIn('not_proven', 'issuer');
  const confirmation = confirmationOf(assertion, wanted);
  if (!children(assertion, 'Conditions')[0]?.$?.['NotOnOrAfter']) throw new NotLetIn('not_proven', 'conditions');
  const statements = children(assertion, 'AuthnStatement');
  if (statements.length !== 1) throw new NotLetIn('not_proven', 'authn_statement');
  const context = children(statements[0], 'AuthnContext')[0];
  const instant = Date.parse(statements[0]?.$?.['AuthnInstant'] ?? '');
  const acr = text(children(context, 'AuthnContextClassRef')[0]);
  const subject = provider.subjectClaim === 'NameID' ? nameId(profile) : attributeOf(profile, provider.subjectClaim);
  if (!subject) throw new NotLetIn('not_stable');
  return {
    said: {
      subject,
      stable: provider.stableClaim ? attributeOf(profile, provider.stableClaim) : null,
      acr: acr || null,
      at: Number.isNaN(instant) ? null : new Date(instant),
    },
    assertionId,
    expiresAt: new Date(Date.parse(confirmation) + CLOCK_MS),
  };
}

/** A bearer's confirmation made for us, for this question, and for a time. Returns until when. */
function confirmationOf(assertion: Element, { recipient, inResponseTo }: Wanted): string {
  const bearers = children(children(assertion, 'Subject')[0], 'SubjectConfirmation').filter(
    ({ $ }) => $?.['Method'] === 'urn:oasis:names:tc:SAML:2.0:cm:bearer',
  );
  const facts = bearers.map((bearer) => children(bearer, 'SubjectConfirmationData')[0]?.$ ?? {});
  const here = facts.filter((fact) => fact['Recipient'] === recipient);
  if (here.length === 0) throw new NotLetIn('not_proven', 'recipient');
  const answers = here.filter((fact) => fact['InResponseTo'] === inResponseTo);
  if (answers.length === 0) throw new NotLetIn('not_proven', 'in_response_to');
  const now = Date.now();
  const until = answers.map((fact) => fact['NotOnOrAfter']).find((at) => at !== undefined && Date.parse(at) + CLOCK_MS > now);
  if (until === undefined) throw new NotLetIn('not_proven', 'expired');
  return until;
}

/** A transient NameID is another each time, and one that is an e-mail address will be somebody else's. */
function nameId({ nameID, nameIDFormat }: Profile): string | null {
  return /transient$|emailAddress$/i.test(nameIDFormat ?? '') ? null : stableValue('NameID', nameID);
}

function attributeOf(profile: Profile, name: string): string | null {
  const attributes = (profile['attributes'] ?? {}) as Record<string, unknown>;
  return Object.hasOwn(attributes, name) ? stableValue(name, attributes[name]) : null;
}
