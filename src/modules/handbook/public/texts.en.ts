import type { Shape } from '#platform/i18n/texts.ts';
import type { sv } from './texts.sv.ts';

export const en: Shape<typeof sv> = {
  title: 'Handbooks that everybody may read',
  lead: 'This is how the municipalities have decided to work.',
  none: 'No handbook is open to everybody',
  noneBody: 'When a municipality opens its handbook it stands here.',
  all: 'All open handbooks',
  flow: 'See it as a picture',
  now: 'One step at a time',
  since: 'Version {n}, in force since {day}.',
};
