import type { Shape } from '#platform/i18n/texts.ts';
import type { sv } from './texts.sv.ts';

export const en: Shape<typeof sv> = {
  outbox: 'The outbox',
  outboxLead: 'The letters that would have been sent. In the practice municipality they stay here.',
  subject: 'Subject',
  to: 'To',
  written: 'Written',
  standing: 'Standing',
  beingWritten: 'The letter will be written shortly',
  sent: 'Sent',
  waiting: 'Waiting',
  noLetters: 'No letters yet',
  noLettersBody: 'Sign someone up for a course, and the first letter comes here.',
  calendar: 'Open the calendar invitation',
};
