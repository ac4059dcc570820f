/** Days on which hardly anybody works in Sweden (1989:253), and the eves that agreements make free: a network had better not meet. */
export const holidays = [
  'new_year',
  'epiphany',
  'good_friday',
  'easter_monday',
  'may_day',
  'ascension',
  'national_day',
  'midsummer_eve',
  'christmas_eve',
  'christmas_day',
  'boxing_day',
  'new_year_eve',
] as const;
export type Holiday = (typeof holidays)[number];

const FIXED: Readonly<Record<string, Holiday>> = {
  '01-01': 'new_year',
  '01-06': 'epiphany',
  '05-01': 'may_day',
  '06-06': 'national_day',
  '12-24': 'christmas_eve',
  '12-25': 'christmas_day',
  '12-26': 'boxing_day',
  '12-31': 'new_year_eve',
};

/** The public holiday of a day 'YYYY-MM-DD', or null. Sundays are none here: nobody puts a meeting there unknowing. */
export function holidayOf(day: string): Holiday | null {
  const fixed = FIXED[day.slice(5)];
  if (fixed) return fixed;
  const year = Number(day.slice(0, 4));
  const afterEaster = (Date.parse(day) - easter(year)) / 86_400_000;
  if (afterEaster === -2) return 'good_friday';
  if (afterEaster === 1) return 'easter_monday';
  if (afterEaster === 39) return 'ascension';
  return isMidsummerEve(day) ? 'midsummer_eve' : null;
}

/** The Friday between 19 and 25 June. */
const isMidsummerEve = (day: string): boolean =>
  day.slice(5, 7) === '06' &&
  Number(day.slice(8)) >= 19 &&
  Number(day.slice(8)) <= 25 &&
  new Date(`${day}T12:00:00Z`).getUTCDay() === 5;

/** Easter Sunday as milliseconds UTC: the Gregorian computus (Meeus, Jones and Butcher). */
export function easter(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  return Date.UTC(year, month - 1, ((h + l - 7 * m + 114) % 31) + 1);
}
