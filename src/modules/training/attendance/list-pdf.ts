import { listPdf } from '#platform/files/pdf/list.ts';
import type { Pdf } from '#platform/files/pdf.ts';
import { formatSpan, formatWhen, localDate } from '#platform/i18n/dates.ts';
import { locale } from '#platform/i18n/locale.ts';
import type { Register } from './attendance.queries.ts';
import { nameOf } from './presence-choice.tsx';
import { t } from './texts.ts';

/** From the first day to the last: "12 mars – 9 april 2026". */
export function describeRounds({ parts, place }: Pick<Register, 'parts' | 'place'>): string {
  const days = parts.map((part) => part.starts_at).sort((a, b) => a.getTime() - b.getTime());
  const [first] = days;
  const last = days.at(-1);
  const span = first && last ? formatSpan(localDate(first), localDate(last)) : '';
  return [span, place].filter(Boolean).join(' · ');
}

/** The list to put on a table by the door: A4, boxes for a pen, some empty lines for those who come anyway. */
export const attendanceListPdf = (register: Register): Promise<Pdf> =>
  listPdf(
    {
      course: register.title,
      occasion: describeRounds(register),
      facts: [
        [t.organiser(), register.organiser],
        [t.seats(), String(register.people.length)],
      ],
      parts: register.parts.map((part) => ({
        title: t.part({ number: part.number }),
        when: formatWhen(part.starts_at),
      })),
      people: register.people.map((person) => ({ name: nameOf(person), unit: person.workplace ?? '' })),
      emptyRows: 4,
    },
    locale(),
  );
