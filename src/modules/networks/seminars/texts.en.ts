import type { Shape } from '#platform/i18n/texts.ts';
import type { sv } from './texts.sv.ts';

export const en: Shape<typeof sv> = {
  title: 'Deepening courses to sign up for',
};
