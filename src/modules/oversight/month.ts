import { locale } from '#platform/i18n/locale.ts';

const months = {
  sv: new Intl.DateTimeFormat('sv-SE', { timeZone: 'UTC', month: 'long', year: 'numeric' }),
  en: new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'long', year: 'numeric' }),
} as const;

/** oktober 2026, out of the month's first day. */
export const formatMonth = (first: string): string => months[locale()].format(new Date(`${first.slice(0, 10)}T12:00:00Z`));
