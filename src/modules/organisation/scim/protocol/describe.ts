// What the directory may ask of us: RFC 7643, 5, 6 and 7, made of the same shapes that read what it sends.
import { ENTERPRISE, GROUP, groupShapes, type Shape, type Shapes, USER, userShapes } from './attributes.ts';
import { MOST } from './list.ts';

export const MOST_BYTES = 2 * 1024 * 1024;

export const serviceProvider = (root: string) => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
  patch: { supported: true },
  bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
  filter: { supported: true, maxResults: MOST },
  changePassword: { supported: false },
  sort: { supported: false },
  etag: { supported: true },
  authenticationSchemes: [
    {
      type: 'oauthbearertoken',
      name: 'OAuth Bearer Token',
      description: 'A directory key, made by the municipality’s administrator in Samfrid.',
      specUri: 'https://www.rfc-editor.org/info/rfc6750',
      primary: true,
    },
  ],
  meta: { resourceType: 'ServiceProviderConfig', location: `${root}/ServiceProviderConfig` },
});

export const resourceTypes = (root: string) =>
  [
    { id: 'User', endpoint: '/Users', description: 'A person who may sign in', schema: USER, extension: ENTERPRISE },
    { id: 'Group', endpoint: '/Groups', description: 'A group that roles can be tied to', schema: GROUP, extension: null },
  ].map(({ id, endpoint, description, schema, extension }) => ({
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'],
    id,
    name: id,
    endpoint,
    description,
    schema,
    ...(extension ? { schemaExtensions: [{ schema: extension, required: false }] } : {}),
    meta: { resourceType: 'ResourceType', location: `${root}/ResourceTypes/${id}` },
  }));

export const schemas = (root: string) =>
  [
    {
      id: USER,
      name: 'User',
      description: 'A person who may sign in',
      shapes: without(userShapes, 'id', 'meta', 'groups', 'externalId', ENTERPRISE),
    },
    {
      id: ENTERPRISE,
      name: 'EnterpriseUser',
      description: 'The HR system’s number of a person',
      shapes: partsOf(userShapes[ENTERPRISE]),
    },
    {
      id: GROUP,
      name: 'Group',
      description: 'A group that roles can be tied to',
      shapes: without(groupShapes, 'id', 'meta', 'externalId'),
    },
  ].map(({ id, name, description, shapes }) => ({
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Schema'],
    id,
    name,
    description,
    attributes: Object.entries(shapes).map(([one, shape]) => attribute(one, shape)),
    meta: { resourceType: 'Schema', location: `${root}/Schemas/${id}` },
  }));

const partsOf = (shape: Shape | undefined): Shapes => (shape && 'parts' in shape ? shape.parts : {});
const without = (shapes: Shapes, ...names: string[]): Shapes =>
  Object.fromEntries(Object.entries(shapes).filter(([name]) => !names.includes(name)));

/** Without description, which RFC 7643 does not require: the names are the standard's own. */
function attribute(name: string, shape: Shape): Record<string, unknown> {
  const fixed = name === '$ref' || name === 'display';
  const common = {
    name,
    multiValued: shape.is === 'many',
    required: 'required' in shape,
    mutability: fixed ? 'readOnly' : 'readWrite',
    returned: 'default',
  };
  if (shape.is === 'boolean') return { ...common, type: 'boolean' };
  if ('parts' in shape)
    return { ...common, type: 'complex', subAttributes: Object.entries(shape.parts).map(([one, part]) => attribute(one, part)) };
  const text = { caseExact: 'caseExact' in shape, uniqueness: 'unique' in shape ? 'server' : 'none' };
  return name === '$ref'
    ? { ...common, ...text, type: 'reference', referenceTypes: ['User'] }
    : { ...common, ...text, type: 'string' };
}
