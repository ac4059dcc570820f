import { formatDate, formatWhen, localDate } from '#platform/i18n/dates.ts';
import { locale } from '#platform/i18n/locale.ts';
import type { listShares, Occasion, SeatCounts } from './occasion.queries.ts';
import { freeSeats } from './say-seats.ts';
import { t } from './texts.ts';

type Share = Awaited<ReturnType<typeof listShares>>[number];

/** Names as one says them: "Ekhaga, Lövsta och Åby". */
export const listed = (names: readonly string[]): string =>
  new Intl.ListFormat(locale() === 'sv' ? 'sv-SE' : 'en-GB', { type: 'conjunction' }).format(names);

/** Seats kept, in one or two sentences: for whom, until when, and what is left of them. */
export function sayShare({ kind, name, seats: n, release_on, released_at, remaining }: Share): string {
  if (released_at) return t.releasedLine({ n, name, day: localDate(released_at) });
  const day = release_on ? formatDate(release_on) : '';
  const what =
    kind === 'hold' ? t.holdLine({ n, name, day }) : day ? t.shareLineUntil({ n, name, day }) : t.shareLine({ n, name });
  return `${what} ${remaining ? t.keptLeft({ n: remaining }) : t.keptNone()}`;
}

/** The room in sentences, each number once; the picture shows the same. */
export function sayRoom(c: SeatCounts, dated: boolean): string {
  if (!dated) return t.interestSentence({ n: c.interested, seats: c.seats });
  const free = freeSeats(c);
  return [
    t.seatsSentence({ n: c.placed, of: c.seats }),
    ...(c.offered ? [t.seatsOffered({ n: c.offered })] : []),
    ...(c.kept ? [t.seatsKept({ n: c.kept })] : []),
    ...(free ? [t.seatsFree({ n: free })] : c.kept ? [] : [t.seatsFull()]),
    ...(c.waiting ? [t.seatsQueue({ n: c.waiting })] : []),
  ].join(' ');
}

type Window = Pick<Occasion, 'sign_up_opens' | 'sign_up_closes'>;

export function sayWindow({ sign_up_opens, sign_up_closes }: Window, dated: boolean): string {
  const [opens, closes] = [sign_up_opens && formatWhen(sign_up_opens), sign_up_closes && formatWhen(sign_up_closes)];
  if (opens && closes) return t.windowBoth({ opens, closes });
  if (opens) return t.windowOpens({ opens });
  if (closes) return t.windowCloses({ closes });
  return dated ? t.windowAlways() : t.windowUndated();
}
