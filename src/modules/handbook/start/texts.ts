import { texts } from '#platform/i18n/texts.ts';
import { en } from './texts.en.ts';
import { sv } from './texts.sv.ts';

export const t = texts(sv, en);
