import { NotFound } from '#platform/http/failures.ts';
import { localDate } from '#platform/i18n/dates.ts';
import type { Register, RegisterPart } from './attendance.queries.ts';

/** The part one most likely wants: the one asked for by number, else today's, else the last one held, else the first. */
export function choosePart({ parts }: Register, number: string | undefined): RegisterPart {
  const today = localDate(new Date());
  const asked = parts.find((part) => String(part.number) === number);
  const todays = parts.filter((part) => localDate(part.starts_at) === today);
  const held = parts.filter((part) => localDate(part.starts_at) < today);
  // Of two parts the same day, the one going on: the last that has begun.
  const part = asked ?? todays.findLast(({ starts_at }) => starts_at <= new Date()) ?? todays[0] ?? held.at(-1) ?? parts[0];
  if (!part) throw new NotFound();
  return part;
}

/** The part a form was sent for. */
export function getPart({ parts }: Register, id: unknown): RegisterPart {
  const part = parts.find((one) => one.id === id);
  if (!part) throw new NotFound();
  return part;
}
