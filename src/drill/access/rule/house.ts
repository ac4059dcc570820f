import { type Asks, everyone, nobody, own, type Rules } from './rule.ts';

/** Nobody sees the roles of a person whose record is closed to her, and nobody those behind a wall. */
const grant: Asks = (w, who, row) =>
  !w.walled(who, row['person_id']) &&
  ((who.id !== null && row['person_id'] === who.id) ||
    (w.has(who, 'give_roles', row['organisation_id']) && (w.reads(who, row['person_id']) || !w.isProtected(row['person_id']))));

/** Walls are kept for those who work below one, never by the one walled off, nor seen by one walled off from the same. */
const wall: Asks = (w, who, row) =>
  who.id !== null &&
  row['person_id'] !== who.id &&
  !w.walled(who, row['record_id']) &&
  (row['responsible_id'] === who.id || w.amongMine(who, 'keep_walls', row['person_id']));

const signIn = [
  ...['user', 'session', 'account', 'verification', 'twoFactor', 'passkey', 'rateLimit', 'invitation'],
  ...['failure', 'usedCode', 'identity', 'passage', 'usedAssertion'],
];

/** The platform's own tables: what one has done, been sent and been given; nothing of sign-in, and nothing of others'. */
export const house: Rules = {
  'access.role_permission': { reads: everyone },
  'access.permission_rule': { reads: everyone },
  'access.role_grant': {
    reads: grant,
    // Who reviews the log is the operator's to say, not theirs whom she reviews.
    // That a role which has ended is not brought back, and none prolonged in a circle, are rules of giving, not of access.
    changes: (w, who, row) =>
      row['person_id'] !== who.id && row['role'] !== 'log_reviewer' && w.has(who, 'give_roles', row['organisation_id'])
        ? null
        : false,
    adds: (w, who, row) =>
      row['person_id'] !== who.id &&
      row['granted_by'] === who.id &&
      row['role'] !== 'log_reviewer' &&
      w.has(who, 'give_roles', row['organisation_id'])
        ? null
        : false,
  },
  'access.role_change': { reads: (w, who, row) => grant(w, who, w.get('access.role_grant', row['grant_id']) ?? {}) },
  'access.wall': {
    reads: wall,
    changes: (w, who, row) => row['person_id'] !== who.id && w.amongMine(who, 'keep_walls', row['person_id']),
    adds: (w, who, row) =>
      row['person_id'] !== who.id && row['set_by'] === who.id && w.amongMine(who, 'keep_walls', row['person_id']) ? null : false,
  },
  'access.emergency': {
    reads: (w, who, row) =>
      (who.id !== null && row['person_id'] === who.id) ||
      w.has(who, 'review_log', row['organisation_id']) ||
      w.reads(who, row['record_id']),
    changes: (_w, who, row) => (who.id !== null && row['person_id'] === who.id ? null : false),
  },
  'audit.entry': {
    reads: (w, who, row) =>
      !w.walled(who, row['about_person_id']) &&
      ((who.id !== null && row['person_id'] === who.id) || w.has(who, 'review_log', row['chain'])),
    // In one's own name, and on no other controller's chain.
    adds: (_w, who, row) => (row['person_id'] === who.id ? null : false),
  },
  'audit.link': { reads: nobody },
  'audit.head': { reads: nobody },
  'mail.letter': { reads: own('person_id'), adds: everyone },
  'platform.file': { reads: own('uploaded_by'), adds: own('uploaded_by') },
  'platform.api_token': {
    reads: own('person_id'),
    changes: own('person_id'),
    adds: (_w, who, row) => who.id !== null && row['person_id'] === who.id && Number(row['level']) <= who.level,
  },
  'platform.idempotency': { reads: own('person_id'), changes: own('person_id'), adds: own('person_id') },
  'platform.demo_persona': { reads: everyone },
  'platform.migration': { reads: everyone },
  'platform.stated': { reads: nobody },
  'platform.erasure': { reads: nobody },
  'platform.restoration': { reads: nobody },
  'auth.identityProvider': {
    reads: (w, who, row) => w.has(who, 'keep_sign_in', row['organisationId']),
    changes: (w, who, row) => w.has(who, 'keep_sign_in', row['organisationId']),
    adds: (w, who, row) => w.has(who, 'keep_sign_in', row['organisationId']),
  },
  'auth.localRule': {
    reads: (w, who, row) => w.has(who, 'keep_sign_in', row['organisationId']),
    changes: (w, who, row) => (w.has(who, 'keep_sign_in', row['organisationId']) ? null : false),
    removes: (w, who, row) => (w.has(who, 'keep_sign_in', row['organisationId']) ? null : false),
    adds: (w, who, row) => (w.has(who, 'keep_sign_in', row['organisationId']) ? null : false),
  },
  ...Object.fromEntries(signIn.map((name) => [`auth.${name}`, { reads: nobody }])),
};
