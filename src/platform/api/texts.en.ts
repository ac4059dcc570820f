import type { Shape } from '#platform/i18n/texts.ts';
import type { sv } from './texts.sv.ts';

export const en: Shape<typeof sv> = {
  notFound: 'There is nothing here, or it is not yours to see.',
  signInFirst: 'Send a key in the header Authorization: Bearer, or sign in.',
  wrongKey: 'The key does not work. It is unknown, revoked or too old.',
  invalid: 'Something in the request needs mending. See errors.',
  missing: 'Missing.',
  unknownField: 'There is no such field here.',
  wrongValue: 'Cannot be read as what it should be: {expected}.',
  unreadable: 'The body cannot be read as JSON.',
  wrongMedia: 'Send the body as application/json.',
  tooLarge: 'The body is too large. At most 64 kB.',
  wrongCursor: 'The cursor does not belong here. Take it from next_cursor of the answer before, with the same filters.',
  notKeepable: 'The body has a character that cannot be kept: U+0000, or half of a surrogate pair.',
  tooLow: 'This asks for a safer sign-in than the one the key was made in.',
  wrongKeyForm: 'Idempotency-Key must be 1–200 ASCII characters without spaces.',
  keyReused: 'The same Idempotency-Key has been used for another request. Take a new one.',
  foreignSite: 'The request was sent from another site and is therefore refused.',

  title: 'Samfrid for other systems',
  lead: 'The same facts and the same rules as on the pages, for programs. Here is what one can ask for and do.',
  document: 'The description as OpenAPI 3.1',
  keysTitle: 'Key',
  keysBody:
    'Whoever runs the installation makes a key with the command below. It is shown once and works for a year at most. It may do what its person may, or less where --scopes limits it.',
  keysSend: 'Send the key with every request.',
  rulesTitle: 'How it works',
  rulePaging:
    'Lists come in pieces. limit says how many (1–200, else 50). Where next_cursor is not null there is more: send it as cursor. The order is when a thing was entered, oldest first, so that nothing is passed over or comes twice while new things are added.',
  ruleTimes: 'Times are RFC 3339 in UTC. Days are Swedish days: 2026-11-21.',
  ruleErrors:
    'Errors are answered as application/problem+json (RFC 9457). What is absent and what is not yours look the same: 404.',
  ruleRepeat:
    'Send Idempotency-Key with every POST. If the answer is lost, send the same request with the same key again: what has been done is not done twice, and the answer carries Idempotency-Replayed: true. Answers are kept for two days.',
  parameters: 'Parameters',
  parameter: 'Name',
  place: 'Where',
  required: 'Required',
  yes: 'yes',
  no: 'no',
  meaning: 'Meaning',
  bodyExample: 'Example of a body',
  answerExample: 'Example of an answer',
  answers: 'Answers',
  status: 'Status',
  needs: 'Needs the permission {permission}.',
  endpoints: 'Addresses',
};
