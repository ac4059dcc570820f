// What we keep of a resource. Attributes of RFC 7643 that we do not keep are taken and forgotten: a directory sends what
// it has, and a home address or a photograph is nothing Samfrid should know.
export const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
export const GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group';

export type Shape =
  | { is: 'text'; max: number; required?: true; caseExact?: true; unique?: true }
  | { is: 'boolean' }
  | { is: 'complex'; parts: Shapes }
  | { is: 'many'; parts: Shapes }
  | { is: 'readOnly' };
export type Shapes = { readonly [name: string]: Shape };

const text = (max: number): Shape => ({ is: 'text', max });
const entry: Shapes = { value: text(254), type: text(40), primary: { is: 'boolean' }, display: text(254) };
const readOnly: Shapes = { id: { is: 'readOnly' }, meta: { is: 'readOnly' } };

export const userShapes: Shapes = {
  ...readOnly,
  groups: { is: 'readOnly' },
  userName: { is: 'text', max: 254, required: true, unique: true },
  externalId: { is: 'text', max: 254, caseExact: true },
  active: { is: 'boolean' },
  displayName: text(254),
  preferredLanguage: text(35),
  name: { is: 'complex', parts: { givenName: text(100), familyName: text(100) } },
  emails: { is: 'many', parts: entry },
  phoneNumbers: { is: 'many', parts: { ...entry, value: text(40) } },
  [ENTERPRISE]: { is: 'complex', parts: { employeeNumber: text(40) } },
};

export const groupShapes: Shapes = {
  ...readOnly,
  displayName: { is: 'text', max: 254, required: true, unique: true },
  externalId: { is: 'text', max: 254, caseExact: true },
  members: { is: 'many', parts: { value: text(60), type: text(40), display: text(254), $ref: text(2000) } },
};

/** In RFC 7643 but not kept here; small letters. */
const forgotten = new Set(
  `schemas nickname profileurl title usertype locale timezone password ims photos addresses entitlements roles
   x509certificates name.formatted name.middlename name.honorificprefix name.honorificsuffix
   costcenter organization division department manager`.split(/\s+/),
);

/** The name as RFC 7643 writes it, whatever letters it came in (RFC 7643, 2.1); undefined when we have no such attribute. */
export function nameOf(shapes: Shapes, given: string): string | undefined {
  const small = given.toLowerCase();
  return Object.keys(shapes).find((name) => name.toLowerCase() === small);
}

/** An attribute the standard knows, or of an extension we do not: taken without a word. */
export const isForgotten = (given: string): boolean => {
  const small = given.toLowerCase();
  const [first = ''] = small.split('.');
  return forgotten.has(small) || forgotten.has(first) || isForeign(small);
};

const isForeign = (small: string) =>
  small.startsWith('urn:') && ![USER, ENTERPRISE, GROUP].some((urn) => small.startsWith(urn.toLowerCase()));
