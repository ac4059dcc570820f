import type { Shape } from '#platform/i18n/texts.ts';
import type { sv } from './texts.sv.ts';

export const en: Shape<typeof sv> = {
  outside: 'The handbooks belong to the municipalities',
  outsideBody: 'If you work somewhere else you can read the handbooks that a municipality has opened to everybody.',
  openBooks: 'Open handbooks',
};
