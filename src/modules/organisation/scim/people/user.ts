import type { Selectable } from 'kysely';
import type { OrganisationDirectoryPerson } from '#platform/db/schema.gen.ts';
import { type Asked, etag, locationOf } from '../door.ts';
import { ENTERPRISE, USER } from '../protocol/attributes.ts';
import type { Entry, Resource } from '../protocol/read-resource.ts';
import { ScimError } from '../protocol/scim-error.ts';

export type UserRow = Selectable<OrganisationDirectoryPerson>;
/** What a directory tells of a person, as columns. */
export type Told = Pick<
  UserRow,
  | 'user_name'
  | 'external_id'
  | 'active'
  | 'display_name'
  | 'given_name'
  | 'family_name'
  | 'email'
  | 'phone'
  | 'mobile'
  | 'language'
  | 'employee_number'
>;

/** A row as the resource it came from, without what we ourselves add. */
export function resourceOf(row: Told): Resource {
  const phones = [
    ...(row.phone ? [{ value: row.phone, type: 'work' }] : []),
    ...(row.mobile ? [{ value: row.mobile, type: 'mobile' }] : []),
  ];
  const name = { ...given('givenName', row.given_name), ...given('familyName', row.family_name) };
  return {
    userName: row.user_name,
    ...given('externalId', row.external_id),
    active: row.active,
    ...given('displayName', row.display_name),
    ...given('preferredLanguage', row.language),
    ...(Object.keys(name).length > 0 ? { name } : {}),
    ...(row.email ? { emails: [{ value: row.email, type: 'work', primary: true }] } : {}),
    ...(phones.length > 0 ? { phoneNumbers: phones } : {}),
    ...(row.employee_number ? { [ENTERPRISE]: { employeeNumber: row.employee_number } } : {}),
  };
}

const given = (name: string, value: string | null): Record<string, string> => (value ? { [name]: value } : {});

/** The whole resource, as it is answered. */
export const answered = ({ c }: Pick<Asked, 'c'>, row: UserRow): Record<string, unknown> => ({
  schemas: row.employee_number ? [USER, ENTERPRISE] : [USER],
  id: row.person_id,
  ...resourceOf(row),
  meta: {
    resourceType: 'User',
    created: iso(row.created_at),
    lastModified: iso(row.updated_at),
    location: locationOf(c, 'Users', row.person_id),
    version: etag(row.version),
  },
});

export const iso = (at: Date | string): string => new Date(at).toISOString();

/** A resource as columns: of several addresses the one for work, of phones work's and the mobile. */
export function toldBy(resource: Resource, active: boolean): Told {
  const name = (resource['name'] ?? {}) as Record<string, string>;
  const phones = (resource['phoneNumbers'] ?? []) as Entry[];
  const mobile = phones.find((one) => one['type'] === 'mobile');
  const enterprise = (resource[ENTERPRISE] ?? {}) as Record<string, string>;
  return {
    user_name: String(resource['userName']),
    external_id: text(resource['externalId']),
    active: typeof resource['active'] === 'boolean' ? resource['active'] : active,
    display_name: text(resource['displayName']),
    given_name: text(name['givenName']),
    family_name: text(name['familyName']),
    email: address(valueIn(forWork((resource['emails'] ?? []) as Entry[]))),
    phone: valueIn(forWork(phones.filter((one) => one !== mobile && one['type'] !== 'fax' && one['type'] !== 'pager'))),
    mobile: valueIn(mobile),
    language: text(resource['preferredLanguage']),
    employee_number: text(enterprise['employeeNumber']),
  };
}

/** Marked as work's, else as the first among them, else of no kind; never home's. */
function forWork(entries: readonly Entry[]): Entry | undefined {
  const kind = (one: Entry) => String(one['type'] ?? '').toLowerCase();
  return (
    entries.find((one) => kind(one) === 'work') ??
    entries.find((one) => one['primary'] === true && kind(one) !== 'home') ??
    entries.find((one) => kind(one) === '')
  );
}

function address(email: string | null): string | null {
  if (email !== null && !/^[^@\s]+@[^@\s]+$/.test(email)) throw new ScimError('wrongValue', 'emails');
  return email;
}

const valueIn = (entry: Entry | undefined): string | null => text(entry?.['value']);
const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
