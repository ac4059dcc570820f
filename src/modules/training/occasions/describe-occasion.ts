import { formatDay, formatShortDay, formatTime } from '#platform/i18n/dates.ts';
import { t } from './texts.ts';

type Sitting = { starts_at: Date; ends_at: Date };

/** tis 24 nov 2026, v. 48, 09.00–12.00 */
export const describePart = ({ starts_at, ends_at }: Sitting): string =>
  `${formatDay(starts_at)}, ${formatTime(starts_at)}–${formatTime(ends_at)}`;

/** When an occasion is, in words: its only part, or the first with how many there are; an occasion without parts has no date yet. */
export function describeOccasion(parts: readonly Sitting[]): string {
  const [first] = parts;
  const last = parts.at(-1);
  if (!first || !last) return t.noDate();
  if (parts.length === 1) return describePart(first);
  return t.severalParts({ first: formatDay(first.starts_at), n: parts.length, last: formatShortDay(last.starts_at) });
}

/** The same in two pieces, for lists: the first day, and then its hours or how many parts there are. */
export function tellOccasion(parts: readonly Sitting[]): { start: string; rest: string } {
  const [first] = parts;
  const last = parts.at(-1);
  if (!first || !last) return { start: t.noDate(), rest: '' };
  const start = formatDay(first.starts_at);
  if (parts.length === 1) return { start, rest: `${formatTime(first.starts_at)}–${formatTime(first.ends_at)}` };
  return { start, rest: t.partsUntil({ n: parts.length, last: formatShortDay(last.starts_at) }) };
}
