import { texts } from '#platform/i18n/texts.ts';
import { en } from './words/texts.en.ts';
import { sv } from './words/texts.sv.ts';

const t = texts(sv, en);

/** What a permission lets one do, in the reader's language: "Planera kurser, tillfällen och målgrupper". */
export const permissionWords = (permission: string): string =>
  // One given by a version since gone may still stand on an old key.
  permission in t ? t[permission as keyof typeof t]() : permission;
