import type { Db, Tx } from '#platform/db/db.ts';
import type { Locale } from '#platform/i18n/locale.ts';

/** A letter's words, written in its recipient's language when it is sent. Null when there is nothing left to tell. */
export type Letter = { subject: string; text: string; calendar?: { method: 'REQUEST' | 'CANCEL' | 'PUBLISH'; text: string } };

/** A kind of letter a module sends: finds what it tells of and writes it. `publicUrl` begins every link. */
export type LetterWriter = (worker: Db, about: Record<string, string>, publicUrl: string) => Promise<Letter | null>;
export type LetterKinds = Readonly<Record<string, LetterWriter>>;

/** Where a person is reached and in which language, at the moment of sending; null e-mail when there is none. */
export type ReaderOf = (worker: Tx, personId: string) => Promise<{ email: string | null; language: Locale } | null>;
