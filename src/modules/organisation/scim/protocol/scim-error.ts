import { inLocale } from '#platform/i18n/locale.ts';
import { t } from '../texts.ts';

export const ERROR = 'urn:ietf:params:scim:api:messages:2.0:Error';

/** Why a request was refused: the key of a sentence in our texts. */
export const reasons = [
  'wrongKey',
  'notHere',
  'wrongVersion',
  'unreadable',
  'tooLarge',
  'unsupported',
  'broken',
  'wrongFilter',
  'wrongPath',
  'noTarget',
  'wrongValue',
  'readOnly',
  'wrongPatch',
  'missing',
  'userNameTaken',
  'externalIdTaken',
  'groupNameTaken',
  'addressTaken',
  'numberTaken',
  'memberUnknown',
] as const;
export type Reason = (typeof reasons)[number];

/** scimType of RFC 7644, table 9, and what status goes with each reason. */
const answers: Record<Reason, [status: 400 | 401 | 404 | 409 | 412 | 413 | 500 | 501, scimType?: string]> = {
  wrongKey: [401],
  notHere: [404],
  wrongVersion: [412],
  unreadable: [400, 'invalidSyntax'],
  tooLarge: [413],
  unsupported: [501],
  broken: [500],
  wrongFilter: [400, 'invalidFilter'],
  wrongPath: [400, 'invalidPath'],
  noTarget: [400, 'noTarget'],
  wrongValue: [400, 'invalidValue'],
  readOnly: [400, 'mutability'],
  wrongPatch: [400, 'invalidSyntax'],
  missing: [400, 'invalidValue'],
  userNameTaken: [409, 'uniqueness'],
  externalIdTaken: [409, 'uniqueness'],
  groupNameTaken: [409, 'uniqueness'],
  addressTaken: [409, 'uniqueness'],
  numberTaken: [409, 'uniqueness'],
  memberUnknown: [400, 'invalidValue'],
};

/** A request that cannot be done, as RFC 7644, 3.12 answers it. Thrown, never returned: only what is thrown rolls back. */
export class ScimError extends Error {
  readonly reason: Reason;
  /** Which attribute, for whoever mends it. Never a value: it is kept for the administrators to read. */
  readonly what: string | null;

  constructor(reason: Reason, what: string | null = null) {
    super(reason);
    this.reason = reason;
    this.what = what;
  }

  get status() {
    return answers[this.reason][0];
  }

  body() {
    const [status, scimType] = answers[this.reason];
    const sentence = inLocale('en', () => t[this.reason]());
    return {
      schemas: [ERROR],
      ...(scimType ? { scimType } : {}),
      detail: this.what ? `${sentence} (${this.what})` : sentence,
      status: String(status),
    };
  }
}

type FromDatabase = { code?: string; constraint?: string };

const taken: Record<string, Reason> = {
  directory_person_user_name: 'userNameTaken',
  directory_person_external_id: 'externalIdTaken',
  directory_person_pkey: 'numberTaken',
  directory_group_name: 'groupNameTaken',
  directory_group_external_id: 'externalIdTaken',
  staff_number_pkey: 'numberTaken',
  address_taken: 'addressTaken',
  user_email_key: 'addressTaken',
  user_person: 'numberTaken',
};

/** What the database refused because somebody else was first; null where it is no such thing. */
export function takenBySomebody(error: unknown): ScimError | null {
  const { code, constraint } = error as FromDatabase;
  const reason = code === '23505' && constraint ? taken[constraint] : undefined;
  return reason ? new ScimError(reason) : null;
}
