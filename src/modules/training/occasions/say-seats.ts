import { formatDate, formatWhen } from '#platform/i18n/dates.ts';
import type { Seats, StateKind } from '#platform/ui/index.ts';
import type { SeatCounts } from './occasion.queries.ts';
import { t } from './texts.ts';

type Told = {
  counts: SeatCounts;
  dated: boolean;
  sign_up_opens: Date | null;
  sign_up_closes: Date | null;
  final_call_at: Date | null;
};

/** Seats nobody has, is offered or has kept: never below nought. */
export const freeSeats = (c: SeatCounts): number => Math.max(0, c.seats - c.placed - c.offered - c.kept);

/** For the picture of the room. */
export const pictured = (c: SeatCounts): Seats => ({
  seats: c.seats,
  taken: c.placed,
  offered: c.offered,
  held: c.kept,
  waiting: c.waiting,
});

/** How full an occasion is, as one sentence with its state. */
export function saySeats({ counts, dated, ...o }: Told): { kind: StateKind; text: string } {
  if (!dated) return { kind: 'info', text: t.interestCount({ n: counts.interested }) };
  const now = new Date();
  if (o.sign_up_opens && o.sign_up_opens > now) return { kind: 'neutral', text: t.opens({ when: formatWhen(o.sign_up_opens) }) };
  if (o.sign_up_closes && o.sign_up_closes <= now)
    return { kind: 'neutral', text: t.closed({ day: formatDate(o.sign_up_closes) }) };
  const free = freeSeats(counts);
  if (free > 0 && o.final_call_at) return { kind: 'waiting', text: t.freeFirstCome({ n: free }) };
  if (free > 0) return { kind: 'done', text: t.freeSeats({ n: free, of: counts.seats }) };
  if (counts.kept > 0) return { kind: 'waiting', text: t.onlyKept({ n: counts.kept }) };
  if (counts.waiting > 0) return { kind: 'waiting', text: t.fullWithQueue({ n: counts.waiting }) };
  return { kind: 'waiting', text: t.full() };
}

const mine: Readonly<Record<string, { kind: StateKind; text: () => string }>> = {
  placed: { kind: 'done', text: t.youHaveSeat },
  waiting: { kind: 'waiting', text: t.youWait },
  resting: { kind: 'neutral', text: t.youRest },
  requested: { kind: 'waiting', text: t.youAsked },
  interested: { kind: 'info', text: t.youAreInterested },
};

/** Where the asker stands in it; null when she has not entered. */
export function sayMine(state: string | null): { kind: StateKind; text: string } | null {
  const said = state ? mine[state] : undefined;
  return said ? { kind: said.kind, text: said.text() } : null;
}
