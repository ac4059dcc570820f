/** Names of claims that are handed on to the next person, chosen by herself, or both: e-mail, login name, name, telephone. */
const PASSED_ON =
  /mail|e-?post|\bupn\b|principal|user_?name|unique_?name|nick_?name|login|phone|telefon|mobile|display|(^|[/:_])(given|family|sur|first|last|common|full)?_?name$|^(cn|sn|gn)$/i;

/** The same by number, as SAML names them. */
const PASSED_ON_BY_NUMBER = new Set([
  'urn:oid:0.9.2342.19200300.100.1.1', // uid: a login name
  'urn:oid:0.9.2342.19200300.100.1.3', // mail
  'urn:oid:1.2.840.113549.1.9.1', // emailAddress
  'urn:oid:1.3.6.1.4.1.5923.1.1.1.6', // eduPersonPrincipalName
  'urn:oid:2.16.840.1.113730.3.1.241', // displayName
  'urn:oid:2.5.4.3', // commonName
  'urn:oid:2.5.4.4',
  'urn:oid:2.5.4.20', // telephoneNumber
  'urn:oid:2.5.4.42',
]);

/** May the claim tell who somebody is? Never one that can later be another's. */
export const isPassedOn = (claim: string): boolean => PASSED_ON.test(claim) || PASSED_ON_BY_NUMBER.has(claim.toLowerCase());

/** Ids of this shape are written name@organisation by their standard, and are no addresses. */
const SCOPED = /subject-id|pairwise-id|uniqueId|targetedID|1\.3\.6\.1\.4\.1\.5923\.1\.1\.1\.(10|13)$/i;

/** A claim's value as an id; null when it is missing, several, too long, or an e-mail address whatever the claim is called. */
export function stableValue(claim: string, value: unknown): string | null {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  if (typeof value !== 'string') return null;
  const text = value.trim();
  if (text === '' || text.length > 500) return null;
  return text.includes('@') && !SCOPED.test(claim) ? null : text;
}
