import type { Shape } from '#platform/i18n/texts.ts';
import type { sv } from './texts.sv.ts';

export const en: Shape<typeof sv> = {
  refusedEnded: 'The routine is no longer used. Begin a new routine instead.',
  refusedInReview: 'The new version is being reviewed or has been decided. Take it back to a draft first, if it is to change.',
};
