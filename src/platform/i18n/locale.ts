import { AsyncLocalStorage } from 'node:async_hooks';

export type Locale = 'sv' | 'en';
export const locales: readonly Locale[] = ['sv', 'en'];

const current = new AsyncLocalStorage<Locale>();

/** The language of whoever reads right now: the request's, or the letter's recipient's. Swedish unless said. */
export const locale = (): Locale => current.getStore() ?? 'sv';

/** Runs `work` with every text in `language`. */
export const inLocale = <T>(language: Locale, work: () => T): T => current.run(language, work);
