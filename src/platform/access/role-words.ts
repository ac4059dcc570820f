import { texts } from '#platform/i18n/texts.ts';
import { en } from './role-words/texts.en.ts';
import { sv } from './role-words/texts.sv.ts';

const t = texts(sv, en);

/** What an access role is called, in the reader's language. */
export const roleName = (role: string): string => (role in t ? t[role as keyof typeof t]() : role);

/** The same inside a sentence: "din behörighet som samordnare". */
export const roleInSentence = (role: string): string => roleName(role).charAt(0).toLowerCase() + roleName(role).slice(1);
