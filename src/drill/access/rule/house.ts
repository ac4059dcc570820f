import { everyone, nobody, own, type Rules } from './rule.ts';

/** The platform's own tables: what one has done, been sent and been given; nothing of sign-in, and nothing of others'. */
export const house: Rules = {
  'access.role_permission': { reads: everyone },
  'access.permission_rule': { reads: everyone },
  'access.role_grant': {
    reads: (w, who, row) => (who.id !== null && row['person_id'] === who.id) || w.has(who, 'give_roles', row['organisation_id']),
    changes: (w, who, row) => row['person_id'] !== who.id && w.has(who, 'give_roles', row['organisation_id']),
    adds: (w, who, row) =>
      row['person_id'] !== who.id && row['granted_by'] === who.id && w.has(who, 'give_roles', row['organisation_id'])
        ? null
        : false,
  },
  'audit.entry': {
    reads: (w, who, row) => (who.id !== null && row['person_id'] === who.id) || w.has(who, 'review_log', row['chain']),
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
  ...Object.fromEntries(
    ['user', 'session', 'account', 'verification', 'twoFactor', 'passkey', 'rateLimit', 'invitation', 'localRule', 'failure'].map(
      (name) => [`auth.${name}`, { reads: nobody }],
    ),
  ),
};
