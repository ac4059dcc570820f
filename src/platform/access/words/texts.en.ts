import type { Shape } from '#platform/i18n/texts.ts';
import type { sv } from './texts.sv.ts';

export const en: Shape<typeof sv> = {
  'account.own': 'Look after one’s own account',
  'audit.own': 'Read the log of what one has done oneself',
  'sign_in.keep': 'Keep how the organisation signs in',
  'audit.review': 'Review the log',
  'access.grant': 'Give and end roles',
  'walls.keep': 'Raise and take down conflict walls',
  'emergency.open': 'Open protected records in an emergency',
  'training.keys': 'Decide which roles ask for a course',
  'directory.keep': "Connect the municipality's directory and its groups",
  'organisation.browse': 'See the organisation and its units',
  'organisation.shape': 'Change the organisation and its units',
  'people.see': 'See staff',
  'people.lead': 'See and lead one’s own staff',
  'people.meet': 'See those who come to one’s occasions',
  'people.invite': 'Invite staff to occasions',
  'people.assign': 'Give staff assignments, such as VIN representative',
  'people.import': 'Import staff from a file',
  'people.protect': 'Mark and ease protected identity',
  'training.browse': 'See courses, sign up and show certificates',
  'training.team': 'Sign up one’s own staff and answer their wishes',
  'training.plan': 'Plan courses, occasions and target groups',
  'training.lead': 'Hold occasions and keep attendance',
  'training.claims': 'Judge certificates from other providers',
  'training.coverage': 'See how many have a valid course',
};
