import { texts } from '#platform/i18n/texts.ts';
import { en } from './role-words/texts.en.ts';
import { sv } from './role-words/texts.sv.ts';

const t = texts(sv, en);

/** What an access role is called, in the reader's language. */
export const roleName = (role: string): string => (role in t ? t[role as keyof typeof t]() : role);
