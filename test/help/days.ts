import { localDate } from '#platform/i18n/dates.ts';

/** The day so many days from today, 'YYYY-MM-DD', by the calendar in Sweden: right at midnight and over summer time. */
export const inDays = (days: number): string =>
  new Date(Date.parse(localDate(new Date())) + days * 86_400_000).toISOString().slice(0, 10);
