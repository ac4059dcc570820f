import type { Shape } from '#platform/i18n/texts.ts';
import type { sv } from './texts.sv.ts';

export const en: Shape<typeof sv> = {
  clash: 'The person is booked on another part at the same time. Send despite_clash to sign up in spite of it.',
  lacks: 'The person lacks {courses}. Send despite_clash to sign up in spite of it.',
};
