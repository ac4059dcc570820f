import type { Shape } from '#platform/i18n/texts.ts';
import type { sv } from './texts.sv.ts';

export const en: Shape<typeof sv> = {
  menu: 'Networks',
  membersOnly: 'For the members of the network',
  toHandbook: 'Back to the handbook',
};
