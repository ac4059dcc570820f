import { RRuleTemporal } from 'rrule-temporal';
import { instant } from '#platform/i18n/dates.ts';

/** A series as RFC 5545 has it. Days are 'YYYY-MM-DD'; the clock is Sweden's, whatever summer time does. */
export type Recurrence = {
  /** DTSTART, 'YYYY-MM-DD'. */
  first: string;
  /** 'HH:MM'. */
  time: string;
  /** RRULE, or empty. */
  rule: string;
  /** RDATE. */
  extra: readonly string[];
  /** EXDATE. */
  except: readonly string[];
};

/** The days it meets, from the one to the other, both included; each once, in order. */
export function expand({ first, time, rule, extra, except }: Recurrence, from: string, to: string): string[] {
  const days = new Set([first, ...extra].filter((day) => from <= day && day <= to));
  if (rule) {
    const start = `DTSTART;TZID=Europe/Stockholm:${first.replaceAll('-', '')}T${time.replace(':', '')}00`;
    const series = new RRuleTemporal({ rruleString: `${start}\nRRULE:${rule}` });
    for (const met of series.between(instant(from, '00:00'), instant(to, '23:59'), true)) days.add(met.toString().slice(0, 10));
  }
  for (const day of except) days.delete(day);
  return [...days].sort();
}
