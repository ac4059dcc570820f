// Words that are not saved yet, kept in this browser: for a broken line, a closed window, a session that ended.
import type { FormWords } from './form-words.ts';

/** `at` is when they were written, in ISO 8601. */
export type Kept = { at: string; fields: FormWords };

/** Of the whole browser, until they are saved; or of this tab alone, as long as it is open. */
type Place = 'browser' | 'tab';
const storeOf = (place: Place): Storage => (place === 'browser' ? localStorage : sessionStorage);

const PREFIX = 'samfrid.words:';
/** Of one form and one writer: another who uses the browser is not shown them. */
export const keyOf = (path: string, marker: string): string => `${PREFIX}${path}:${marker}`;

/** A browser may refuse to keep anything (private windows, a full disk): then the page says what is not saved, and that is all. */
export function keep(key: string, kept: Kept, place: Place = 'browser'): void {
  try {
    storeOf(place).setItem(key, JSON.stringify(kept));
  } catch {
    // The words are still on the page.
  }
}

export function findKept(key: string, place: Place = 'browser'): Kept | null {
  try {
    const kept = JSON.parse(storeOf(place).getItem(key) ?? 'null') as Kept | null;
    return kept && typeof kept.at === 'string' && typeof kept.fields === 'object' ? kept : null;
  } catch {
    return null;
  }
}

export function forget(key: string, place: Place = 'browser'): void {
  try {
    storeOf(place).removeItem(key);
  } catch {
    // Then nothing was kept either.
  }
}

/** Whose keys begin so: all of a draft's where `path` is given, else every word kept there. */
export function forgetAll(path = '', place: Place = 'browser'): void {
  try {
    const store = storeOf(place);
    for (const key of Object.keys(store)) if (key.startsWith(PREFIX + path)) store.removeItem(key);
  } catch {
    // Nothing is kept where nothing can be read.
  }
}
