// Words that are not saved yet, kept in this browser: for a broken line, a closed window, a session that ended.

/** `at` is when they were written, in ISO 8601; `fields` by name. */
export type Kept = { at: string; fields: Record<string, string> };

const PREFIX = 'samfrid.words:';
/** Of one draft and one writer: another who uses the browser is not shown them. */
export const keyOf = (path: string, marker: string): string => `${PREFIX}${path}:${marker}`;

/** A browser may refuse to keep anything (private windows, a full disk): then the page says what is not saved, and that is all. */
export function keep(key: string, kept: Kept): void {
  try {
    localStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // The words are still on the page.
  }
}

export function findKept(key: string): Kept | null {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Kept | null;
    return kept && typeof kept.at === 'string' && typeof kept.fields === 'object' ? kept : null;
  } catch {
    return null;
  }
}

export function forget(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Then nothing was kept either.
  }
}

/** Whose keys begin so: all of a draft's where `path` is given, else every word kept here. */
export function forgetAll(path = ''): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX + path)) localStorage.removeItem(key);
  } catch {
    // Nothing is kept where nothing can be read.
  }
}
