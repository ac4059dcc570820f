import type { Shape } from '#platform/i18n/texts.ts';
import type { sv } from './texts.sv.ts';

export const en: Shape<typeof sv> = {
  title: 'Your roles',
  lead: 'What you may do beyond what all employees may. A function, such as VIN representative, gives no access.',
  role: 'Role',
  place: 'Where',
  until: 'Until and including',
  lets: 'It lets you',
  furtherNotice: 'Until further notice',
  asleep: 'Sleeps since {day}',
  sleeps: 'Sleeps from {day} unless the course is renewed',
  none: 'You have no role of your own',
  noneBody: 'You can do what all employees can: see courses, sign up and show certificates.',
};
