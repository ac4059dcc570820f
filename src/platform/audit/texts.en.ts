import type { Shape } from '#platform/i18n/texts.ts';
import type { sv } from './texts.sv.ts';

export const en: Shape<typeof sv> = {
  menu: 'Log',
  title: 'Log',
  leadReviewer: 'Who did what, and when. That you read here is noted too.',
  leadOwn: 'What you yourself have done in Samfrid. Nobody can change or remove a line.',
  act: 'Act',
  everyAct: 'Every act',
  from: 'From',
  to: 'To',
  when: 'When',
  who: 'Who',
  about: 'About',
  details: 'Details',
  closed: 'Protected identity',
  system: 'Samfrid itself',
  none: 'Nothing to show',
  noneBody: 'Change the choice; there may be lines at another time.',
  newer: 'Newer',
  older: 'Older',
};
