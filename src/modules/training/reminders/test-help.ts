import { localDate } from '#platform/i18n/dates.ts';
// What the tests of reminders ask of a town: who was written to, and what the letter says when it is sent.
import { inLocale, type Locale } from '#platform/i18n/locale.ts';
import type { Town } from '#test/town.ts';
import { reminderLetters } from './letters.ts';

export type Written = { person_id: string; kind: string; about: Record<string, string> };

/** Letters about these courses, in the order they were written. */
export const lettersAbout = (town: Town, ...courses: string[]) =>
  town.owner<Written>(
    `select person_id, kind, about from mail.letter where string_to_array(about->>'courses', ',') && $1::text[] order by created_at`,
    [courses],
  );

/** The words of a letter as they would be sent now; null when there is nothing left to tell. */
export const readLetter = (town: Town, letter: Written, language: Locale = 'sv') =>
  inLocale(language, async () => {
    const write = reminderLetters[letter.kind];
    if (!write) throw new Error(`no letter ${letter.kind}`);
    return await write(town.house.worker.db, letter.about, 'https://samfrid.example');
  });

/** Moves a day by so many days from today: '2026-11-21'. */
export const dayFromNow = (days: number): string => localDate(new Date(Date.now() + days * 86_400_000));

export const place = (town: Town, occasion: string, person: string) =>
  town.owner(
    `insert into training.enrolment (occasion_id, person_id, employer_id, state, signed_up_by, number)
     values ($1, $2, $3, 'placed', $2, 1)`,
    [occasion, person, town.id],
  );
