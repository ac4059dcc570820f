// Which table the id in an address is of, for every address that has one: so that what is another's can be asked for.
export const NOUNS: Readonly<Record<string, string>> = {
  '/incidents/:id': 'oversight.incident',
  '/reviews/:id': 'oversight.review',
  '/reviews/questions/:id': 'oversight.drawn_entry',
  '/reviews/follow-up/:id': 'oversight.drawn_entry',
  '/reviews/size/:controller': 'organisation.organisation',
  '/requests/:id': 'oversight.request',
  '/who-looked/:id': 'oversight.request',
  '/roles/:id': 'access.role_grant',
  '/emergency/:id': 'access.emergency',
  '/sign-in-ways/:id': 'auth.identityProvider',
  '/sign-in-ways/at/:organisation': 'organisation.organisation',
  '/organisation/:id': 'organisation.organisation',
  '/organisation/people/:id': 'organisation.person',
  '/organisation/walls/:id': 'access.wall',
  '/organisation/functions/:id': 'organisation.assignment',
  '/organisation/import/:id': 'organisation.staff_import',
  '/organisation/protection/:id': 'organisation.person',
  '/organisation/protection/readers/:id': 'organisation.protected_reader',
  '/organisation/protection/easings/:id': 'organisation.protection_easing',
  '/organisation/directories/:id': 'organisation.directory',
  '/organisation/directory-groups/:id': 'organisation.directory_group',
  '/organisation/directory-roles/:id': 'organisation.directory_role',
  '/screening/case-systems/:id': 'screening.case_system',
  '/screening/case-system-keys/:id': 'screening.case_system_key',
  '/organisation/directory-keys/:id': 'organisation.directory_key',
  '/training/occasions/:id': 'training.occasion',
  '/training/courses/:id': 'training.course',
  '/training/enrolments/:id': 'training.enrolment',
  '/training/targets/:id': 'training.target_group',
  '/training/claims/:id': 'training.completion',
  '/training/certificates/:id': 'training.completion',
  '/training/coverage/:id': 'training.course',
  '/training/campaign/:id': 'training.course',
  '/training/trainers/:id': 'organisation.person',
  '/training/trainers/approvals/:id': 'training.trainer_approval',
  '/training/invitations/:id': 'training.invitation',
  '/training/keys/:id': 'training.role_key',
  '/calendar/occasions/:id': 'training.occasion',
  '/screening/visits/:id': 'screening.visit',
  '/screening/re-asks/:id': 'screening.re_ask',
  '/screening/figures/:organisation': 'organisation.organisation',
  '/outbox/:id': 'mail.letter',
  '/account/sessions/:id': 'auth.session',
  '/account/passkeys/:id': 'auth.passkey',
  '/account/keys/:id': 'platform.api_token',
  '/api/v1/organisations/:id': 'organisation.organisation',
  '/api/v1/occasions/:id': 'training.occasion',
  '/api/v1/courses/:id': 'training.course',
  '/api/v1/sign-ups/:id': 'training.enrolment',
};

/** The second id in an address: a row that lies in the first. */
export const CHILDREN: Readonly<Record<string, string>> = {
  '/incidents/:id/affected/:person': 'organisation.person',
  '/incidents/:id/measures/:measure': 'oversight.measure',
  '/incidents/:id/evidence/:file': 'oversight.evidence',
  '/reviews/:id/entries/:entry': 'oversight.drawn_entry',
  '/training/targets/:id/courses/:course': 'training.course',
  '/training/targets/:id/rules/:rule': 'training.target_rule',
};

/** Up to and with its last parameter of those told of: what `NOUNS` and `CHILDREN` are asked by. */
export const nounOf = (pattern: string): string | undefined =>
  Object.keys(NOUNS).find((noun) => pattern === noun || pattern.startsWith(`${noun}/`));
export const childOf = (pattern: string): string | undefined =>
  Object.keys(CHILDREN).find((child) => pattern === child || pattern.startsWith(`${child}/`) || pattern.startsWith(`${child}{`));
