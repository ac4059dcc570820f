// A log entry in words, the same in the review, on the follow-up list and where she is asked about it.

import { roleName } from '#platform/access/role-words.ts';
import { actWords, tellsAbout } from '#platform/audit/entry-words.ts';
import { formatDay, formatTime } from '#platform/i18n/dates.ts';
import { t } from './texts.ts';

/** What was done, and to whom: "öppnade sidan om Alva Lindqvist". */
export const sayDeed = (act: string, about: string | null): string =>
  about && !tellsAbout(act) ? `${actWords(act, about)} (${about})` : actWords(act, about);

/** The role one acted as; several are listed. */
export const sayRole = (role: string): string =>
  role
    .split(',')
    .map((one) => (one === 'employee' ? t.employee() : roleName(one).toLocaleLowerCase()))
    .join(', ');

/** tis 14 okt 2026, v. 42, 22.41 */
export const sayWhen = (at: Date): string => `${formatDay(at)}, ${formatTime(at)}`;

type Names = { about: string | null; about_person_id?: string | null };

/** Whom it was about: her name, that she has protected identity, or nothing where it was about nobody. */
export const sayAbout = ({ about, about_person_id }: Names): string | null =>
  about ?? (about_person_id ? t.someoneProtected() : null);
export const sayWho = (who: string | null): string => who ?? t.someoneProtected();
